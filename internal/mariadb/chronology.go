package mariadb

import (
	"context"

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

// newestOf reads the newest records that a viewer may open, given all ids of a list, newest first: as many at a time as are still
// missing, so that a page fetches and opens what it shows and not everything that was ever written.
func newestOf[T any](ids []ident.Raw, most int, read func(some []ident.Raw) ([]T, error)) ([]T, error) {
	var all []T
	for size := most; len(ids) > 0 && len(all) < most; size *= 2 {
		some := ids[:min(size, len(ids))]
		found, err := read(some)
		if err != nil {
			return nil, err
		}
		all, ids = append(all, found...), ids[len(some):]
	}
	return all[:min(most, len(all))], nil
}

func scanID(r scanner) (id ident.Raw, err error) { return id, r.Scan(&id) }

// ConcernsAbout lists concerns about a pupil by the time they tell of, newest first, with their words.
func (tx *Tx) ConcernsAbout(ctx context.Context, v authz.Viewer, about pupil.ID, k outline.Key, most int) ([]concern.Concern, error) {
	older, keys := before(k, "c.event_at", "c.id")
	// The server would look the time up in the row itself, most of which is the sealed words.
	// Safety: older is made of constant fragments.
	ids, err := rows(ctx, tx, "concern", scanID, `SELECT c.id FROM concern_pupil p JOIN concern c FORCE INDEX (concern_event) ON c.id = p.concern_id
		WHERE p.pupil_id = ?`+older+` ORDER BY c.event_at DESC, c.id DESC`, append([]any{about.Bytes()}, keys...)...)
	if err != nil {
		return nil, err
	}
	gate, args := where(v)
	return newestOf(ids, most, func(some []ident.Raw) ([]concern.Concern, error) {
		// Safety: only placeholders and constant fragments are joined in.
		found, err := rows(ctx, tx, "concern", scanBoxedConcern, `SELECT `+concernColumns+`, c.sealed FROM concern c
			WHERE c.id IN (`+marks(len(some))+`) AND `+gate+` ORDER BY c.event_at DESC, c.id DESC`, append(idArgs(some), args...)...)
		if err != nil {
			return nil, err
		}
		all, err := tx.openConcerns(ctx, found)
		if err != nil {
			return nil, err
		}
		return all, tx.involve(ctx, all)
	})
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
	older, keys := before(k, "d.decided_at", "d.id")
	// Safety: from and older are made of constant fragments.
	ids, err := rows(ctx, tx, "decision", scanID, `SELECT d.id FROM `+from+older+` ORDER BY d.decided_at DESC, d.id DESC`, append([]any{about.Bytes()}, keys...)...)
	if err != nil {
		return nil, err
	}
	gate, args := mayOpen(v, "d.record_id")
	return newestOf(ids, most, func(some []ident.Raw) ([]triage.Decision, error) {
		// Safety: only placeholders and constant fragments are joined in.
		found, err := rows(ctx, tx, "decision", scanDecision, `SELECT `+decisionColumns+` FROM decision d
			WHERE d.id IN (`+marks(len(some))+`) AND `+gate+` ORDER BY d.decided_at DESC, d.id DESC`, append(idArgs(some), args...)...)
		if err != nil {
			return nil, err
		}
		return tx.openDecisions(ctx, found)
	})
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
