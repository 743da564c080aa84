package plan

import (
	"context"
	"slices"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/schoolday"
)

// Holder is who holds a copy.
type Holder string

// The holders. A copy for anybody but the young person needs their agreement, section by section.
const (
	HeldByPupil   Holder = "pupil"
	HeldByFamily  Holder = "family"
	HeldByStaff   Holder = "staff"
	HeldByService Holder = "service"
	HeldByOther   Holder = "other"
)

// Format is what a copy looks like.
type Format string

// The formats.
const (
	PDF      Format = "pdf"
	Wallet   Format = "wallet"
	Phone    Format = "phone"
	EasyRead Format = "easy_read"
	Language Format = "language" // in a second language, in words somebody wrote
)

// Copy is one copy that somebody holds, so that all holders can be told when something in it is no longer right (H5).
type Copy struct {
	ID         ident.ID[Copy]
	Edition    int
	Holder     Holder
	Format     Format
	GivenOn    schoolday.Date
	RecordedAt time.Time
	ByPupil    bool
	By         ident.Raw
	To         string // the holder in words; sealed
}

// Handing is a copy given, as the form says it.
type Handing struct {
	Version int
	Holder  Holder
	Format  Format
	GivenOn string // as typed; today when empty
	To      string
}

// GiveCopy records that somebody holds a copy. The young person's own copy is what makes a plan active, and only a plan that
// is ready can be (T-068, T-069): otherwise fault.Invalid says what is missing.
func (s *Service) GiveCopy(ctx context.Context, v authz.Viewer, k once.Key, id ID, h Handing) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, replay, err := s.toChange(ctx, tx, v, k, id)
		if err != nil || replay {
			return err
		}
		c, err := h.check(tx, r.Plan)
		if err == nil && h.Holder == HeldByFamily {
			err = mayGoHome(ctx, tx, r.Plan)
		}
		if err != nil {
			return err
		}
		c.Edition = r.Plan.Edition
		if err := tx.InsertPlanCopy(ctx, id, c); err != nil {
			return err
		}
		if c.Holder != HeldByPupil {
			return tx.RecordAudit(ctx, audit.Entry{Action: audit.PlanCopy, Record: id.Raw(), Pupil: r.Plan.Pupil})
		}
		return s.activate(ctx, tx, r, h.Version)
	})
	return fault.Wrap("plan.GiveCopy", err)
}

// activate reads every section, whoever acts: a plan is ready or it is not, and that says nothing of what stands in it.
func (s *Service) activate(ctx context.Context, tx Tx, r Reading, version int) error {
	p := r.Plan
	boxes, err := tx.PlanBoxes(ctx, p.ID, Parts(p.Kind))
	if err != nil {
		return err
	}
	all := Missing(p, boxes)
	some := r.shown(slices.Clone(all))
	var f fault.Fields
	for _, n := range some {
		if r.Reader.Self {
			f.Add("", "Still to do: "+n.Pupil+".")
		} else {
			f.Add("", "Still missing: "+n.Formal+".")
		}
	}
	f.Need(len(some) == len(all), "", "Still missing: something in a section that the young person keeps from you. Ask them to look.")
	if err := f.Err(); err != nil {
		return err
	}
	p.Version, p.State, p.CopyEdition = version, Active, p.Edition
	return s.changed(ctx, tx, p, audit.PlanCopy)
}

const noneForFamily = "The young person has not agreed that parents or carers see any part of it. Ask them first. Without their agreement it goes only under a recorded decision."

// mayGoHome refuses a copy for parents and carers while the young person has agreed to no part of it (T-068): even that there
// is a plan would be told at home.
func mayGoHome(ctx context.Context, tx Tx, p Plan) error {
	said, err := tx.AgreedFor(ctx, p.ID.Raw())
	if err != nil || len(Printed(Parts(p.Kind), Wish{For: ForFamily, Ways: true}, said)) > 0 {
		return err
	}
	return (&fault.Fields{{Name: "holder", Message: noneForFamily}}).Err()
}

func (h Handing) check(tx Tx, p Plan) (Copy, error) {
	var f fault.Fields
	f.Need(h.Holder == HeldByPupil || h.Holder == HeldByFamily || h.Holder == HeldByStaff || h.Holder == HeldByService || h.Holder == HeldByOther, "holder", "Choose who has the copy.")
	f.Need(h.Format == PDF || h.Format == Wallet || h.Format == Phone || h.Format == EasyRead || h.Format == Language, "format", "Choose what the copy looks like.")
	f.Need(h.Holder == HeldByPupil || strings.TrimSpace(h.To) != "", "to", "Write who has it.")
	at, ok := tx.Now(), true
	if strings.TrimSpace(h.GivenOn) != "" {
		at, ok = schoolday.ParseMoment(h.GivenOn)
	}
	f.Need(ok, "given", "Write the day like this: 14/12/2026.")
	f.Need(!ok || !at.After(tx.Now()), "given", "This day has not come yet.")
	f.Need(!ok || !schoolday.DateOf(at).Before(schoolday.DateOf(p.CreatedAt)), "given", "This is before the plan was begun.")
	a := tx.Actor()
	return Copy{
		ID: ident.New[Copy](tx.Now()), Holder: h.Holder, Format: h.Format, GivenOn: schoolday.DateOf(at), RecordedAt: tx.Now(),
		ByPupil: a.Kind == actor.KindPupil, By: a.Person, To: h.To,
	}, f.Err()
}

// End ends a plan. It is refused until somebody has told the young person, and when and how (4.8); what stood in it is kept.
func (s *Service) End(ctx context.Context, v authz.Viewer, k once.Key, id ID, version int, why, told string) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, replay, err := s.toChange(ctx, tx, v, k, id)
		if err != nil || replay {
			return err
		}
		if r.Reader.Self {
			return fault.Refused()
		}
		var f fault.Fields
		f.Need(strings.TrimSpace(why) != "", "why", "Write why the plan ends.")
		f.Need(strings.TrimSpace(told) != "", "told", "Write who told the young person, when and how. A plan does not end without that.")
		if err := f.Err(); err != nil {
			return err
		}
		p := r.Plan
		p.Version, p.State, p.Terms.EndedWhy, p.Terms.EndedTold = version, Ended, why, told
		return s.changed(ctx, tx, p, audit.PlanEnd)
	})
	return fault.Wrap("plan.End", err)
}
