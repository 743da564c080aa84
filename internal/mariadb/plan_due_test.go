package mariadb_test

import (
	"context"
	"net/url"
	"testing"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/mariadb"
	"heard/internal/plan"
	"heard/internal/schoolday"
	"heard/internal/testapp"
)

type looksAtPlans interface {
	audit.Recorder
	PlansToReview(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]plan.Plan, error)
}

// A plan that nobody keeps together comes before those whose day has come: it stood behind all of them, by the day of its own
// next look, and a list that was full never showed it.
func TestAPlanInNobodysHandsComesFirst(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	for _, kind := range []string{"support", "safety"} {
		aled.Post("/p/plans", url.Values{"kind": {kind}}).Want(303)
	}
	keeper, other := a.School.Staff["pastoral"], a.School.Staff["other"]
	a.Behind(t, `UPDATE plan SET state = 'active', copy_edition = 1, coordinator_id = IF(kind = 'support', ?, ?),
		review_on = IF(kind = 'support', '2026-11-01', '2026-12-18')`, keeper.Bytes(), other.Bytes())
	a.Conflict(t, "other", "aled")
	lead := actor.Actor{Kind: actor.KindStaff, Person: a.School.Staff["dsl"].Raw(), Roles: []actor.Role{actor.DSL}}
	err := mariadb.Transact[looksAtPlans](a.Store)(t.Context(), lead, func(tx looksAtPlans) error {
		found, err := tx.PlansToReview(t.Context(), a.Policy.Glance(lead, "plan", "write"), schoolday.DateOf(tx.Now()), 1)
		if err == nil && (len(found) != 1 || found[0].Kind != plan.Safety || !found[0].Barred) {
			t.Errorf("found %+v", found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
