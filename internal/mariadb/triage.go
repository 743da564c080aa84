package mariadb

import (
	"context"
	"database/sql"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/triage"
	"heard/internal/vault"
)

var decisionSealed = vault.Register("decision", "sealed")

// entryTables says where the entries of each object are, under the alias that its row gate uses.
var entryTables = map[authz.Object]string{
	"concern":       "concern c WHERE c.id = ",
	"self_referral": "self_referral r WHERE r.id = ",
}

// mayOpen is the condition that the viewer may open the entry named by a column.
func mayOpen(v authz.Viewer, column string) (string, []any) {
	table, ok := entryTables[v.Object()]
	if !ok {
		return "(FALSE)", nil
	}
	gate, args := where(v)
	// Safety: all three are constants.
	return "EXISTS (SELECT 1 FROM " + table + column + " AND " + gate + ")", args
}

// StandingOf reads how an entry stands and locks it.
func (tx *Tx) StandingOf(ctx context.Context, record ident.Raw) (triage.Standing, error) {
	s := triage.Standing{Record: record}
	var review sql.NullTime
	var closed sql.NullTime
	err := tx.row(ctx, "triage", `SELECT kind, owner_id, review_on, decided_at, closed_at, version FROM triage WHERE record_id = ? FOR UPDATE`,
		[]any{record.Bytes()}, &s.Kind, &s.Owner, &review, &s.At, &closed, &s.Version)
	if fault.Is(err, fault.NotFound) {
		return triage.Standing{Record: record}, nil
	}
	s.ReviewOn, s.Closed = dateFrom(review), closed.Valid
	return s, err
}

// SaveStanding stores how an entry stands. The first decision inserts the row: of two who decide at once, one finds it there.
func (tx *Tx) SaveStanding(ctx context.Context, s triage.Standing) error {
	closed := sql.NullTime{Time: s.At, Valid: s.Closed}
	if s.Version == 0 {
		_, err := tx.exec(ctx, "triage", `INSERT INTO triage (record_id, kind, owner_id, review_on, decided_at, closed_at) VALUES (?,?,?,?,?,?)`,
			s.Record.Bytes(), s.Kind, s.Owner.Bytes(), s.ReviewOn.String(), s.At, closed)
		return err
	}
	return tx.execOne(ctx, "triage", `UPDATE triage SET owner_id = ?, review_on = ?, decided_at = ?, closed_at = ?, version = version + 1
		WHERE record_id = ? AND version = ?`, s.Owner.Bytes(), s.ReviewOn.String(), s.At, closed, s.Record.Bytes(), s.Version)
}

func decisionPlace(id triage.ID) vault.Place {
	return vault.Place{Column: decisionSealed, Row: id.Raw(), Version: 1}
}

// InsertDecision adds a decision under the key of its entry, so that it goes with it.
func (tx *Tx) InsertDecision(ctx context.Context, d triage.Decision) error {
	key, err := tx.entryKey(ctx, d.Record)
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, decisionPlace(d.ID), d.Words)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "decision", `INSERT INTO decision (id, record_id, decider_id, owner_id, cover_for_id, decided_at, review_on, look_again_on, closes, sealed)
		VALUES (?,?,?,?,?,?,?,?,?,?)`, d.ID.Bytes(), d.Record.Bytes(), d.Decider.Bytes(), d.Owner.Bytes(), d.CoverFor.Bytes(), d.DecidedAt,
		d.ReviewOn.String(), dateArg(d.LookAgain), d.Closes, box)
	return err
}

var decisionColumns = `d.id, d.record_id, ` + named(`d.record_id`) + `, d.decider_id, d.owner_id, d.cover_for_id, d.decided_at, d.review_on, d.look_again_on, d.closes, d.sealed`

func scanDecision(r scanner) (d sealedRow[triage.Decision], err error) {
	var review, again sql.NullTime
	x := &d.of
	err = r.Scan(&x.ID, &x.Record, &x.Reference, &x.Decider, &x.Owner, &x.CoverFor, &x.DecidedAt, &review, &again, &x.Closes, &d.box)
	x.ReviewOn, x.LookAgain = dateFrom(review), dateFrom(again)
	return d, err
}

// Decisions lists an entry's decisions, oldest first.
func (tx *Tx) Decisions(ctx context.Context, v authz.Viewer, record ident.Raw) ([]triage.Decision, error) {
	gate, args := mayOpen(v, "d.record_id")
	// Safety: gate is made of constant fragments.
	found, err := rows(ctx, tx, "decision", scanDecision,
		`SELECT `+decisionColumns+` FROM decision d WHERE d.record_id = ? AND `+gate+` ORDER BY d.id`, append([]any{record.Bytes()}, args...)...)
	if err != nil {
		return nil, err
	}
	return tx.openDecisions(ctx, found)
}

// sealedRow is a row whose words are still sealed.
type sealedRow[T any] struct {
	of  T
	box []byte
}

// openDecisions opens the words of a whole page with one query for their keys. What was erased is left out.
func (tx *Tx) openDecisions(ctx context.Context, found []sealedRow[triage.Decision]) ([]triage.Decision, error) {
	records := make([]ident.Raw, len(found))
	for i, d := range found {
		records[i] = d.of.Record
	}
	if err := tx.openEntries(ctx, records); err != nil {
		return nil, err
	}
	var all []triage.Decision
	for _, d := range found {
		key, ok := tx.entries[d.of.Record]
		if !ok {
			continue
		}
		words, err := vault.OpenJSON[triage.Words](key, decisionPlace(d.of.ID), d.box)
		if err != nil {
			return nil, err
		}
		d.of.Words = words
		all = append(all, d.of)
	}
	return all, nil
}
