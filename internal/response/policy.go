package response

import (
	"strconv"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
)

// Origin is how pages label every number of a Policy (rules, mark D). None of them is statutory.
const Origin = "school policy"

// Policy holds every number that a school may change. Make one with DefaultPolicy or PolicyOf.
type Policy struct {
	// TodayHours is how long each rung has when help was asked for today, in school hours (C-04). The end of the school
	// day always comes first.
	TodayHours time.Duration
	// MorningHours is how long the first rung has, in school hours, when a request is due for an answer on the very day
	// on which its clock starts, as one that was sent at night is. The next rung then learns of it in time to keep it.
	MorningHours time.Duration
	// AnswerDays is the school day, counted from the day on which a request was sent, by whose end a person answers (C-06).
	AnswerDays  int
	ReceiptDays int    // school days after which a missing receipt is chased (C-19)
	CheckInDays int    // days from one check-in of somebody who waits to the next (C-20)
	RetryDays   int    // the same after one that could not take place
	TellDays    int    // school days in which news of a referral reaches the young person (rules 3.3)
	SafetyDays  int    // the longest until a safety plan is looked at again (C-22)
	SupportDays int    // the longest until a support plan is looked at again (C-23)
	Version     uint64 // of the copy in memory
}

// Number is one number as its page shows it. Nothing outside its bounds is ever used, so none can become "never".
type Number struct {
	Name, Label, Rule, Unit string
	Least, Most, Default    int
}

// Amount says a value of the number with its unit.
func (n Number) Amount(value int) string {
	unit := n.Unit
	if value == 1 {
		unit = strings.TrimSuffix(unit, "s")
	}
	return strconv.Itoa(value) + " " + unit
}

var numbers = []Number{
	{"today_minutes", "Help asked for today: each person has", "C-04", "minutes of school time", 5, 480, 60},
	{"morning_minutes", "Sent at night: the first person has", "C-04", "minutes of school time", 5, 480, 180},
	{"answer_days", "A request for help is answered within", "C-06", "school days", 1, 5, 1},
	{"receipt_days", "No receipt for a referral: ask after", "C-19", "school days", 1, 10, 3},
	{"check_in_days", "Waiting for a service: check in every", "C-20", "days", 7, 42, 28},
	{"retry_days", "A check-in that could not take place: again after", "C-20", "days", 1, 14, 7},
	{"tell_days", "News of a referral reaches the young person within", "rules 3.3", "school days", 1, 3, 1},
	{"safety_days", "A safety plan is looked at again within", "C-22", "days", 7, 84, 42},
	{"support_days", "A support plan is looked at again within", "C-23", "days", 14, 84, 56},
}

// Numbers lists every number in the order of the page.
func Numbers() []Number { return numbers }

// DefaultPolicy is what a school begins with.
func DefaultPolicy() Policy { return PolicyOf(0, nil) }

// PolicyOf gives the policy of what a school has set. What was not set, or lies out of bounds, is the default.
func PolicyOf(version uint64, set map[string]int) Policy {
	p := Policy{Version: version}
	for _, n := range numbers {
		v, ok := set[n.Name]
		if !ok || v < n.Least || v > n.Most {
			v = n.Default
		}
		p.put(n.Name, v)
	}
	return p
}

func (p *Policy) put(name string, v int) {
	switch name {
	case "today_minutes":
		p.TodayHours = time.Duration(v) * time.Minute
	case "morning_minutes":
		p.MorningHours = time.Duration(v) * time.Minute
	default:
		*p.days(name) = v
	}
}

func (p *Policy) days(name string) *int {
	return map[string]*int{
		"answer_days": &p.AnswerDays, "receipt_days": &p.ReceiptDays, "check_in_days": &p.CheckInDays, "retry_days": &p.RetryDays,
		"tell_days": &p.TellDays, "safety_days": &p.SafetyDays, "support_days": &p.SupportDays,
	}[name]
}

// Of gives a number by its name; 0 for a name that is none.
func (p Policy) Of(name string) int {
	switch name {
	case "today_minutes":
		return int(p.TodayHours / time.Minute)
	case "morning_minutes":
		return int(p.MorningHours / time.Minute)
	}
	if d := p.days(name); d != nil {
		return *d
	}
	return 0
}

// Typed reads numbers as they were typed; what is wrong with them is said box by box.
func Typed(version uint64, typed map[string]string) (Policy, error) {
	var f fault.Fields
	p := Policy{Version: version}
	for _, n := range numbers {
		v, err := strconv.Atoi(strings.TrimSpace(typed[n.Name]))
		ok := err == nil && v >= n.Least && v <= n.Most
		f.Need(ok, n.Name, "Choose a whole number from "+strconv.Itoa(n.Least)+" to "+strconv.Itoa(n.Most)+".")
		if ok {
			p.put(n.Name, v)
		}
	}
	if err := f.Err(); err != nil {
		return p, err
	}
	return p, p.Check()
}

// Check refuses numbers with which something could wait unseen.
func (p Policy) Check() error {
	var f fault.Fields
	for _, n := range numbers {
		f.Need(p.Of(n.Name) >= n.Least && p.Of(n.Name) <= n.Most, n.Name, "Choose from "+strconv.Itoa(n.Least)+" to "+strconv.Itoa(n.Most)+".")
	}
	f.Need(p.MorningHours >= p.TodayHours, "morning_minutes", "Choose no less than for help today, or asking for it would make a pupil wait longer.")
	return f.Err()
}

// Change is one number that was changed: what it was and what it is.
type Change struct {
	Name    string
	Was, Is int
	By      actor.StaffID
	At      time.Time
	ID      ident.Raw
}

// unplannedRepeat is how often people hear again of what waits while the calendar has run out. It is real time, there being
// no school time to count, and no school policy: it is what happens when a school forgot to enter its dates.
const unplannedRepeat = 24 * time.Hour
