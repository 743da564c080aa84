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

// ConcernsAbout lists concerns about a pupil by the time they tell of, newest first, with their words.
func (tx *Tx) ConcernsAbout(ctx context.Context, v authz.Viewer, about pupil.ID, k outline.Key, most int) ([]concern.Concern, error) {
	gate, args := where(v)
	older, keys := before(k, "c.event_at", "c.id")
	args = append(append([]any{about.Bytes()}, args...), keys...)
	// Safety: gate and older are made of constant fragments.
	found, err := rows(ctx, tx, "concern", scanBoxedConcern, `SELECT `+concernColumns+`, c.sealed FROM concern_pupil p JOIN concern c ON c.id = p.concern_id
		WHERE p.pupil_id = ? AND `+gate+older+` ORDER BY c.event_at DESC, c.id DESC LIMIT ?`, append(args, most)...)
	if err != nil {
		return nil, err
	}
	all, err := tx.openConcerns(ctx, found)
	if err != nil {
		return nil, err
	}
	return all, tx.involve(ctx, all)
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

// entriesAbout names the entries of each object that are about a pupil.
var entriesAbout = map[authz.Object]string{
	"concern":       `SELECT p.concern_id FROM concern_pupil p WHERE p.pupil_id = ?`,
	"self_referral": `SELECT q.id FROM self_referral q WHERE q.pupil_id = ?`,
}

// DecisionsAbout lists decisions about a pupil's entries that the viewer may open, newest first.
func (tx *Tx) DecisionsAbout(ctx context.Context, v authz.Viewer, about pupil.ID, k outline.Key, most int) ([]triage.Decision, error) {
	entries, ok := entriesAbout[v.Object()]
	if !ok {
		return nil, nil
	}
	gate, args := mayOpen(v, "d.record_id")
	older, keys := before(k, "d.decided_at", "d.id")
	args = append(append([]any{about.Bytes()}, args...), keys...)
	// Safety: entries, gate and older are made of constant fragments.
	found, err := rows(ctx, tx, "decision", scanDecision, `SELECT `+decisionColumns+` FROM decision d
		WHERE d.record_id IN (`+entries+`) AND `+gate+older+` ORDER BY d.decided_at DESC, d.id DESC LIMIT ?`, append(args, most)...)
	if err != nil {
		return nil, err
	}
	return tx.openDecisions(ctx, found)
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
