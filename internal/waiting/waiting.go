// Package waiting keeps the clock under everything that waits for a person: it starts it, notes who took it up, and passes
// it on when nobody has. The rules are package response's; what waits is package selfreferral's or concern's.
package waiting

import (
	"context"
	"slices"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
)

// Entry is what waits.
type Entry struct {
	Record ident.Raw
	Kind   response.Kind
	Pupils []pupil.ID    // whose declared conflicts and standing exclusions count
	Asker  pupil.ID      // the pupil who asked and is told when it moves on; zero for a concern
	Chosen actor.StaffID // the adult whom the pupil chose
	Bars   response.Bars // not this adult, about this adult; what stands about the pupils is added
}

// Kept is a clock as it is stored.
type Kept struct {
	Record  ident.Raw
	Asker   pupil.ID
	Chosen  actor.StaffID
	Clock   response.Clock
	Version int
}

// Tx is what keeping clocks needs of a transaction.
type Tx interface {
	audit.Recorder
	Enqueue(ctx context.Context, n notify.Notice) error
	Calendar(ctx context.Context) (*schoolday.Calendar, error)
	// Clocks gives the school's own numbers as they count now.
	Clocks(ctx context.Context) (response.Policy, error)
	Colleagues(ctx context.Context) (*account.Directory, error)
	Cover(ctx context.Context) ([]response.Cover, error)
	// KeptFrom lists who may have nothing to do with any of the pupils: a declared conflict, or the pupil keeps them out.
	KeptFrom(ctx context.Context, pupils []pupil.ID) (response.Bars, error)
	InsertBars(ctx context.Context, record ident.Raw, bars response.Bars) error
	// BarsOf gives every bar on a record, what keeps people from its pupils included.
	BarsOf(ctx context.Context, record ident.Raw) (response.Bars, error)
	// UntoldAsides gives whom the pupil still keeps out as far as they know: it was set aside, in general or for the record, under a
	// decision of which they were not told yet.
	UntoldAsides(ctx context.Context, p pupil.ID, record ident.Raw) (response.Bars, error)
	InsertClock(ctx context.Context, k Kept) error
	// ClockOf reads a record's clock and locks it until the transaction ends.
	ClockOf(ctx context.Context, record ident.Raw) (Kept, error)
	SaveClock(ctx context.Context, k Kept) error
	AddHolders(ctx context.Context, record ident.Raw, rung response.Rung, who []actor.StaffID) error
	// AddStandins is the same for those whom it reaches only because they cover for somebody.
	AddStandins(ctx context.Context, record ident.Raw, rung response.Rung, who []actor.StaffID) error
	// DueClocks lists records whose clock is due at now, earliest first.
	DueClocks(ctx context.Context, most int) ([]ident.Raw, error)
}

// Preview says who would read an entry and by when, before anything is sent.
func Preview(ctx context.Context, tx Tx, e Entry) (response.Clock, response.Ladder, error) {
	c, _, l, err := start(ctx, tx, e)
	return c, l, err
}

// start sets the clock of an entry as it would run from now on, and says who is told first.
func start(ctx context.Context, tx Tx, e Entry) (c response.Clock, m response.Move, l response.Ladder, err error) {
	kept, err := tx.KeptFrom(ctx, e.Pupils)
	if err != nil {
		return c, m, l, err
	}
	l, err = asKnown(ctx, tx, Kept{Record: e.Record, Asker: e.Asker, Chosen: e.Chosen, Clock: response.Clock{Kind: e.Kind}}, slices.Concat(e.Bars, kept))
	if err != nil {
		return c, m, l, err
	}
	cal, err := tx.Calendar(ctx)
	if err != nil {
		return c, m, l, err
	}
	p, err := tx.Clocks(ctx)
	if err != nil {
		return c, m, l, err
	}
	c, m = response.Start(e.Kind, tx.Now(), l, cal, p)
	return c, m, l, nil
}

// Begin starts the clock of a new entry, stores its bars, and tells the first who hold it. It runs in the transaction that
// makes the entry.
func Begin(ctx context.Context, tx Tx, e Entry) (response.Clock, response.Ladder, error) {
	if err := tx.InsertBars(ctx, e.Record, e.Bars); err != nil {
		return response.Clock{}, response.Ladder{}, err
	}
	c, m, l, err := start(ctx, tx, e)
	if err != nil {
		return c, l, err
	}
	k := Kept{Record: e.Record, Asker: e.Asker, Chosen: e.Chosen, Clock: c}
	if err := tx.InsertClock(ctx, k); err != nil {
		return c, l, err
	}
	return c, l, tell(ctx, tx, k, l, m)
}

