package mariadb

import (
	"context"

	"heard/internal/pupil"
	"heard/internal/response"
)

// barriers is who is kept from whom: every declared conflict, and every exclusion that stands.
type barriers struct {
	version   uint64
	conflicts uint64
	all       map[pupil.ID]response.Bars
}

// barriers comes from memory while nothing has changed. It counts with the colleagues, as cover does: a ladder is made of
// all three, and whatever changes one of them bumps that copy. A conflict is written by no page yet, and straight into its table
// at some schools: it counts by what stands there.
func (tx *Tx) barriers(ctx context.Context) (map[pupil.ID]response.Bars, error) {
	v, err := tx.copyVersion(ctx, copyColleagues)
	if err != nil {
		return nil, err
	}
	conflicts, err := tx.copyVersion(ctx, conflictSum)
	if err != nil {
		return nil, err
	}
	if b := tx.store.copies.barriers.Load(); b != nil && b.version == v && b.conflicts == conflicts && !tx.hasBumped(copyColleagues) {
		return b.all, nil
	}
	all := map[pupil.ID]response.Bars{}
	_, err = rows(ctx, tx, "exclusion", func(r scanner) (struct{}, error) {
		var p pupil.ID
		var b response.Bar
		err := r.Scan(&p, &b.Who, &b.Why)
		all[p] = append(all[p], b)
		return struct{}{}, err
	}, `SELECT pupil_id, staff_id, 'conflict' FROM pupil_conflict
		UNION ALL SELECT pupil_id, staff_id, 'not_this_adult' FROM exclusion WHERE state = 'stands'`)
	if err == nil && !tx.hasBumped(copyColleagues) {
		tx.store.copies.barriers.Store(&barriers{v, conflicts, all})
	}
	return all, err
}

// KeptFrom lists who may have nothing to do with any of the pupils: who declared a conflict, and whom a pupil keeps out.
// Somebody who is kept from two of them stands in it twice.
func (tx *Tx) KeptFrom(ctx context.Context, pupils []pupil.ID) (response.Bars, error) {
	if len(pupils) == 0 {
		return nil, nil
	}
	all, err := tx.barriers(ctx)
	if err != nil {
		return nil, err
	}
	var kept response.Bars
	for _, p := range pupils {
		kept = append(kept, all[p]...)
	}
	return kept, nil
}
