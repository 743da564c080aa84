package mariadb_test

import (
	"context"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/concern"
	"heard/internal/mariadb"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/testapp"
)

// raises is a concern that is being saved while something else happens: after it has read the roll, or after it has read whom
// the pupil keeps out.
type raises struct {
	concern.Tx
	atRoll, atKept func()
}

func (r raises) Roster(ctx context.Context) (*pupil.Roster, error) {
	all, err := r.Tx.Roster(ctx)
	r.atRoll()
	return all, err
}

func (r raises) KeptFrom(ctx context.Context, pupils []pupil.ID) (response.Bars, error) {
	kept, err := r.Tx.KeptFrom(ctx, pupils)
	r.atKept()
	return kept, err
}

// raised saves a concern about Aled through that transaction.
func raised(t *testing.T, a *testapp.App, r raises) {
	t.Helper()
	s := concern.NewService(func(ctx context.Context, by actor.Actor, fn func(concern.Tx) error) error {
		return mariadb.Transact[concern.Tx](a.Store)(ctx, by, func(tx concern.Tx) error { return fn(raises{tx, r.atRoll, r.atKept}) })
	})
	_, err := s.Raise(t.Context(), a.Policy.Glance(teacher(a), "concern", "raise"), form("Sat alone."), concern.Draft{
		Pupils: []concern.Involved{{Pupil: a.School.Pupils["aled"], Part: concern.Affected}}, Words: concern.Words{Facts: "Sat alone.", Danger: concern.DangerNo},
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A concern that is saved in the instant in which its pupil keeps the lead out comes to the deputy, whichever of the two is first.
// It came to the lead alone, who can open nothing of it, and waited there until its clock ran out.
func TestAConcernBegunAtThatInstantComesToSomebodyElse(t *testing.T) {
	for name, isFirst := range map[string]bool{"the wish is first": true, "the concern is first": false} {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			own := a.Policy.Glance(pupilActor(a, "aled"), "own_exclusion", "write")
			said, tries := make(chan error, 1), 0
			wish := func() {
				said <- a.Services.Exclude.KeepOut(context.Background(), own, form("names"), adultsOf(a, []string{"dsl"}))
			}
			raised(t, a, raises{atRoll: func() {
				if tries++; tries == 1 && isFirst {
					wish()
				}
			}, atKept: func() {
				if !isFirst {
					go wish()
					time.Sleep(200 * time.Millisecond) // it has read what stands by now, and waits for the pupil's row
				}
			}})
			if err := <-said; err != nil {
				t.Fatal(err)
			}
			if !a.Holds("ddsl") || isFirst && tries != 2 {
				t.Errorf("after %d tries the concern has not come to the deputy", tries)
			}
		})
	}
}
