package outline

import (
	"context"

	"heard/internal/actor"
)

// Lines reads an area's own records in one transaction of the given actor and makes a line of each, in the order read. What
// may be read is the area's: find goes through its row gate. A transaction that is run again begins with no line.
func Lines[T, R, L any](ctx context.Context, transact func(context.Context, actor.Actor, func(T) error) error, by actor.Actor,
	find func(T) ([]R, error), line func(R) L) ([]L, error) {
	var all []L
	err := transact(ctx, by, func(tx T) error {
		all = nil
		found, err := find(tx)
		if err != nil {
			return err
		}
		for _, r := range found {
			all = append(all, line(r))
		}
		return nil
	})
	return all, err
}
