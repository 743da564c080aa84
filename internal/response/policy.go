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
	// TodayMinutes of school time is how long each rung has when help was asked for today (C-04). The end of the school
	// day always comes first.
	TodayMinutes int
	// MorningMinutes of school time is how long the first rung has when a request is due for an answer on the very day on
	// which its clock starts, as one that was sent at night is. The next rung then learns of it in time to keep it.
	MorningMinutes int
	// AnswerDays is the school day, counted from the day on which a request was sent, by whose end a person answers (C-06).
	AnswerDays  int
	ReceiptDays int    // school days after which a missing receipt is chased (C-19)
	CheckInDays int    // days from one check-in of somebody who waits to the next (C-20)
	RetryDays   int    // the same after one that could not take place
	TellDays    int    // school days in which news of a referral reaches the young person (rules 3.3)
	SafetyDays  int    // the longest until a safety plan is looked at again (C-22)
	SupportDays int    // the longest until a support plan is looked at again (C-23)
	WarnDays    int    // days for which an agreement with an organisation is shown as ending (C-38)
	LineDays    int    // the longest until a crisis line or helpline of the directory is checked again (C-39)
	EntryMonths int    // the same for every other entry of the directory
	Version     uint64 // of the copy in memory
}

// Number is one number as its page shows it. Nothing outside its bounds is ever used, so none can become "never".
type Number struct {
	Name, Label, Rule, Unit string
	Least, Most, Default    int
	Because                 string // the rule in words; Rule is where it stands
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
	{"today_minutes", "Help asked for today: each person has", "C-04", "minutes of school time", 5, 480, 60,
		"Help asked for today is first read the same school day. Whoever does not answer is not waited for."},
	{"morning_minutes", "Sent at night: the first person has", "C-04", "minutes of school time", 5, 480, 180,
		"What was sent at night is due that very day, so the next person learns of it in time to answer."},
	{"answer_days", "A request for help is answered within", "C-06", "school days", 1, 5, 1,
		"A person answers whoever asks for help, and says beforehand by when."},
	{"receipt_days", "No receipt for a referral: ask after", "C-19", "school days", 1, 10, 3,
		"A referral that nobody says has arrived is asked after, so that none is lost."},
	{"check_in_days", "Waiting for a service: check in every", "C-20", "days", 7, 42, 28,
		"Whoever waits for a service hears from school again and again until their first appointment."},
	{"retry_days", "A check-in that could not take place: again after", "C-20", "days", 1, 14, 7,
		"A check-in that did not take place is not left until the next one."},
	{"tell_days", "News of a referral reaches the young person within", "rules 3.3", "school days", 1, 3, 1,
		"A young person hears what became of a referral as soon as school knows."},
	{"safety_days", "A safety plan is looked at again within", "C-22", "days", 7, 84, 42,
		"A safety plan in use never grows old. After any episode, look at it sooner: choose the day yourself."},
	{"support_days", "A support plan is looked at again within", "C-23", "days", 14, 84, 56,
		"A support plan is looked at again with the young person, by about each half term."},
	{"warn_days", "An agreement with an organisation is shown as ending for its last", "C-38", "days", 14, 120, 60,
		"An agreement with an organisation is renewed before it ends, so that nothing has to stop."},
	{"line_days", "A crisis line or helpline of the directory is checked again within", "C-39", "days", 14, 180, 90,
		"A number that nobody has checked is hidden from pupils: a dead number is worse than none."},
	{"entry_months", "Every other entry of the directory is checked again within", "C-39", "months", 1, 12, 6,
		"An entry that nobody has checked for so long is marked as overdue."},
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
		*p.number(n.Name) = v
	}
	return p
}

func (p *Policy) number(name string) *int {
	return map[string]*int{
		"today_minutes": &p.TodayMinutes, "morning_minutes": &p.MorningMinutes, "answer_days": &p.AnswerDays,
		"receipt_days": &p.ReceiptDays, "check_in_days": &p.CheckInDays, "retry_days": &p.RetryDays, "tell_days": &p.TellDays,
		"safety_days": &p.SafetyDays, "support_days": &p.SupportDays, "warn_days": &p.WarnDays, "line_days": &p.LineDays, "entry_months": &p.EntryMonths,
	}[name]
}

// Of gives a number by its name; 0 for a name that is none.
func (p Policy) Of(name string) int {
	if n := p.number(name); n != nil {
		return *n
	}
	return 0
}

// today and morning are the minutes as the calendar counts them.
func (p Policy) today() time.Duration   { return time.Duration(p.TodayMinutes) * time.Minute }
func (p Policy) morning() time.Duration { return time.Duration(p.MorningMinutes) * time.Minute }

// Typed reads numbers as they were typed. Check says what is wrong with them: what is no number is 0, which is out of every
// bound.
func Typed(version uint64, typed map[string]string) Policy {
	p := Policy{Version: version}
	for _, n := range numbers {
		if v, err := strconv.Atoi(strings.TrimSpace(typed[n.Name])); err == nil {
			*p.number(n.Name) = v
		}
	}
	return p
}

// Check refuses numbers with which something could wait unseen, box by box.
func (p Policy) Check() error {
	var f fault.Fields
	for _, n := range numbers {
		f.Need(p.Of(n.Name) >= n.Least && p.Of(n.Name) <= n.Most, n.Name, n.Label+": choose a whole number of "+n.Unit+", from "+strconv.Itoa(n.Least)+" to "+strconv.Itoa(n.Most)+".")
	}
	if len(f) == 0 {
		f.Need(p.MorningMinutes >= p.TodayMinutes, "morning_minutes", "Sent at night: choose no less than for help asked for today, or asking for it would make a pupil wait longer.")
	}
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
