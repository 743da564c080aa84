package outline

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"testing"

	"heard/internal/actor"
)

// A transaction may run again after a deadlock; the lines of the first run are not those of the second.
func TestATransactionThatRunsAgainGivesEachLineOnce(t *testing.T) {
	twice := func(_ context.Context, _ actor.Actor, fn func(int) error) error { return errors.Join(fn(1), fn(2)) }
	got, err := Lines(t.Context(), twice, actor.Actor{}, func(n int) ([]int, error) { return []int{10 * n, 10*n + 1}, nil }, strconv.Itoa)
	if err != nil || !slices.Equal(got, []string{"20", "21"}) {
		t.Errorf("%v, %v", got, err)
	}
	refused := errors.New("refused")
	_, err = Lines(t.Context(), twice, actor.Actor{}, func(int) ([]int, error) { return []int{1}, refused }, strconv.Itoa)
	if !errors.Is(err, refused) {
		t.Errorf("%v", err)
	}
}
