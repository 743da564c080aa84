package triage

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/schoolday"
)

// Draft is what a decider sends. Days are as typed: "20/11/2026".
type Draft struct {
	Words    Words
	Owner    actor.StaffID
	Approver actor.StaffID // of not telling the young person
	Review   string
	ToldAt   string
	Again    string // the day to look again at not having told the young person
	// SharingOwner writes the information-sharing decision that is not there yet.
	SharingOwner actor.StaffID
	Actions      []NewAction
	Version      int // of the standing that the form showed
}

// NewAction is one line of the form, in its place there; an empty one is left out.
type NewAction struct {
	What  string
	Owner actor.StaffID
	Due   string
}

func (a NewAction) isEmpty() bool {
	return strings.TrimSpace(a.What) == "" && a.Owner.IsZero() && strings.TrimSpace(a.Due) == ""
}

// box names a box of the line at a place, which says what is wrong in words that name the line too.
func (a NewAction) box(i int, name string) (box, line string) {
	n := strconv.Itoa(i + 1)
	return "action_" + name + "_" + n, "To do " + n + ": "
}

// checked is what the typed days mean.
type checked struct {
	review, again schoolday.Date
	due           []schoolday.Date
}

// sheet gathers what is wrong with a draft.
type sheet struct {
	fault.Fields
	today schoolday.Date
	now   time.Time
}

func (s *sheet) text(v, name, message string) { s.Need(strings.TrimSpace(v) != "", name, message) }

// day reads a day that must not have passed.
func (s *sheet) day(typed, name, message string) schoolday.Date {
	at, ok := schoolday.ParseMoment(typed)
	d := schoolday.DateOf(at)
	s.Need(ok && !d.Before(s.today), name, message)
	return d
}

// check says everything that is wrong with a decision about e, all at once. A decision without reasons, the child's wishes,
// an owner and a day to look again is none; no box may be answered with a grade, because there is no such box.
func (d Draft) check(e Entry, now time.Time) (checked, error) {
	s := &sheet{today: schoolday.DateOf(now), now: now}
	var c checked
	w := d.Words
	s.text(w.Summary, "summary", "Sum up the concern so that a colleague who knows nothing of it understands.")
	s.text(w.Know, "know", "Write what is known.")
	s.text(w.DontKnow, "dont_know", "Write what is not known yet. Nothing is an answer too: say so.")
	d.checkTypes(s, e)
	d.checkImmediate(s)
	if d.formulates(e) {
		s.text(w.Formulation, "formulation", "Write the shared understanding: what makes things harder, what helps, what might change.")
	}
	d.checkChoices(s, e)
	d.checkOutside(s, e)
	w.Care.check(s)
	if len(e.Pupils) > 0 || !e.Asker.IsZero() {
		s.text(w.Wishes, "wishes", "Write what the child wants, or why they were not asked.")
		s.text(w.WishesHow, "wishes_how", "Write how you know what they want.")
		d.checkParents(s)
		c.again = d.checkTold(s)
	}
	if len(e.Missing) > 0 {
		s.text(w.NotKnown, "not_known", "The author has not answered everything. Wait for them, or say why it is not known.")
	}
	if !e.Asker.IsZero() {
		s.text(w.ForPupil, "for_pupil", "Write the decision in plain words for the young person who asked.")
	}
	s.Need(!d.Owner.IsZero(), "owner", "Choose who owns this.")
	c.review = s.day(d.Review, "review", "Write the day on which the whole of this is looked at again, today or later: 20/11/2026.")
	c.due = d.checkActions(s)
	return c, s.Err()
}

func (d Draft) checkImmediate(s *sheet) {
	w := d.Words
	switch w.Immediate {
	case Yes:
		s.text(w.ImmediateWhat, "immediate_what", "Write what is done at once.")
		s.text(w.ImmediateWho, "immediate_who", "Write who does what is needed at once.")
		s.text(w.ImmediateWhen, "immediate_when", "Write by when what is needed at once is done.")
	case No:
		s.text(w.ImmediateWhat, "none_because", "Write why nothing is needed at once.")
	case NotYet, Offered, Declined:
		fallthrough
	default:
		s.Add("immediate", "Say whether something has to be done at once.")
	}
}

