package mariadb

import (
	"context"
	"database/sql"

	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/sharing"
	"heard/internal/transition"
	"heard/internal/vault"
)

var (
	packSealed    = vault.Register("pack", "sealed")
	issueSealed   = vault.Register("pack_issue", "sealed")
	acknowledging = vault.Register("pack_acknowledgement", "sealed")
)

func packPlace(c vault.Column, row ident.Raw) vault.Place {
	return vault.Place{Column: c, Row: row, Version: 1}
}

// packReceivers are the copies that agreements on a tracker speak of.
var packReceivers = map[sharing.ReceiverKind]transition.Copy{sharing.AdultService: transition.Receiving, sharing.GP: transition.GP}

// PackAnswers reads every answer given on the trackers, and opens nothing: how somebody answered is not asked for here.
func (tx *Tx) PackAnswers(ctx context.Context, ids []transition.ID) (map[transition.ID][]transition.Answer, error) {
	all := map[transition.ID][]transition.Answer{}
	// Safety: only placeholders are joined in.
	_, err := rows(ctx, tx, "agreement", func(r scanner) (struct{}, error) {
		var of transition.ID
		var a transition.Answer
		var receiver sharing.ReceiverKind
		var answer sharing.Answer
		err := r.Scan(&of, &a.Section, &receiver, &a.Revision, &answer, &a.At)
		a.Receiver, a.Yes = packReceivers[receiver], answer == sharing.Yes
		all[of] = append(all[of], a)
		return struct{}{}, err
	}, `SELECT record_id, section, receiver, revision, answer, answered_at FROM agreement WHERE record_id IN (`+marks(len(ids))+`)`, idArgs(rawIDs(ids))...)
	return all, err
}

// InsertPack keeps one version. The key on its number decides between two who make one at once.
func (tx *Tx) InsertPack(ctx context.Context, p transition.Pack) error {
	key, err := tx.entryKey(ctx, p.Tracker.Raw())
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, packPlace(packSealed, p.ID.Raw()), p.Data)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "pack", `INSERT INTO pack (id, transition_id, number, made_by, made_at, sealed) VALUES (?,?,?,?,?,?)`,
		p.ID.Bytes(), p.Tracker.Bytes(), p.Number, p.MadeBy.Bytes(), p.MadeAt, box)
	if _, twice := duplicateKey(err); twice {
		return fault.Wrap("pack", fault.New(fault.Conflict, "Somebody made a version at the same time. Look at theirs first."))
	}
	return err
}

const packFrom = ` FROM pack k LEFT JOIN pack_signature s ON s.pack_id = k.id`

// packsOf begins at the moves that are asked about, however many: the server would rather go through ten years of everybody's.
const packsOf = `pack k FORCE INDEX (pack_number)`

// Packs lists versions, newest first, without their data.
func (tx *Tx) Packs(ctx context.Context, ids []transition.ID) (map[transition.ID][]transition.Pack, error) {
	all := map[transition.ID][]transition.Pack{}
	// Safety: only placeholders are joined in.
	_, err := rows(ctx, tx, "pack", func(r scanner) (struct{}, error) {
		var p transition.Pack
		var signed sql.NullTime
		err := r.Scan(&p.ID, &p.Tracker, &p.Number, &p.MadeAt, &p.MadeBy, &signed)
		p.SignedAt = signed.Time
		all[p.Tracker] = append(all[p.Tracker], p)
		return struct{}{}, err
	}, `SELECT k.id, k.transition_id, k.number, k.made_at, k.made_by, s.signed_at FROM `+packsOf+` LEFT JOIN pack_signature s ON s.pack_id = k.id
		WHERE k.transition_id IN (`+marks(len(ids))+`) ORDER BY k.number DESC`, idArgs(rawIDs(ids))...)
	return all, err
}

// PackByID reads one version whole. The tracker was read through the viewer's gate; a pack of another one is not found.
func (tx *Tx) PackByID(ctx context.Context, tracker transition.ID, id transition.PackID) (transition.Pack, error) {
	p := transition.Pack{ID: id, Tracker: tracker}
	var signed sql.NullTime
	var box []byte
	err := tx.row(ctx, "pack", `SELECT k.number, k.made_at, k.made_by, s.signed_at, k.sealed`+packFrom+` WHERE k.id = ? AND k.transition_id = ?`,
		[]any{id.Bytes(), tracker.Bytes()}, &p.Number, &p.MadeAt, &p.MadeBy, &signed, &box)
	if err != nil {
		return p, err
	}
	p.SignedAt = signed.Time
	key, err := tx.entryKey(ctx, tracker.Raw())
	if err != nil {
		return p, err
	}
	p.Data, err = vault.OpenJSON[transition.Data](key, packPlace(packSealed, id.Raw()), box)
	return p, err
}

