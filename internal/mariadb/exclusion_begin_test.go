package mariadb_test

import (
	"context"
	"testing"

	"heard/internal/actor"
	"heard/internal/concern"
	"heard/internal/mariadb"
	"heard/internal/pupil"
	"heard/internal/testapp"
)

// raises is a concern that is being saved while something else happens, after it has read the roll.
type raises struct {
	concern.Tx
	atRoll func()
}

func (r raises) Roster(ctx context.Context) (*pupil.Roster, error) {
	all, err := r.Tx.Roster(ctx)
	r.atRoll()
	return all, err
}

// raised saves a concern about Aled through that transaction.
func raised(t *testing.T, a *testapp.App, r raises) {
	t.Helper()
	s := concern.NewService(func(ctx context.Context, by actor.Actor, fn func(concern.Tx) error) error {
		return mariadb.Transact[concern.Tx](a.Store)(ctx, by, func(tx concern.Tx) error { return fn(raises{tx, r.atRoll}) })
	}, a.Clock)
	_, err := s.Raise(t.Context(), a.Policy.Glance(teacher(a), "concern", "raise"), form("Sat alone."), concern.Draft{
		Pupils: []concern.Involved{{Pupil: a.School.Pupils["aled"], Part: concern.Affected}}, Words: concern.Words{Facts: "Sat alone.", Danger: concern.DangerNo},
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A concern that had read the roll before its pupil said whom they keep out is begun again with that before it: its pupil's row
// changed meanwhile (1020), and it comes to the deputy and not to the lead alone, who can open nothing of it.
func TestAConcernThatReadBeforeTheWishBeginsAgain(t *testing.T) {
	a := testapp.Start(t)
	own := a.Policy.Glance(pupilActor(a, "aled"), "own_exclusion", "write")
	tries := 0
	raised(t, a, raises{atRoll: func() {
		if tries++; tries > 1 {
			return
		}
		if err := a.Services.Exclude.KeepOut(context.Background(), own, form("names"), adultsOf(a, []string{"dsl"})); err != nil {
			t.Error(err)
		}
	}})
	if !a.Holds("ddsl") || a.Holds("dsl") || tries != 2 {
		t.Errorf("after %d tries the concern has not come to the deputy", tries)
	}
}
