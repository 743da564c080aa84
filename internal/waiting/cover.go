package waiting

import (
	"context"
	"slices"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/schoolday"
)

// CoverTx is what setting cover needs of a transaction.
type CoverTx interface {
	Tx
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	InsertCover(ctx context.Context, c CoverFor) error
	// CoverByID reads cover, over or not, and locks it.
	CoverByID(ctx context.Context, id CoverID) (CoverFor, error)
	// EndCover ends it before its time, and SettleCover notes that its work has gone back; fault.Conflict the second time.
	EndCover(ctx context.Context, id CoverID) error
	SettleCover(ctx context.Context, id CoverID) error
	// CoverRunOut lists cover that is over and whose work has not gone back for good.
	CoverRunOut(ctx context.Context, most int) ([]CoverFor, error)
	// HeldThroughCover lists what somebody holds only because they covered, did not take up and owes nothing on; GivenBack what still waits
	// and went back from them.
	HeldThroughCover(ctx context.Context, by actor.StaffID) ([]ident.Raw, error)
	GivenBack(ctx context.Context, by actor.StaffID) ([]ident.Raw, error)
	GiveBack(ctx context.Context, record ident.Raw, by actor.StaffID) error
}

// CoverID names one time of cover.
type CoverID = ident.ID[CoverFor]

// CoverFor is one person standing in for another for a while (C-03).
type CoverFor struct {
	ID           CoverID
	For, By      actor.StaffID
	Starts, Ends time.Time
	EndedAt      time.Time // before its time; zero otherwise
}

// IsOver reports whether nobody covers by it any more at the given time.
func (c CoverFor) IsOver(now time.Time) bool { return !c.EndedAt.IsZero() || !now.Before(c.Ends) }

// CoverDraft is what somebody sends; times are as typed. From is just now when empty.
type CoverDraft struct {
	For, By     actor.StaffID
	From, Until string
}

// Covers is who may stand in for whom.
type Covers struct {
	transact func(ctx context.Context, by actor.Actor, fn func(CoverTx) error) error
}

// NewCovers wires the service.
func NewCovers(t func(ctx context.Context, by actor.Actor, fn func(CoverTx) error) error) *Covers {
	return &Covers{t}
}

// leading are the roles whose holders can be covered for, and trained those whose holders may stand in: whoever covers reads what
// comes to the person covered for.
var (
	leading = []actor.Role{actor.DSL, actor.DeputyDSL, actor.Head}
	trained = append(slices.Clone(leading), actor.Pastoral, actor.SENCO, actor.MentalHealth)
)

// longest is how far ahead cover may reach; longer is no cover but another post.
const longest = 60 * 24 * time.Hour

// People lists who can be covered for and who can stand in.
func (s *Covers) People(ctx context.Context, v authz.Viewer) (covered, standIns []account.Colleague, err error) {
	err = s.transact(ctx, v.Actor(), func(tx CoverTx) error {
		d, err := tx.Colleagues(ctx)
		if err != nil {
			return err
		}
		covered, standIns = holding(d, leading), holding(d, trained)
		return nil
	})
	return covered, standIns, fault.Wrap("waiting.People", err)
}

func holding(d *account.Directory, roles []actor.Role) []account.Colleague {
	return slices.DeleteFunc(d.All(), func(c account.Colleague) bool {
		return c.State == account.Left || !slices.ContainsFunc(roles, c.Is)
	})
}

// Set notes who stands in for whom. From then on what comes to one comes to the other too; a bar holds for whoever covers
// as for anybody. What went back from them when their cover ended, and still waits, comes to them again.
func (s *Covers) Set(ctx context.Context, v authz.Viewer, k once.Key, d CoverDraft) error {
	err := s.transact(ctx, v.Actor(), func(tx CoverTx) error {
		all, err := tx.Colleagues(ctx)
		if err != nil {
			return err
		}
		c, err := d.check(tx.Now(), all)
		if err != nil {
			return err
		}
		c.ID = ident.New[CoverFor](tx.Now())
		if _, replay, err := tx.Once(ctx, k, c.ID.Raw()); err != nil || replay {
			return err
		}
		if err := tx.InsertCover(ctx, c); err != nil {
			return err
		}
		if err := resume(ctx, tx, c); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.CoverSet, Record: c.ID.Raw()})
	})
	return fault.Wrap("waiting.Set", err)
}

func (d CoverDraft) check(now time.Time, all *account.Directory) (CoverFor, error) {
	var f fault.Fields
	c := CoverFor{For: d.For, By: d.By, Starts: now}
	from, okFrom := now, true
	if d.From != "" {
		from, okFrom = schoolday.ParseMoment(d.From)
	}
	until, okUntil := schoolday.ParseMoment(d.Until)
	mayBe := func(id actor.StaffID, roles []actor.Role) bool {
		who, ok := all.ByID(id)
		return ok && who.State != account.Left && slices.ContainsFunc(roles, who.Is)
	}
	f.Need(mayBe(d.For, leading), "for", "Choose for whom: the safeguarding team or the head.")
	f.Need(!d.By.IsZero(), "by", "Choose who stands in.")
	f.Need(d.By.IsZero() || mayBe(d.By, trained) && d.By != d.For, "by", "Choose somebody else to stand in.")
	f.Need(okFrom, "from", "Write the day and time like this: 20/11/2026 09:15.")
	if wrong := endOf(until, okUntil, from, okFrom, now); wrong != "" {
		f.Add("until", wrong)
	}
	c.Starts, c.Ends = from, until
	return c, f.Err()
}

// endOf says what is wrong with the end of cover, or nothing. A beginning that could not be read is told at its own box.
func endOf(until time.Time, known bool, from time.Time, begins bool, now time.Time) string {
	switch {
	case !known:
		return "Write until what day and time the cover lasts, like this: 20/11/2026 16:30."
	case !until.After(now):
		return "This end has passed. Choose a time that is still to come."
	case begins && !until.After(from):
		return "The end comes before the beginning. Choose a later end, or an earlier beginning."
	case begins && until.Sub(from) > longest:
		return "Cover lasts sixty days at most. Choose an earlier end, and set it again before then."
	}
	return ""
}
