package demo

import (
	"context"
	"strings"
	"time"

	"heard/internal/authz"
	"heard/internal/fixture"
	"heard/internal/mariadb"
	"heard/internal/plan"
	"heard/internal/sharing"
)

// plans writes every support plan and safety plan: the young person's words by their own hand, the others beside them.
func (y *year) plans() {
	service := plan.NewService(mariadb.Transact[plan.Tx](y.store), y.clock)
	keeper := map[fixture.PupilKey]fixture.StaffKey{}
	for _, p := range y.world.SupportPlans {
		keeper[p.Pupil] = p.Coordinator
		w := &written{year: y, service: service, kind: plan.Support, of: p.Pupil, keeper: p.Coordinator, name: "plan " + string(p.Key), shares: p.Shares}
		w.terms = plan.Terms{MadeWith: p.MadeWith, LookSooner: p.Earlier, AgreedWhy: p.AgreesNote}
		w.agreed = plan.Agreed(p.Agrees)
		w.parts = y.supportParts(p)
		w.play(p.MadeAt, p.ReviewAt, p.CopyAt, p.CopyFormat)
		for i, a := range p.Adjustments {
			y.plan(y.atWork(later(a.From, p.MadeAt.Add(time.Hour))), w.name+" adjustment", w.adjust(i, a))
		}
	}
	for _, p := range y.world.SafetyPlans {
		w := &written{year: y, service: service, kind: plan.Safety, of: p.Pupil, keeper: keeper[p.Pupil], name: "plan " + string(p.Key), shares: p.Shares}
		w.terms = plan.Terms{MadeWith: p.MadeWith, Professional: p.Professional}
		w.parts = y.safetyParts(p)
		y.safety[p.Pupil] = w
		w.play(p.MadeAt, p.ReviewAt, p.CopyAt, p.CopyFormat)
	}
}

// written is one plan on its way through the year.
type written struct {
	*year
	service *plan.Service
	kind    plan.Kind
	of      fixture.PupilKey
	keeper  fixture.StaffKey
	name    string
	terms   plan.Terms
	agreed  plan.Agreed
	parts   []typedPart
	shares  []fixture.Share
	id      plan.ID
	version int
}

// typedPart is what somebody writes into one section.
type typedPart struct {
	key   plan.Key
	box   plan.Box
	words plan.Words
}

func (w *written) play(made, review, copied time.Time, format string) {
	w.plan(made, w.name, w.start)
	for i, p := range w.parts {
		w.plan(made.Add(time.Duration(i+1)*time.Minute), w.name+" "+string(p.key), w.write(p))
	}
	w.plan(made.Add(45*time.Minute), w.name+" shares", w.share)
	longest := 56
	if w.kind == plan.Safety {
		longest = 42
	}
	first := review
	if latest := made.AddDate(0, 0, longest); latest.Before(review) {
		first = latest
	}
	w.plan(made.Add(50*time.Minute), w.name+" terms", w.settle(" terms", first))
	w.plan(w.atWork(later(copied, made.Add(55*time.Minute))), w.name+" copy", w.give(format))
	if first.Before(review) { // it was looked at again since, and the next day was set then
		again := review.AddDate(0, 0, 1-longest)
		if last := w.world.Now.Add(-2 * time.Hour); again.After(last) {
			again = last
		}
		w.plan(w.atWork(again), w.name+" looked at again", w.settle(" looked at again", review))
	}
}

// adult gives the grant of whoever keeps the plan, or of the safeguarding lead where their role begins none: they are named as
// its keeper only once it is written.
func (w *written) adult(a authz.Action) (authz.Viewer, error) {
	if w.keeper != "" {
		if _, err := w.as(w.keeper, "plan", "start"); err == nil {
			return w.as(w.keeper, "plan", a)
		}
	}
	return w.as(w.lead(), "plan", a)
}

func (w *written) start(ctx context.Context) error {
	v, err := w.adult("start")
	if err != nil {
		return err
	}
	w.version = 1
	w.id, err = w.service.Start(ctx, v, key(w.name), pupilID(w.of), w.kind)
	return err
}

func (w *written) write(p typedPart) func(context.Context) error {
	return func(ctx context.Context) error {
		v, err := w.asPupil(w.of, "own_plan", "write")
		if p.box != plan.Own {
			v, err = w.adult("write")
		}
		if err != nil {
			return err
		}
		return w.service.Write(ctx, v, key(w.name+" "+string(p.key)+" "+string(p.box)), w.id, p.key, []plan.Change{{Box: p.box, Words: p.words}})
	}
}

func (w *written) settle(what string, review time.Time) func(context.Context) error {
	return func(ctx context.Context) error {
		v, err := w.adult("write")
		if err != nil {
			return err
		}
		coordinator := w.keeper
		if coordinator == "" {
			coordinator = w.lead()
		}
		d := plan.Settlement{Version: w.version, Coordinator: staffID(coordinator), ReviewOn: typedDay(review), Agreed: w.agreed, Terms: w.terms}
		w.version++
		return w.service.Settle(ctx, v, key(w.name+what), w.id, d)
	}
}

func (w *written) share(ctx context.Context) error {
	v, err := w.asPupil(w.of, "own_plan", "write")
	if err != nil {
		return err
	}
	said := map[sharing.Receiver]map[plan.Key]sharing.Answer{}
	for _, s := range w.shares {
		r := receiverOf(s)
		if said[r] == nil {
			said[r] = map[plan.Key]sharing.Answer{}
		}
		said[r][plan.Key(s.Section)] = sharing.Answer(s.Answer)
	}
	for r, answers := range said {
		if err := w.service.Choose(ctx, v, key(w.name+" share "+r.String()), w.id, plan.Said{Receiver: r, Answers: answers}); err != nil {
			return err
		}
	}
	return nil
}

func (w *written) give(format string) func(context.Context) error {
	return func(ctx context.Context) error {
		v, err := w.adult("write")
		if err != nil {
			return err
		}
		h := plan.Handing{Version: w.version, Holder: plan.HeldByPupil, Format: formatOf(format)}
		w.version++
		return w.service.GiveCopy(ctx, v, key(w.name+" copy"), w.id, h)
	}
}

func formatOf(said string) plan.Format {
	for _, f := range []struct {
		word   string
		format plan.Format
	}{{" and English", plan.Language}, {"easy read", plan.EasyRead}, {"wallet", plan.Wallet}, {"phone", plan.Phone}} {
		if strings.Contains(said, f.word) {
			return f.format
		}
	}
	return plan.PDF
}

func (w *written) adjust(i int, a fixture.Adjustment) func(context.Context) error {
	return func(ctx context.Context) error {
		v, err := w.adult("write")
		if err != nil {
			return err
		}
		d := plan.NewAdjustment{Action: a.Action, Reason: a.HiddenReason, From: typedDay(a.From)}
		if !a.To.IsZero() {
			d.Until = typedDay(a.To)
		}
		return w.service.Adjust(ctx, v, key(w.name+" adjustment "+string(rune('a'+i))), w.id, d)
	}
}
