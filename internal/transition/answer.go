package transition

import (
	"slices"
	"time"

	"heard/internal/ident"
	"heard/internal/schoolday"
	"heard/internal/sharing"
)

// Answer is what the young person said about one section and one receiver. Taking back is an answer like any other, and
// the newest counts. No answer is not a yes.
type Answer struct {
	Section  Key
	Receiver Copy // Receiving or GP
	Yes      bool
	Revision int
	At       time.Time
}

// agreement is the answer as package sharing keeps it: on the tracker, in the young person's own hand.
func (a Answer) agreement(t Tracker) sharing.Agreement {
	g := sharing.Agreement{
		ID: ident.New[sharing.Agreement](a.At), Pupil: t.Pupil, Record: t.ID.Raw(), Section: string(a.Section), Receiver: sharing.Receiver{Kind: sharing.GP},
		Revision: a.Revision, Answer: sharing.No, At: a.At, ByPupil: true, By: t.Pupil.Raw(),
	}
	if a.Receiver == Receiving {
		g.Receiver.Kind = sharing.AdultService
	}
	if a.Yes {
		g.Answer = sharing.Yes
	}
	return g
}

// Answers are the newest answers for a tracker. A nil value holds none.
type Answers map[place]Answer

type place struct {
	section  Key
	receiver Copy
}

// Gather keeps the newest answer for each section and receiver.
func Gather(all []Answer) Answers {
	m := Answers{}
	for _, a := range all {
		p := place{a.Section, a.Receiver}
		if old, ok := m[p]; !ok || a.Revision > old.Revision {
			m[p] = a
		}
	}
	return m
}

// Allows reports whether the section may go to the receiver by agreement.
func (m Answers) Allows(k Key, c Copy) bool { return m[place{k, c}].Yes }

// On gives the answer that counts; ok is false while none was given.
func (m Answers) On(k Key, c Copy) (Answer, bool) {
	a, ok := m[place{k, c}]
	return a, ok
}

// AnySince reports whether some answer was given on the day or later.
func (m Answers) AnySince(d schoolday.Date) bool {
	for _, a := range m {
		if !schoolday.DateOf(a.At).Before(d) {
			return true
		}
	}
	return false
}

// Grant is one yes, as a pack keeps it.
type Grant struct {
	Section  Key            `json:"section"`
	Receiver Copy           `json:"receiver"`
	On       schoolday.Date `json:"on"`
}

// grants lists what is agreed now, in the order of the table.
func (m Answers) grants() []Grant {
	var all []Grant
	for _, s := range table {
		for _, c := range Copies() {
			if a, ok := m.On(s.Key, c); ok && a.Yes && s.In(c) == Agreed {
				all = append(all, Grant{s.Key, c, schoolday.DateOf(a.At)})
			}
		}
	}
	return all
}

// Choice is what the young person sets on their page: yes or no for a section and a receiver.
type Choice struct {
	Section  Key
	Receiver Copy
	Yes      bool
}

// changed keeps the choices that differ from what counts now, as new answers. A choice for a cell that is
// not theirs to decide is dropped: the table is the only place that says so.
func (m Answers) changed(choices []Choice, now time.Time) []Answer {
	var answers []Answer
	for _, c := range choices {
		s, known := SectionOf(c.Section)
		if !known || s.In(c.Receiver) != Agreed {
			continue
		}
		old, answered := m.On(c.Section, c.Receiver)
		if answered && old.Yes == c.Yes || !answered && !c.Yes {
			continue
		}
		answers = append(answers, Answer{Section: c.Section, Receiver: c.Receiver, Yes: c.Yes, Revision: old.Revision + 1, At: now})
	}
	return answers
}

// sameGrants reports whether what is agreed now is what a pack was made with.
func sameGrants(a, b []Grant) bool {
	return slices.EqualFunc(a, b, func(x, y Grant) bool { return x.Section == y.Section && x.Receiver == y.Receiver })
}
