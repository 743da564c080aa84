package bench

import (
	"context"

	"heard/internal/actor"
	"heard/internal/app"
	"heard/internal/audit"
	"heard/internal/ident"
	"heard/internal/mariadb"
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
	writer := actor.Actor{Kind: actor.KindStaff, Person: b.school.staff[0].Raw(), Roles: []actor.Role{actor.DSL}, Request: "bench"}
	return mariadb.Transact[planTx](a.Store)(ctx, writer, func(tx planTx) error {
		now := tx.Now()
		for i := 0; i < len(b.school.pupils); i += withPlan {
			p := plan.Plan{
				ID: ident.New[plan.Plan](now), Pupil: b.school.pupils[i], Kind: plan.Support, State: plan.Drafting, Coordinator: b.school.staff[i/withPlan%len(b.school.staff)],
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
