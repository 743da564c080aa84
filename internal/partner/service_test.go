package partner

import (
	"context"
	"errors"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/pupil"
	"heard/internal/response"
)

// losing is a transaction whose database is lost when it asks for the roster.
type losing struct{ Tx }

var errLost = errors.New("lost")

func (losing) Now() time.Time                                  { return now }
func (losing) Actor() actor.Actor                              { return actor.Actor{Kind: actor.KindPupil} }
func (losing) Services(context.Context) (*Directory, error)    { return &Directory{}, nil }
func (losing) Clocks(context.Context) (response.Policy, error) { return policy, nil }
func (losing) Roster(context.Context) (*pupil.Roster, error)   { return nil, errLost }

// A pupil who looks for support while the database is lost is told that Heard cannot reach its records: asking a roster that
// was not read was a panic, and an error page without a way on.
func TestLookingForSupportWithoutADatabaseIsAnError(t *testing.T) {
	s := NewShelf(func(_ context.Context, _ actor.Actor, fn func(Tx) error) error { return fn(losing{}) })
	if _, err := s.Find(t.Context(), actor.Actor{Kind: actor.KindPupil}, Filter{}); !errors.Is(err, errLost) {
		t.Error(err)
	}
}
