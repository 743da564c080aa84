package mariadb

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/partner"
	"heard/internal/response"
	"heard/internal/schoolday"
)

// The directory and the register of agreements are whole or nothing: whoever may open them sees all of them.
var (
	_ = declareGate("directory", gate{scopes: map[authz.Scope]fragment{authz.ScopeAll: {sql: `TRUE`}}})
	_ = declareGate("partner_agreement", gate{scopes: map[authz.Scope]fragment{authz.ScopeAll: {sql: `TRUE`}}})
)

const copyServices = "services"

// Services gives the directory, from memory while nothing has changed.
func (tx *Tx) Services(ctx context.Context) (*partner.Directory, error) {
	v, err := tx.copyVersion(ctx, copyServices)
	if err != nil {
		return nil, err
	}
	if d := tx.store.copies.services.Load(); d != nil && d.Version == v && !tx.hasBumped(copyServices) {
		return d, nil
	}
	orgs, err := rows(ctx, tx, "organisation", func(r scanner) (o partner.Organisation, err error) {
		return o, r.Scan(&o.ID, &o.Name, &o.Kind, &o.State)
	}, `SELECT id, name, kind, state FROM organisation`)
	if err != nil {
		return nil, err
	}
	all, err := rows(ctx, tx, "directory_entry", scanEntry,
		`SELECT id, organisation_id, kind, state, checked_on, details, version, updated_by, updated_at FROM directory_entry`)
	if err != nil {
		return nil, err
	}
	d := partner.NewDirectory(v, all, orgs)
	if !tx.hasBumped(copyServices) {
		tx.store.copies.services.Store(d)
	}
	return d, nil
}

// LinesHiddenBy counts, in the directory as it is in memory, what pupils would no longer find under other numbers.
func (tx *Tx) LinesHiddenBy(ctx context.Context, was, is response.Policy) (int, error) {
	d, err := tx.Services(ctx)
	if err != nil {
		return 0, err
	}
	return d.LinesHiddenBy(was, is, schoolday.DateOf(tx.Now())), nil
}

func scanEntry(r scanner) (e partner.Entry, err error) {
	var checked sql.NullTime
	var details []byte
	if err = r.Scan(&e.ID, &e.Org, &e.Kind, &e.State, &checked, &details, &e.Version, &e.UpdatedBy, &e.UpdatedAt); err != nil {
		return e, err
	}
	e.CheckedOn = dateFrom(checked)
	if json.Unmarshal(details, &e.Details) != nil {
		return e, fault.New(fault.Internal, "An entry of the directory cannot be read.")
	}
	return e, nil
}

// SaveEntry inserts version 1 and replaces the version before any other, keeping every version beside it.
func (tx *Tx) SaveEntry(ctx context.Context, e partner.Entry) error {
	details, err := json.Marshal(e.Details)
	if err != nil {
		return fault.Wrap("mariadb.SaveEntry", err)
	}
	if e.Version == 1 {
		_, err = tx.exec(ctx, "directory_entry", `INSERT INTO directory_entry
			(id, organisation_id, kind, state, checked_on, details, version, updated_by, created_at, updated_at) VALUES (?,?,?,?,?,?,1,?,?,?)`,
			e.ID.Bytes(), e.Org.Bytes(), e.Kind, e.State, dateArg(e.CheckedOn), details, e.UpdatedBy.Bytes(), tx.now, tx.now)
	} else {
		err = tx.execOne(ctx, "directory_entry", `UPDATE directory_entry SET organisation_id = ?, kind = ?, state = ?, checked_on = ?, details = ?,
			version = ?, updated_by = ?, updated_at = ? WHERE id = ? AND version = ?`,
			e.Org.Bytes(), e.Kind, e.State, dateArg(e.CheckedOn), details, e.Version, e.UpdatedBy.Bytes(), tx.now, e.ID.Bytes(), e.Version-1)
	}
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "directory_revision", `INSERT INTO directory_revision (entry_id, version, state, checked_on, details, updated_by, updated_at)
		VALUES (?,?,?,?,?,?,?)`, e.ID.Bytes(), e.Version, e.State, dateArg(e.CheckedOn), details, e.UpdatedBy.Bytes(), tx.now)
	if err != nil {
		return err
	}
	return tx.bump(ctx, copyServices)
}

// PartnerAgreements reads the register, those that end last first. A school has some dozens.
func (tx *Tx) PartnerAgreements(ctx context.Context) ([]partner.Agreement, error) {
	return rows(ctx, tx, "partner_agreement", func(r scanner) (a partner.Agreement, err error) {
		var covers string
		var first, last, ended sql.NullTime
		if err = r.Scan(&a.ID, &a.Org, &a.Reference, &covers, &a.Purpose, &first, &last, &ended, &a.Version); err != nil {
			return a, err
		}
		for c := range strings.FieldsSeq(covers) {
			a.Covers = append(a.Covers, partner.Purpose(c))
		}
		a.First, a.Last, a.EndedOn = dateFrom(first), dateFrom(last), dateFrom(ended)
		return a, nil
	}, `SELECT id, organisation_id, reference, covers, purpose, first_day, last_day, ended_on, version FROM partner_agreement ORDER BY last_day DESC, id`)
}

// SavePartnerAgreement inserts version 1 and replaces the version before any other.
func (tx *Tx) SavePartnerAgreement(ctx context.Context, a partner.Agreement) error {
	covers := make([]string, len(a.Covers))
	for i, c := range a.Covers {
		covers[i] = string(c)
	}
	by := tx.actor.StaffID().Bytes()
	if a.Version == 1 {
		_, err := tx.exec(ctx, "partner_agreement", `INSERT INTO partner_agreement
			(id, organisation_id, reference, covers, purpose, first_day, last_day, ended_on, updated_by, created_at, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
			a.ID.Bytes(), a.Org.Bytes(), a.Reference, strings.Join(covers, " "), a.Purpose, dateArg(a.First), dateArg(a.Last), dateArg(a.EndedOn), by, tx.now, tx.now)
		return err
	}
	return tx.execOne(ctx, "partner_agreement", `UPDATE partner_agreement SET organisation_id = ?, reference = ?, covers = ?, purpose = ?, first_day = ?,
		last_day = ?, ended_on = ?, version = ?, updated_by = ?, updated_at = ? WHERE id = ? AND version = ?`,
		a.Org.Bytes(), a.Reference, strings.Join(covers, " "), a.Purpose, dateArg(a.First), dateArg(a.Last), dateArg(a.EndedOn), a.Version, by, tx.now, a.ID.Bytes(), a.Version-1)
}
