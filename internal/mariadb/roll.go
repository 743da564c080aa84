package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/pupil"
	"heard/internal/roll"
	"heard/internal/vault"
)

// IsEmpty reports whether no school was built here.
func (tx *Tx) IsEmpty(ctx context.Context) (bool, error) {
	var n int
	err := tx.row(ctx, "subject_key", `SELECT COUNT(*) FROM subject_key WHERE kind = 'school'`, nil, &n)
	return n == 0, err
}

// AddToCaseload puts a pupil on a colleague's caseload.
func (tx *Tx) AddToCaseload(ctx context.Context, s actor.StaffID, p pupil.ID, part string) error {
	_, err := tx.exec(ctx, "caseload", `INSERT INTO caseload (staff_id, pupil_id, part, since) VALUES (?,?,?,?)`, s.Bytes(), p.Bytes(), part, tx.now)
	return err
}

// InsertPartner adds a partner organisation and its workers, with a key of its own.
func (tx *Tx) InsertPartner(ctx context.Context, p roll.Partner) error {
	key, err := tx.newSubject(ctx, subject{vault.Organisation, p.ID.Raw()})
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "organisation", `INSERT INTO organisation (id, name, kind, state, created_at) VALUES (?,?,?,'active',?)`,
		p.ID.Bytes(), p.Name, p.Kind, tx.now)
	if err != nil {
		return err
	}
	for _, w := range p.Workers {
		box, err := vault.SealJSON(key, vault.Place{Column: partnerWorkerSealed, Row: w.Person.Raw(), Version: 1}, worker{Name: w.Name})
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, "partner_worker", `INSERT INTO partner_worker (id, organisation_id, state, sealed, created_at) VALUES (?,?,'working',?,?)`,
			w.Person.Bytes(), p.ID.Bytes(), box, tx.now)
		if err != nil {
			return err
		}
	}
	return tx.bump(ctx, copyServices)
}
