package demo

import (
	"context"
	"slices"
	"strings"
	"time"

	"heard/internal/fixture"
	"heard/internal/mariadb"
	"heard/internal/schoolday"
	"heard/internal/sharing"
	"heard/internal/triage"
)

// goesOut are the outcomes by which something about a child leaves the school; the first two do not wait for agreement.
var goesOut = []triage.Choice{
	triage.SocialCare, triage.Police, triage.EarlyHelp, triage.MHST, triage.CAMHS, triage.VCSE, triage.GP, triage.OtherService,
}

func chose(f fixture.Decision, some ...triage.Choice) bool {
	return slices.ContainsFunc(f.Outcomes, func(o fixture.Outcome) bool { return slices.Contains(some, triage.Choice(o.Kind)) })
}

// newest is the last decision that is still open and has one of the outcomes: it is the one that a visitor finds unfinished.
func (y *year) newest(some ...triage.Choice) (key fixture.RecordKey) {
	var at time.Time
	for _, d := range y.world.Decisions {
		if chose(d, some...) && d.ClosedAt.IsZero() && !d.DecidedAt.After(y.world.Now) && d.DecidedAt.After(at) {
			key, at = d.Key, d.DecidedAt
		}
	}
	return key
}

// outside says under which record something goes out, and when social care was asked.
func (s *settled) outside(ctx context.Context, d *triage.Draft) error {
	if chose(s.from, triage.SocialCare) {
		d.Words.ReferredAt, d.Words.ReferralRef = typed(s.from.DecidedAt), "MASH "+s.from.DecidedAt.Format("0201")
		d.Words.Care = triage.Care{Status: triage.NoCare}
		if s.from.Key == s.newest(triage.SocialCare) {
			d.Words.Care = triage.Care{
				Status: triage.ChildInNeed, Authority: "Winterby and the Levels Council", Worker: "Ifeoma Bright", Phone: "01632 960144", Since: s.from.DecidedAt.Format("January 2006"),
			}
		}
	}
	if !chose(s.from, goesOut...) {
		return nil
	}
	v, err := s.as(s.from.Decider, "sharing", "record")
	if err != nil || s.from.Key == s.newest(goesOut...) {
		d.Words.SharingBecause = "The call came first, with them sitting beside us. The record is written the same day."
		d.SharingOwner = d.Owner
		return nil //nolint:nilerr // whoever may not record it owes nothing but says so
	}
	id, made := s.madeSharing[s.from.Sharing]
	if !made || !slices.ContainsFunc(s.world.Sharing, func(x fixture.SharingDecision) bool {
		return x.Key == s.from.Sharing && outcomeOf[x.Decision].Sends() && x.Pupil == s.about()
	}) {
		service := sharing.NewService(mariadb.Transact[sharing.Tx](s.store), s.clock)
		// One decision about two entries of a child is one decision about what is shared, whichever entry is played first.
		name := "decision " + string(s.from.Key) + " on " + string(s.about()) + " shared"
		if id, err = service.Decide(ctx, v, key(name), s.shared()); err != nil {
			return err
		}
	}
	d.Words.Sharing = id.String()
	return nil
}

// about is the child of the entry.
func (s *settled) about() fixture.PupilKey {
	if s.entry.from != nil {
		return s.entry.from.Pupil
	}
	return s.from.Pupil
}

// shared is the information-sharing decision that goes with a decision of which the fictional year tells no other.
func (s *settled) shared() sharing.Draft {
	f := s.from
	var to, reasons []string
	for _, o := range f.Outcomes {
		if c := triage.Choice(o.Kind); slices.Contains(goesOut, c) {
			to, reasons = append(to, c.Says()), append(reasons, o.Reason)
		}
	}
	d := sharing.Draft{Decision: sharing.Decision{
		Pupil: pupilID(s.about()), Outcome: sharing.Share, Basis: sharing.PublicTask, Agreed: sharing.AgreedYes, Told: sharing.ToldBefore,
		Words: sharing.Words{
			Prompt: sharing.OurInitiative, Items: []string{"Your name, date of birth and year group", "What is asked for, and what you want yourself"},
			To: strings.Join(to, "; "), Checked: "The number and the form that the school holds for them", Purpose: "So that they can answer, and help if you want it",
			Reasons: strings.Join(reasons, "\n"), Competence: f.WishesHow, Protect: "Nobody else is named.", Extent: sharing.Minimum, HowSent: "The service's own secure form",
			ToldBy: s.world.StaffMember(f.Decider).Name(), ToldHow: f.ToldHow, Choices: "Who says it, when, how, and who is there with you.",
			Parents: sharing.ParentsNotTold, ParentsWhy: f.ParentsNote,
		},
	}}
	if f.Parents == "yes" {
		d.Words.Parents = sharing.ParentsTold
	}
	if chose(f, goesOut[0], goesOut[1]) {
		d.Agreed, d.Words.AgreedWhy = sharing.NotAsked, "They were told first and asked how, not whether: this does not wait for agreement."
		d.Words.Override = d.Words.Reasons
	}
	return d
}

// answers plays what became of a referral to social care: a decision the next working day; of the newest, a promise by
// telephone and nothing in writing, asked for each week.
func (s *settled) answers() {
	if !chose(s.from, triage.SocialCare) {
		return
	}
	due := triage.AnswerDue(s.from.DecidedAt)
	if s.from.Key != s.newest(triage.SocialCare) {
		at := due.At(schoolday.Time(15, 0))
		if !s.from.ClosedAt.IsZero() && s.from.ClosedAt.Before(at) {
			at = s.from.DecidedAt.Add(time.Hour)
		}
		s.follow(at, triage.NoteWords{Event: triage.Answered, When: typed(at), Text: "An assessment by a social worker. They ring us with the name, and tell the family themselves."})
		return
	}
	for on := schoolday.WorkingDayAfter(due); on.Before(schoolday.DateOf(s.world.Now)); on = schoolday.WorkingDayAfter(on.Add(6)) {
		s.follow(on.At(schoolday.Time(10, 20)), triage.NoteWords{Event: triage.Chased,
			Text: "Rang the duty line. They say that they will assess. Nothing in writing yet; asked for it, and for the name of the team manager."})
	}
}

func (s *settled) follow(at time.Time, w triage.NoteWords) {
	at = s.atWork(at)
	name := s.name + " " + string(w.Event) + " " + typedDay(at)
	s.plan(at, name, func(ctx context.Context) error {
		v, err := s.as(s.from.Decider, s.entry.object, "decide")
		if err != nil {
			return err
		}
		var all []triage.Awaited
		err = mariadb.Transact[triage.Tx](s.store)(ctx, v.Actor(), func(tx triage.Tx) (err error) {
			all, err = tx.AwaitedOf(ctx, v, s.entry.record())
			return err
		})
		if err != nil {
			return err
		}
		for _, a := range all {
			if a.Words.What == triage.LAAnswer {
				return s.service.Follow(ctx, v, key(name), a.ID, w)
			}
		}
		return nil
	})
}