func (d Draft) checkChoices(s *sheet, e Entry) {
	w := d.Words
	known := len(w.Choices) > 0 && !slices.ContainsFunc(w.Choices, func(c Choice) bool { return c.Says() == "" })
	s.Need(known, "choice", "Choose what is decided; no further action is a decision too.")
	if !known {
		return
	}
	for _, c := range w.Choices {
		s.text(w.Reasons[c], "reason_"+string(c), "Write the reasons for this: "+c.Says()+".")
	}
	nothing := slices.Contains(w.Choices, NoFurtherAction)
	s.Need(!nothing || len(w.Choices) == 1, "choice", "No further action stands alone. Take it away, or take away the others.")
	s.Need(!nothing || e.Kind != SelfReferral, "choice", "A young person asked for help. It ends with an offer, with somebody who takes over, or with their own wish.")
	if isInHouse(w.Choices) {
		s.Need(w.Outside == Offered || w.Outside == Declined || w.Outside == No, "outside", "Say whether help from outside school was considered.")
		s.text(w.OutsideWhy, "outside_why", "Write what was offered, or why nobody outside school is asked.")
	}
	d.checkOptions(s, e)
}

// checkOptions holds to T-046: at least two ways talked through wherever there is a choice, and the young person's own.
func (d Draft) checkOptions(s *sheet, e Entry) {
	w := d.Words
	if !leavesChoice(w.Choices) || len(e.Pupils) == 0 && e.Asker.IsZero() {
		return
	}
	signposted := slices.Contains(w.Choices, Signposted)
	if strings.TrimSpace(w.NoOptions) != "" && !signposted {
		return
	}
	talked := 0
	for _, o := range w.Options {
		if strings.TrimSpace(o.What) != "" && strings.TrimSpace(o.Involves) != "" {
			talked++
		}
	}
	message := "Write at least two ways that were talked through, and what each involves; or say why there was no choice."
	if signposted {
		message = "Whoever is pointed elsewhere is shown at least two ways, and what each involves."
	}
	s.Need(talked >= 2, "option_1", message)
	s.text(w.YoungChoice, "young_choice", "Write what the young person chose.")
}

func (d Draft) checkParents(s *sheet) {
	w := d.Words
	s.Need(w.Parents == Yes || w.Parents == No || w.Parents == NotYet, "parents", "Say whether parents or carers were told.")
	s.text(w.ParentsView, "parents_view", "Write what the child thinks about telling them, or why they were not asked.")
	s.text(w.ParentsHow, "parents_how", "Write when, by whom and how they took it; or why they were not told.")
	if w.Parents == NotYet {
		s.day(w.ParentsOn, "parents_on", "Write the day on which telling parents or carers is looked at again: 20/11/2026.")
	}
}

// checkTold: not telling is always possible, with a reason, an approver and a day to look again; no box forces a telling
// that is not safe (rules 3.1).
func (d Draft) checkTold(s *sheet) schoolday.Date {
	w := d.Words
	switch w.Told {
	case Yes:
		at, ok := schoolday.ParseMoment(d.ToldAt)
		s.Need(ok && !at.After(s.now.Add(time.Minute)), "told_at", "Write when the young person was told: 20/11/2026 09:15.")
		s.text(w.ToldHow, "told_how", "Write how they were told, and by whom.")
	case No:
		s.text(w.ToldHow, "not_told", "Write why the young person is not told now.")
		s.Need(!d.Approver.IsZero(), "approver", "Choose who approves that they are not told.")
		return s.day(d.Again, "again", "Write the day on which telling the young person is looked at again: 20/11/2026.")
	case NotYet, Offered, Declined:
		fallthrough
	default:
		s.Add("told", "Say whether the young person was told what is decided.")
	}
	return schoolday.Date{}
}

func (d Draft) checkActions(s *sheet) []schoolday.Date {
	due := make([]schoolday.Date, len(d.Actions))
	for i, a := range d.Actions {
		if a.isEmpty() {
			continue
		}
		box, line := a.box(i, "what")
		s.text(a.What, box, line+"write what is to be done.")
		box, _ = a.box(i, "owner")
		s.Need(!a.Owner.IsZero(), box, line+"choose who does it.")
		box, _ = a.box(i, "due")
		due[i] = s.day(a.Due, box, line+"write by which day, today or later: 20/11/2026.")
	}
	return due
}
