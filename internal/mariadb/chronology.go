package mariadb

import (
	"context"
	"slices"
	"time"

	"heard/internal/authz"
	"heard/internal/concern"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/selfreferral"
	"heard/internal/triage"
	"heard/internal/vault"
)

// before is the keyset condition of a page: what stands before the key in time.
func before(k outline.Key, at, id string) (string, []any) {
	if k.IsZero() {
		return "", nil
	}
	// Safety: at and id are constant names of columns.
	return ` AND (` + at + ` < ? OR ` + at + ` = ? AND ` + id + ` < ?)`, []any{k.At, k.At, k.ID.Bytes()}
}

// ConcernsAbout lists concerns about a pupil by the time they tell of, newest first, with their words. It goes through them from the
// one written last, and ends where nothing written before can tell of a later time than what it has found.
func (tx *Tx) ConcernsAbout(ctx context.Context, v authz.Viewer, about pupil.ID, k outline.Key, most int) ([]concern.Concern, error) {
	ids, err := rows(ctx, tx, "concern", scanID, `SELECT concern_id FROM concern_pupil WHERE pupil_id = ? ORDER BY concern_id DESC`, about.Bytes())
	if err != nil {
		return nil, err
	}
	gate, args := where(v)
	older, keys := before(k, "c.event_at", "c.id")
	all, err := newestOf(ids, most, func(some []ident.Raw) ([]concern.Concern, error) {
		// Safety: only placeholders and constant fragments are joined in.
		found, err := rows(ctx, tx, "concern", scanBoxedConcern, `SELECT `+concernColumns+`, c.sealed FROM concern c
			WHERE c.id IN (`+marks(len(some))+`) AND `+gate+older, append(append(idArgs(some), args...), keys...)...)
		if err != nil {
			return nil, err
		}
		return tx.openConcerns(ctx, found)
	}, func(all []concern.Concern, next ident.Raw) bool { return hasNewest(all, most, next) })
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b concern.Concern) int {
		return newerFirst(outline.Key{At: a.EventAt, ID: a.ID.Raw()}, outline.Key{At: b.EventAt, ID: b.ID.Raw()})
	})
	all = all[:min(most, len(all))]
	return all, tx.involve(ctx, all)
}

// hasNewest reports whether so many tell of a later time than the next one can, or any that was written before it. Of an id that
// does not say when it was made nothing is known.
func hasNewest(all []concern.Concern, most int, next ident.Raw) bool {
	made, ok := next.At()
	latest, n := made.Add(time.Millisecond+concern.Ahead), 0
	for _, c := range all {
		if !c.EventAt.Before(latest) {
			n++
		}
	}
	return ok && n >= most
}

func scanBoxedConcern(r scanner) (c sealedRow[concern.Concern], err error) {
	x := &c.of
	return c, r.Scan(&x.ID, &x.Reference, &x.Author, &x.State, &x.AskedToday, &x.DangerUnsaid, &x.AboutAdult, &x.EventAt, &x.WrittenAt, &x.Version, &c.box)
}

// openConcerns opens the words of a whole page with one query for their keys. What was erased is left out.
func (tx *Tx) openConcerns(ctx context.Context, found []sealedRow[concern.Concern]) ([]concern.Concern, error) {
	ids := make([]ident.Raw, len(found))
	for i, c := range found {
		ids[i] = c.of.ID.Raw()
	}
	if err := tx.openEntries(ctx, ids); err != nil {
		return nil, err
	}
	var all []concern.Concern
	for _, c := range found {
		key, ok := tx.entries[c.of.ID.Raw()]
		if !ok {
			continue
		}
		words, err := vault.OpenJSON[concern.Words](key, concernPlace(c.of.ID), c.box)
		if err != nil {
			return nil, err
		}
		c.of.Words = words
		all = append(all, c.of)
	}
	return all, nil
}

// decisionsAbout names the decisions about a pupil's entries of each object.
var decisionsAbout = map[authz.Object]string{
	"concern":       `concern_pupil p JOIN decision d ON d.record_id = p.concern_id WHERE p.pupil_id = ?`,
	"self_referral": `self_referral q JOIN decision d ON d.record_id = q.id WHERE q.pupil_id = ?`,
}

// DecisionsAbout lists decisions about a pupil's entries that the viewer may open, newest first.
func (tx *Tx) DecisionsAbout(ctx context.Context, v authz.Viewer, about pupil.ID, k outline.Key, most int) ([]triage.Decision, error) {
	from, ok := decisionsAbout[v.Object()]
	if !ok {
		return nil, nil
	}
	older, args := before(k, "d.decided_at", "d.id")
	// Safety: from and older are made of constant fragments.
	found, err := rows(ctx, tx, "decision", func(r scanner) (k outline.Key, err error) { return k, r.Scan(&k.ID, &k.At) },
		`SELECT d.id, d.decided_at FROM `+from+older, append([]any{about.Bytes()}, args...)...)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, newerFirst) // the server would make a table of them first
	ids := make([]ident.Raw, len(found))
	for i, k := range found {
		ids[i] = k.ID
	}
	gate, mine := mayOpen(v, "d.record_id")
	all, err := newestOf(ids, most, func(some []ident.Raw) ([]triage.Decision, error) {
		// Safety: only placeholders and constant fragments are joined in.
		found, err := rows(ctx, tx, "decision", scanDecision, `SELECT `+decisionColumns+` FROM decision d
			WHERE d.id IN (`+marks(len(some))+`) AND `+gate+` ORDER BY d.decided_at DESC, d.id DESC`, append(idArgs(some), mine...)...)
		if err != nil {
			return nil, err
		}
		return tx.openDecisions(ctx, found)
	}, func(all []triage.Decision, _ ident.Raw) bool { return len(all) >= most })
	return all[:min(most, len(all))], err
}

// RequestsAbout lists a pupil's requests that the viewer may open, newest first, without anybody's words.
func (tx *Tx) RequestsAbout(ctx context.Context, v authz.Viewer, about pupil.ID, k outline.Key, most int) ([]selfreferral.Request, error) {
	gate, args := where(v)
	older, keys := before(k, "r.sent_at", "r.id")
	args = append(append([]any{about.Bytes()}, args...), keys...)
	// Safety: gate and older are made of constant fragments.
	return rows(ctx, tx, "self_referral", scanRequest, `SELECT `+requestColumns+` FROM self_referral r
		WHERE r.pupil_id = ? AND `+gate+older+` ORDER BY r.sent_at DESC, r.id DESC LIMIT ?`, append(args, most)...)
}