// InsertPackSignature keeps that the young person said: this is right.
func (tx *Tx) InsertPackSignature(ctx context.Context, _ transition.ID, id transition.PackID) error {
	_, err := tx.exec(ctx, "pack_signature", `INSERT INTO pack_signature (pack_id, signed_at) VALUES (?,?)`, id.Bytes(), tx.now)
	if _, twice := duplicateKey(err); twice { // two windows, one answer
		return nil
	}
	return err
}

// InsertIssue keeps that a copy left, with the hash of its file.
func (tx *Tx) InsertIssue(ctx context.Context, tracker transition.ID, i transition.Issue) error {
	key, err := tx.entryKey(ctx, tracker.Raw())
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, packPlace(issueSealed, i.ID.Raw()), i.Words)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "pack_issue", `INSERT INTO pack_issue (id, pack_id, copy, hash, issued_by, issued_at, decision_id, sealed) VALUES (?,?,?,?,?,?,?,?)`,
		i.ID.Bytes(), i.Pack.Bytes(), i.Copy, i.Hash[:], i.By.Bytes(), i.At, i.Under().Bytes(), box)
	return err
}

// InsertAcknowledgement keeps that the receiving service has answered, once.
func (tx *Tx) InsertAcknowledgement(ctx context.Context, tracker transition.ID, issue ident.ID[transition.Issue], a transition.Acknowledgement) error {
	key, err := tx.entryKey(ctx, tracker.Raw())
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, packPlace(acknowledging, issue.Raw()), a)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "pack_acknowledgement", `INSERT INTO pack_acknowledgement (issue_id, written_by, written_at, sealed) VALUES (?,?,?,?)`,
		issue.Bytes(), tx.actor.Person.Bytes(), tx.now, box)
	if _, twice := duplicateKey(err); twice {
		return fault.Wrap("pack_acknowledgement", fault.New(fault.Conflict, "This was noted already."))
	}
	return err
}

// Issues lists the copies that left, newest first, with the answers that came back.
func (tx *Tx) Issues(ctx context.Context, ids []transition.ID) (map[transition.ID][]transition.Issue, error) {
	if err := tx.openEntries(ctx, rawIDs(ids)); err != nil {
		return nil, err
	}
	all := map[transition.ID][]transition.Issue{}
	// Safety: isUntold is made of constants, and only placeholders are joined in.
	_, err := rows(ctx, tx, "pack_issue", func(r scanner) (struct{}, error) {
		var of transition.ID
		i, err := tx.scanIssue(r, &of)
		all[of] = append(all[of], i)
		return struct{}{}, err
	}, `SELECT k.transition_id, i.id, i.pack_id, k.number, i.copy, i.hash, i.issued_by, i.issued_at, i.sealed, a.written_at, a.sealed, `+isUntold(`i.decision_id`)+`
		FROM `+packsOf+` STRAIGHT_JOIN pack_issue i ON i.pack_id = k.id LEFT JOIN pack_acknowledgement a ON a.issue_id = i.id
		WHERE k.transition_id IN (`+marks(len(ids))+`) ORDER BY i.id DESC`, idArgs(rawIDs(ids))...)
	return all, err
}

func (tx *Tx) scanIssue(r scanner, of *transition.ID) (i transition.Issue, err error) {
	var hash, box, answer []byte
	var answered sql.NullTime
	if err = r.Scan(of, &i.ID, &i.Pack, &i.Number, &i.Copy, &hash, &i.By, &i.At, &box, &answered, &answer, &i.Untold); err != nil {
		return i, err
	}
	copy(i.Hash[:], hash)
	key := tx.entries[of.Raw()]
	if i.Words, err = vault.OpenJSON[transition.IssueWords](key, packPlace(issueSealed, i.ID.Raw()), box); err != nil || !answered.Valid {
		return i, err
	}
	i.Acknowledged, err = vault.OpenJSON[transition.Acknowledgement](key, packPlace(acknowledging, i.ID.Raw()), answer)
	i.Acknowledged.At = answered.Time
	return i, err
}
