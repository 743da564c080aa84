package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"heard/internal/actor"
	"heard/internal/app"
	"heard/internal/audit"
	"heard/internal/clock"
	"heard/internal/concern"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/pupil"
	"heard/internal/referral"
	"heard/internal/response"
	"heard/internal/selfreferral"
	"heard/internal/transition"
	"heard/internal/triage"
	"heard/internal/waiting"
)

// fillTx is what filling needs of a transaction: the same methods that the services use, many to a transaction.
type fillTx interface {
	audit.Recorder
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Enqueue(ctx context.Context, n notify.Notice) error
	InsertClock(ctx context.Context, k waiting.Kept) error
	AddHolders(ctx context.Context, record ident.Raw, rung response.Rung, who []actor.StaffID) error

	InsertConcern(ctx context.Context, c concern.Concern, adult actor.StaffID) error
	InsertConcernAddition(ctx context.Context, id concern.ID, a concern.Addition) error
	SaveStanding(ctx context.Context, s triage.Standing) error
	InsertDecision(ctx context.Context, d triage.Decision) error
	InsertAction(ctx context.Context, a triage.Action) error
	InsertDone(ctx context.Context, a triage.Action) error

	InsertRequest(ctx context.Context, r selfreferral.Request) error
	InsertRequestPart(ctx context.Context, id selfreferral.ID, p selfreferral.Part) error
	InsertRequestStep(ctx context.Context, id selfreferral.ID, s selfreferral.Step) error
	SaveRequest(ctx context.Context, r selfreferral.Request) error
	NoteOpened(ctx context.Context, id selfreferral.ID) error

	InsertJourney(ctx context.Context, j referral.Journey) error
	SaveJourney(ctx context.Context, j referral.Journey) error
	CountJourney(ctx context.Context, id referral.JourneyID, refusals, live int) error
	InsertReferral(ctx context.Context, r referral.Referral) error
	SaveReferralWords(ctx context.Context, r referral.Referral) error
	SaveReferral(ctx context.Context, r referral.Referral) error
	InsertOutgoing(ctx context.Context, id referral.ID, o referral.Outgoing) error
	InsertReferralEvent(ctx context.Context, id referral.ID, e referral.Event) error

	InsertTracker(ctx context.Context, t transition.Tracker) error
	InsertItem(ctx context.Context, id transition.ID, i transition.Item) error
	SaveTracker(ctx context.Context, t transition.Tracker) error
	InsertPack(ctx context.Context, p transition.Pack) error
	InsertPackSignature(ctx context.Context, tracker transition.ID, id transition.PackID) error
	InsertIssue(ctx context.Context, tracker transition.ID, i transition.Issue) error
}

// filler writes ten years, a day at a time, on a clock that it moves: the trace, the queue and the ids carry the days on which
// it would have happened.
type filler struct {
	*bench
	app      *app.App
	clock    *clock.Fake
	end      time.Time
	random   *rand.Rand
	transact func(ctx context.Context, by actor.Actor, fn func(fillTx) error) error
}

func newFiller(b *bench, a *app.App, c *clock.Fake) *filler {
	return &filler{
		bench: b, app: a, clock: c, end: c.Now(), transact: mariadb.Transact[fillTx](a.Store),
		random: rand.New(rand.NewPCG(1870, uint64(b.size))), //nolint:gosec // figures, not secrets
	}
}

const years, daysOfYear, dayLong = 10, 365, 24 * time.Hour

// written is when the entry of a number was written: evenly over ten years, the newest today. It divides before it
// multiplies: ten years in nanoseconds, times some thirty, do not fit into a Duration.
func written(end time.Time, i, size int) time.Time {
	return clock.Trim(end.Add(-time.Duration(size-i) * (years * daysOfYear * dayLong / time.Duration(size+1))))
}

// The newest entries wait to be seen, and those before them are still open: as many, whatever the size.
const (
	newUnseen = 50
	newOpen   = 500
)

// kind is what an entry is, counted from the newest: of twenty sixteen are concerns, three a pupil's requests and one a referral,
// so that of the fifty that wait forty are concerns.
func (e entry) kind() int {
	switch {
	case e.left%20 == 0:
		return aReferral
	case e.left%5 == 0:
		return aRequest
	}
	return aConcern
}

const (
	aConcern = iota
	aRequest
	aReferral
	kinds
)

// entry is one of ten years.
type entry struct {
	i, left int // left is how many there are from it to the newest, itself among them
	at      time.Time
	who     pupil.ID
	author  actor.StaffID
}

// reference is by number: of ten years' random ones two would now and then be the same, and the filling begin anew.
func (e entry) reference(letter string) string { return fmt.Sprintf("%s-%07d", letter, e.i) }

func (e entry) isUnseen() bool { return e.left <= newUnseen }
func (e entry) isOpen() bool   { return e.left <= newOpen }

func (f *filler) entry(i int) entry {
	e := entry{i: i, left: f.size - i, at: written(f.end, i, f.size), who: f.school.others(f.random.IntN(1000), f.random.IntN(1000))}
	if i*f.school.ofBusy/f.size != (i+1)*f.school.ofBusy/f.size {
		e.who = f.school.busy
	}
	return e
}

// decade writes a day's entries in one go: what its authors wrote, then what the lead decided about it.
func (f *filler) decade(ctx context.Context) error {
	perDay := max(1, f.size/(years*daysOfYear))
	for from := 0; from < f.size; from += perDay {
		var day [kinds][]entry
		for i := from; i < min(from+perDay, f.size); i++ {
			e := f.entry(i)
			day[e.kind()] = append(day[e.kind()], e)
		}
		err := first(
			func() error { return f.concerns(ctx, day[aConcern]) },
			func() error { return f.requests(ctx, day[aRequest]) },
			func() error { return f.referrals(ctx, day[aReferral]) },
			func() error {
				_, err := f.app.Services.Notices.Deliver(ctx, actor.Named("job", "deliver"))
				return err
			},
			func() error { // ten years of notices that nobody had seen were marked in one go when the morning was measured
				_, err := f.app.Services.Told.Look(ctx, f.school.lead())
				return err
			},
		)
		if err != nil {
			return err
		}
	}
	return nil
}

// form is the key of a form that was sent once.
func form(at time.Time) once.Key { return once.Key{ID: ident.NewRaw(at), Form: "/bench"} }

// trace leaves several traces of one record.
func trace(ctx context.Context, tx fillTx, record ident.Raw, about pupil.ID, actions ...audit.Action) error {
	for _, a := range actions {
		if err := tx.RecordAudit(ctx, audit.Entry{Action: a, Record: record, Pupil: about}); err != nil {
			return err
		}
	}
	return nil
}

// first is the first error of several steps that are taken in order; none is taken after one that failed.
func first(steps ...func() error) error {
	for _, s := range steps {
		if err := s(); err != nil {
			return err
		}
	}
	return nil
}
