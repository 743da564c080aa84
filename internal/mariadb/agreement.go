package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/sharing"
	"heard/internal/vault"
)

var agreementSealed = vault.Register("agreement", "sealed")

// InsertAgreement adds an answer. What was answered before stays.
func (tx *Tx) InsertAgreement(ctx context.Context, a sharing.Agreement) error {
	key, err := tx.subjectKey(ctx, pupilSubject(a.Pupil))
	if err != nil {
		return err
	}
	box, err := vault.SealText(key, vault.Place{Column: agreementSealed, Row: a.ID.Raw(), Version: 1}, a.How)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "agreement", `INSERT INTO agreement (id, pupil_id, record_id, section, receiver, receiver_id, revision, answer, author_kind, author_id, answered_at, sealed)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`,
		a.ID.Bytes(), a.Pupil.Bytes(), a.Record.Bytes(), a.Section, a.Receiver.Kind, a.Receiver.ID[:], a.Revision, a.Answer,
		authorKind(a.ByPupil), a.By.Bytes(), a.At, box)
	if _, twice := duplicateKey(err); twice {
		return fault.New(fault.Conflict, "Somebody changed these answers at the same moment. Look at them again.")
	}
	return err
}

const agreementColumns = `ag.id, ag.pupil_id, ag.record_id, ag.section, ag.receiver, ag.receiver_id, ag.revision, ag.answer, ag.author_kind, ag.author_id, ag.answered_at, ag.sealed`

// AgreedFor gives the answers that count now for one record.
func (tx *Tx) AgreedFor(ctx context.Context, record ident.Raw) (sharing.Agreements, error) {
	all, err := tx.agreements(ctx, `ag.record_id = ?`, record.Bytes())
	return sharing.Gather(all), err
}

// AgreementsOf gives every answer that a pupil ever gave, newest first.
func (tx *Tx) AgreementsOf(ctx context.Context, p actor.PupilID) ([]sharing.Agreement, error) {
	return tx.agreements(ctx, `ag.pupil_id = ?`, p.Bytes())
}

func (tx *Tx) agreements(ctx context.Context, condition string, arg any) ([]sharing.Agreement, error) {
	boxes := map[sharing.AgreementID][]byte{}
	// Safety: condition is one of the two constants above.
	all, err := rows(ctx, tx, "agreement", func(r scanner) (a sharing.Agreement, err error) {
		var kind string
		var box []byte
		err = r.Scan(&a.ID, &a.Pupil, &a.Record, &a.Section, &a.Receiver.Kind, &a.Receiver.ID, &a.Revision, &a.Answer, &kind, &a.By, &a.At, &box)
		a.ByPupil, boxes[a.ID] = kind == string(actor.KindPupil), box
		return a, err
	}, `SELECT `+agreementColumns+` FROM agreement ag WHERE `+condition+` ORDER BY ag.answered_at DESC, ag.id DESC`, arg)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	key, err := tx.subjectKey(ctx, pupilSubject(all[0].Pupil))
	if err != nil {
		return nil, err
	}
	for i, a := range all {
		if all[i].How, err = vault.OpenText(key, vault.Place{Column: agreementSealed, Row: a.ID.Raw(), Version: 1}, boxes[a.ID]); err != nil {
			return nil, err
		}
	}
	return all, nil
}