// Choose notes that the pupil has named an adult for an entry that already waits, and tells that adult at once. Somebody
// barred from it is told nothing.
func Choose(ctx context.Context, tx Tx, record ident.Raw, chosen actor.StaffID) error {
	k, err := tx.ClockOf(ctx, record)
	if err != nil {
		return err
	}
	k.Chosen = chosen
	l, err := LadderOf(ctx, tx, k)
	if err != nil || !l.Holds(chosen) {
		return err
	}
	if err := tx.SaveClock(ctx, k); err != nil {
		return err
	}
	return tell(ctx, tx, k, l, response.Move{Rung: response.Chosen, Tell: []actor.StaffID{chosen}, Left: l.Left(), Again: true, DueAt: tx.Now()})
}

// Held reads a record's clock, locked until the transaction ends, and works out afresh who may hold the record.
func Held(ctx context.Context, tx Tx, record ident.Raw) (Kept, response.Ladder, error) {
	k, err := tx.ClockOf(ctx, record)
	if err != nil {
		return k, response.Ladder{}, err
	}
	l, err := LadderOf(ctx, tx, k)
	return k, l, err
}

// LadderOf works out afresh who may hold an entry: people, cover and bars change while it waits.
func LadderOf(ctx context.Context, tx Tx, k Kept) (response.Ladder, error) {
	bars, err := tx.BarsOf(ctx, k.Record)
	if err != nil {
		return response.Ladder{}, err
	}
	return ladder(ctx, tx, k.Clock.Kind, k.Chosen, bars)
}

// LadderAsKnown is LadderOf as the pupil who asked may know it: whoever they keep out stays away from it until they have been told
// that this was set aside.
func LadderAsKnown(ctx context.Context, tx Tx, k Kept) (response.Ladder, error) {
	bars, err := tx.BarsOf(ctx, k.Record)
	if err != nil {
		return response.Ladder{}, err
	}
	return asKnown(ctx, tx, k, bars)
}

// asKnown goes by what the pupil knows, so that what they send comes to whom they were told; but where that would leave only telephone
// numbers, somebody has to be there (rules 3.1).
func asKnown(ctx context.Context, tx Tx, k Kept, bars response.Bars) (response.Ladder, error) {
	l, err := ladder(ctx, tx, k.Clock.Kind, k.Chosen, bars)
	if err != nil || k.Asker.IsZero() {
		return l, err
	}
	untold, err := tx.UntoldAsides(ctx, k.Asker, k.Record)
	if err != nil || len(untold) == 0 {
		return l, err
	}
	known, err := ladder(ctx, tx, k.Clock.Kind, k.Chosen, append(slices.Clone(bars), untold...))
	if err != nil || known.Left() == response.NumbersOnly {
		return l, err
	}
	return known, nil
}

func ladder(ctx context.Context, tx Tx, kind response.Kind, chosen actor.StaffID, bars response.Bars) (response.Ladder, error) {
	d, err := tx.Colleagues(ctx)
	if err != nil {
		return response.Ladder{}, err
	}
	cover, err := tx.Cover(ctx)
	if err != nil {
		return response.Ladder{}, err
	}
	var people []response.Person
	for _, c := range d.All() {
		if c.State != account.Left {
			people = append(people, response.Person{ID: c.ID, Roles: c.Roles, Chair: c.Chair, Away: c.State == account.Away})
		}
	}
	return response.NewLadder(kind, chosen, people, cover, bars), nil
}

// Acknowledge records that the acting colleague has read the entry and will act. Opening it does not (rules 3.1).
func Acknowledge(ctx context.Context, tx Tx, record ident.Raw) (response.Clock, error) {
	return change(ctx, tx, record, func(c response.Clock, l response.Ladder) (response.Clock, error) {
		return c.Acknowledge(tx.Actor().StaffID(), tx.Now(), l)
	})
}

// Spoke records that who has spoken with the pupil who asked, which alone answers them.
func Spoke(ctx context.Context, tx Tx, record ident.Raw, who actor.StaffID, when time.Time) (response.Clock, error) {
	return change(ctx, tx, record, func(c response.Clock, l response.Ladder) (response.Clock, error) {
		return c.Spoke(tx.Actor().StaffID(), who, when, tx.Now(), l)
	})
}

func change(ctx context.Context, tx Tx, record ident.Raw, rule func(response.Clock, response.Ladder) (response.Clock, error)) (response.Clock, error) {
	k, l, err := Held(ctx, tx, record)
	if err != nil {
		return k.Clock, err
	}
	if k.Clock, err = rule(k.Clock, l); err != nil {
		return k.Clock, err
	}
	return k.Clock, tx.SaveClock(ctx, k)
}

