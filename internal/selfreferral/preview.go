package selfreferral

import (
	"context"
	"slices"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/exclusion"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/waiting"
)

// Preview is what a pupil is told before anything is sent: who reads it and by when, and who else can open it.
type Preview struct {
	Now        time.Time
	IsOpen     bool           // the school is staffed now
	Reader     Person         // who reads it first
	IsChosen   bool           // the reader is the adult whom the pupil chose
	Also       []Person       // of the team, who can open it too; never empty while somebody besides the reader remains
	Clock      response.Clock // of what is sent after checking the answers
	TodayClock response.Clock // of "I need help today"
	TodayTells []Person       // whom that tells at once
	Asked      time.Time      // when they last said that they need help today, while that still waits; zero otherwise
	Left       response.Left  // whether anybody in school remains
	Choosable  []Person       // the adults whom a pupil may choose
	Excludable []Person       // those who could see it, and so may be kept out of it
	directory  *account.Directory
}

// Person is an adult as pupils read of them.
type Person struct {
	ID    actor.StaffID
	Name  string
	Job   string
	Hello string
	// IsNear is set in a list of adults for those whom the pupil knows, who stand first in it.
	IsNear bool
}

func personOf(c account.Colleague) Person {
	return Person{ID: c.ID, Name: c.Person.Name, Job: c.Person.JobTitle, Hello: c.Person.Hello}
}

func nearFirst(own account.Own, all []account.Colleague) []Person {
	sorted, near := own.Near(all)
	people := make([]Person, len(sorted))
	for i, c := range sorted {
		people[i] = personOf(c)
		people[i].IsNear = i < near
	}
	return people
}

// Preview says who would read what the pupil is about to send, and by when. It opens no record.
func (s *Service) Preview(ctx context.Context, v authz.Viewer, a Ask) (Preview, error) {
	var p Preview
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if p, err = preview(ctx, tx, a); err != nil {
			return err
		}
		waits, err := helpWaiting(ctx, tx, v)
		if waits != nil {
			p.Asked = waits.request.SentAt
		}
		return err
	})
	return p, fault.Wrap("selfreferral.Preview", err)
}

func preview(ctx context.Context, tx Tx, a Ask) (Preview, error) {
	p := Preview{Now: tx.Now()}
	var err error
	if p.directory, err = tx.Colleagues(ctx); err != nil {
		return p, err
	}
	cal, err := tx.Calendar(ctx)
	if err != nil {
		return p, err
	}
	p.IsOpen = cal.IsOpen(tx.Now())
	var l, today response.Ladder
	if p.Clock, l, err = waiting.Preview(ctx, tx, a.entry(tx.Actor().PupilID(), response.Request)); err != nil {
		return p, err
	}
	if p.TodayClock, today, err = waiting.Preview(ctx, tx, a.entry(tx.Actor().PupilID(), response.RequestToday)); err != nil {
		return p, err
	}
	p.Left = l.Left()
	p.readers(l, a.Chosen)
	p.TodayTells = p.persons(p.TodayClock.Holders(today))
	standing, err := tx.KeptFrom(ctx, []pupil.ID{tx.Actor().PupilID()})
	if err != nil {
		return p, err
	}
	untold, err := tx.UntoldAsides(ctx, tx.Actor().PupilID(), ident.Raw{})
	if err != nil {
		return p, err
	}
	own, err := tx.OwnAdults(ctx, tx.Actor().PupilID())
	p.lists(append(slices.Clone(standing), untold...), own)
	return p, err
}

// entry is the clock's side of what is about to be sent.
func (a Ask) entry(by pupil.ID, k response.Kind) waiting.Entry {
	return waiting.Entry{Kind: k, Pupils: []pupil.ID{by}, Asker: by, Chosen: a.Chosen, Bars: a.bars()}
}

func (a Ask) bars() response.Bars {
	var bars response.Bars
	for _, id := range a.Not {
		bars = append(bars, response.Bar{Who: id, Why: response.NotThisAdult})
	}
	return bars
}

// readers names the first who reads it and, of the team, those who can open it too.
func (p *Preview) readers(l response.Ladder, chosen actor.StaffID) {
	team := []response.Rung{response.Team, response.Lead, response.Deputies}
	for i, step := range l.Steps() {
		all := p.persons(step.Holders)
		if i == 0 && len(all) > 0 {
			p.Reader, p.IsChosen = all[0], all[0].ID == chosen
			all = all[1:]
		}
		if i == 0 || len(p.Also) == 0 || slices.Contains(team, step.Rung) {
			p.Also = append(p.Also, all...)
		}
	}
}

func (p *Preview) persons(ids []actor.StaffID) []Person {
	var all []Person
	for _, id := range ids {
		if c, ok := p.directory.ByID(id); ok {
			all = append(all, personOf(c))
		}
	}
	return all
}

// lists fills who can be chosen and who can be kept out, those whom the pupil knows first. Whom the pupil keeps out already is in
// neither.
func (p *Preview) lists(standing response.Bars, own account.Own) {
	p.Choosable = nearFirst(own, slices.DeleteFunc(p.directory.Choosable(), func(c account.Colleague) bool {
		return slices.Contains(standing, response.Bar{Who: c.ID, Why: response.NotThisAdult})
	}))
	p.Excludable = nearFirst(own, exclusion.Excludable(p.directory, standing, own))
}

// check refuses what nobody in school could read, and an adult who cannot be reached or was excluded in the same breath.
func (p Preview) check(a Ask) error {
	var f fault.Fields
	a.Answers.check(&f)
	if !a.Chosen.IsZero() {
		isThere := slices.ContainsFunc(p.Choosable, func(x Person) bool { return x.ID == a.Chosen })
		switch {
		case slices.Contains(a.Not, a.Chosen):
			f.Add("not", "You named the same person twice. Choose who to talk to, and leave that name out here.")
		case !isThere || !p.IsChosen:
			f.Add("chosen", "We can't reach this person for you right now. Please choose someone else.")
		}
	}
	f.Need(p.Left != response.NumbersOnly, "not", "Then no one at school could read this. Leave one name out, or use a number below.")
	return f.Err()
}

// Check says what is wrong with an ask so far, for the page that is being answered.
func (s *Service) Check(ctx context.Context, v authz.Viewer, a Ask) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		p, err := preview(ctx, tx, a)
		if err != nil {
			return err
		}
		return p.check(a)
	})
	return fault.Wrap("selfreferral.Check", err)
}
