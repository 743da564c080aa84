package waiting

import (
	"context"
	"slices"

	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/response"
)

// Hurry says that somebody is or may be in danger in a concern that was logged before. Whoever it has come to is told at once,
// and whoever acts on it already as well.
func Hurry(ctx context.Context, tx Tx, record ident.Raw) error {
	k, l, err := Held(ctx, tx, record)
	if err != nil {
		return err
	}
	cal, err := tx.Calendar(ctx)
	if err != nil {
		return err
	}
	p, err := tx.Clocks(ctx)
	if err != nil {
		return err
	}
	next, m, ok := k.Clock.Hurry(tx.Now(), l, cal, p)
	if !ok {
		return tellWhoActs(ctx, tx, k, l)
	}
	if k.Clock = next; len(m.Tell) > 0 {
		if err := tell(ctx, tx, k, l, m); err != nil {
			return err
		}
	}
	return tx.SaveClock(ctx, k)
}

func tellWhoActs(ctx context.Context, tx Tx, k Kept, l response.Ladder) error {
	told := k.Clock.Holders(l)
	if by := k.Clock.MetBy; l.Holds(by) && !slices.Contains(told, by) {
		told = append(told, by)
	}
	for _, id := range told {
		if err := tx.Enqueue(ctx, notify.Notice{Event: notify.ConcernChanged, To: notify.ToStaff, ToID: id.Raw(), Record: k.Record}); err != nil {
			return err
		}
	}
	return nil
}