// tell stores who holds the entry now and puts a notice for each into the outbox. A pupil who asked is told when it has
// moved on to somebody else.
func tell(ctx context.Context, tx Tx, k Kept, l response.Ladder, m response.Move) error {
	if err := give(ctx, tx, k.Record, l, m.Rung, m.Tell); err != nil {
		return err
	}
	event := notify.ConcernWaiting
	if k.Clock.Kind.IsPupils() {
		event = notify.RequestWaiting
	}
	for _, id := range m.Tell {
		n := notify.Notice{Event: event, To: notify.ToStaff, ToID: id.Raw(), Record: k.Record, Rung: string(m.Rung) + m.DueAt.Format("20060102T150405")}
		if err := tx.Enqueue(ctx, n); err != nil {
			return err
		}
	}
	if isFirst := m.DueAt.Equal(k.Clock.ReceivedAt); k.Asker.IsZero() || isFirst || m.Again {
		return nil
	}
	return tx.Enqueue(ctx, notify.Notice{Event: notify.RequestMoved, To: notify.ToPupil, ToID: k.Asker.Raw(), Record: k.Record, Rung: string(m.Rung)})
}

// give notes whom an entry has come to, apart from those whom it reaches only through cover, and from an adult whom it
// reaches only because the pupil chose them: what is held beyond that, deciding included, is not theirs.
func give(ctx context.Context, tx Tx, record ident.Raw, l response.Ladder, rung response.Rung, to []actor.StaffID) error {
	var own, standIns, chosen []actor.StaffID
	for _, id := range to {
		switch {
		case l.StandsIn(id):
			standIns = append(standIns, id)
		case l.Answers(id):
			own = append(own, id)
		default:
			chosen = append(chosen, id)
		}
	}
	if err := tx.AddHolders(ctx, record, response.Chosen, chosen); err != nil {
		return err
	}
	if err := tx.AddHolders(ctx, record, rung, own); err != nil {
		return err
	}
	return tx.AddStandins(ctx, record, rung, standIns)
}

// Unsettle moves one entry on when whom it may come to has changed. It marks the clock even where nothing moves, so that whoever acts
// on the entry at that moment, with what they read before, has to read again. The trace is the caller's.
func Unsettle(ctx context.Context, tx Tx, record ident.Raw) error {
	k, err := tx.ClockOf(ctx, record)
	if err != nil {
		return err
	}
	moved, err := passOn(ctx, tx, k)
	if err != nil || moved {
		return err
	}
	return tx.SaveClock(ctx, k)
}

// passOn moves one entry on as far as its clock says, and reports whether anything moved.
func passOn(ctx context.Context, tx Tx, k Kept) (moved bool, err error) {
	l, err := LadderOf(ctx, tx, k)
	if err != nil {
		return false, err
	}
	cal, err := tx.Calendar(ctx)
	if err != nil {
		return false, err
	}
	p, err := tx.Clocks(ctx)
	if err != nil {
		return false, err
	}
	for {
		next, m, ok := k.Clock.Escalate(tx.Now(), l, cal, p)
		if !ok {
			break
		}
		k.Clock, moved = next, true
		if err := tell(ctx, tx, k, l, m); err != nil {
			return false, err
		}
	}
	if !moved {
		return false, nil
	}
	return true, tx.SaveClock(ctx, k)
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service passes on what nobody has taken up. Only the schedule calls it.
type Service struct{ transact Transact }

// NewService wires the service.
func NewService(t Transact) *Service { return &Service{t} }

// batch is how many clocks one run looks at; the next run takes the rest.
const batch = 200

// PassOnDue moves every due entry on, each in a transaction of its own, so that one that fails holds up no other. Running it
// twice, or in two processes, moves nothing twice.
func (s *Service) PassOnDue(ctx context.Context, by actor.Actor) (moved int, err error) {
	var due []ident.Raw
	err = s.transact(ctx, by, func(tx Tx) error {
		due, err = tx.DueClocks(ctx, batch)
		return err
	})
	if err != nil {
		return 0, fault.Wrap("waiting.PassOnDue", err)
	}
	var last error
	for _, record := range due {
		var ok bool
		err := s.transact(ctx, by, func(tx Tx) error {
			k, err := tx.ClockOf(ctx, record)
			if err != nil {
				return err
			}
			if ok, err = passOn(ctx, tx, k); err != nil || !ok {
				return err
			}
			return tx.RecordAudit(ctx, audit.Entry{Action: audit.ClockMove, Record: record, Pupil: k.Asker})
		})
		switch {
		case err != nil:
			last = err
		case ok:
			moved++
		}
	}
	return moved, fault.Wrap("waiting.PassOnDue", last)
}
