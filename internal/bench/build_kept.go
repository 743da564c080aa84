package bench

import (
	"context"

	"heard/internal/actor"
	"heard/internal/app"
	"heard/internal/audit"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/partner"
	"heard/internal/plan"
	"heard/internal/schoolday"
)

// withPlan is how many pupils there are for each who has a support plan in use: four hundred plans in a school of 2,500.
const withPlan = 6

// planTx is what the plans of the school need of a transaction.
type planTx interface {
	audit.Recorder
	InsertPlan(ctx context.Context, p plan.Plan) error
	UpdatePlan(ctx context.Context, p plan.Plan) error
}

// plans gives some pupils a support plan in use, kept by all colleagues in turn. Everybody's first page asks for theirs.
func (b *bench) plans(ctx context.Context, a *app.App) error {
	return mariadb.Transact[planTx](a.Store)(ctx, b.school.lead(), func(tx planTx) error {
		now := tx.Now()
		for i := 0; i < len(b.school.pupils); i += withPlan {
			p := plan.Plan{
				ID: ident.New[plan.Plan](now), Pupil: b.school.pupils[i], Kind: plan.Support, State: plan.Drafting, Coordinator: b.school.coordinator(i),
				Edition: 1, Version: 1, CreatedAt: now, ChangedAt: now,
			}
			if err := tx.InsertPlan(ctx, p); err != nil {
				return err
			}
			p.State, p.CopyEdition, p.ReviewOn = plan.Active, 1, schoolday.DateOf(now).Add(i%56)
			if err := tx.UpdatePlan(ctx, p); err != nil {
				return err
			}
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SetUp})
	})
}

// coordinator keeps the plan of a pupil by number, and is the named worker when they move on.
func (s school) coordinator(i int) actor.StaffID { return s.staff[i/withPlan%len(s.staff)] }

// serviceTx is what the directory needs of a transaction.
type serviceTx interface {
	audit.Recorder
	SaveEntry(ctx context.Context, e partner.Entry) error
}

// services publishes the one service that referrals go to.
func (b *bench) services(ctx context.Context, a *app.App) error {
	b.school.entry = ident.New[partner.Entry](now())
	return mariadb.Transact[serviceTx](a.Store)(ctx, b.school.lead(), func(tx serviceTx) error {
		e := partner.Entry{
			ID: b.school.entry, Org: b.school.org, Kind: partner.Service, State: partner.Published, CheckedOn: schoolday.DateOf(tx.Now()), Version: 1,
			Details: partner.Details{Name: "Bench counselling (fictional)", Summary: "One-to-one."},
		}
		if err := tx.SaveEntry(ctx, e); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.DirectorySave, Record: e.ID.Raw()})
	})
}
