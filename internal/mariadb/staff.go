package mariadb

import (
	"context"
	"database/sql"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/pupil"
	"heard/internal/vault"
)

var staffSealed = vault.Register("staff", "sealed")

func (tx *Tx) readColleagues(ctx context.Context) ([]account.Colleague, error) {
	return rows(ctx, tx, "staff", func(r scanner) (c account.Colleague, err error) {
		var version int
		var wrapped, box []byte
		var roles sql.NullString
		if err = r.Scan(&c.ID, &c.State, &c.Chosen, &c.Chair, &version, &box, &wrapped, &roles); err != nil {
			return c, err
		}
		c.Roles = rolesOf(roles.String)
		key, err := tx.store.keys.Subject(vault.Staff, c.ID.Raw(), wrapped)
		if err != nil {
			return c, err
		}
		c.Person, err = vault.OpenJSON[account.Person](key, staffPlace(c.ID, version), box)
		return c, err
	}, `SELECT s.id, s.state, s.chosen_adult, s.chair_of_governors, s.version, s.sealed, k.wrapped,
		(SELECT GROUP_CONCAT(r.role ORDER BY r.role SEPARATOR ' ') FROM account a JOIN account_role r ON r.account_id = a.id
			WHERE a.kind = 'staff' AND a.person_id = s.id AND a.state <> 'stopped')
		FROM staff s JOIN subject_key k ON k.kind = 'staff' AND k.subject_id = s.id`)
}

func staffPlace(id actor.StaffID, version int) vault.Place {
	return vault.Place{Column: staffSealed, Row: id.Raw(), Version: uint32(version)}
}

// InsertColleague adds a member of staff with a key of their own. Their roles belong to their account.
func (tx *Tx) InsertColleague(ctx context.Context, c account.Colleague) error {
	key, err := tx.newSubject(ctx, staffSubject(c.ID))
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, staffPlace(c.ID, 1), c.Person)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "staff", `INSERT INTO staff (id, state, chosen_adult, chair_of_governors, sealed, created_at, updated_at)
		VALUES (?,?,?,?,?,?,?)`,
		c.ID.Bytes(), c.State, c.Chosen, c.Chair, box, tx.now, tx.now)
	if err != nil {
		return err
	}
	return tx.bump(ctx, copyColleagues)
}

// JoinGroup makes a colleague responsible for a group, as its teacher, tutor or year lead.
func (tx *Tx) JoinGroup(ctx context.Context, s actor.StaffID, g pupil.GroupID, part string) error {
	_, err := tx.exec(ctx, "staff_group", `INSERT INTO staff_group (staff_id, group_id, part) VALUES (?,?,?)`, s.Bytes(), g.Bytes(), part)
	return err
}

// InsertAccount adds a way of signing in, not yet used.
func (tx *Tx) InsertAccount(ctx context.Context, n account.NewAccount) error {
	var name, code any
	if n.SignInName != "" {
		name = tx.signInLookup(n.SignInName).Bytes()
	}
	if n.Code != "" {
		code = tx.codeLookup(n.Code).Bytes()
	}
	state := "invited"
	if n.PasswordHash != "" || n.Code != "" {
		state = "active"
	}
	_, err := tx.exec(ctx, "account", `INSERT INTO account (id, kind, person_id, organisation_id, state, sign_in_lookup, password_hash,
		password_trimmed, code_lookup, code_until, created_at, updated_at) VALUES (?,?,?,?,?,?,?,FALSE,?,?,?,?)`,
		n.ID.Bytes(), n.Kind, n.Person.Bytes(), n.Org.Bytes(), state, name, sql.NullString{String: n.PasswordHash, Valid: n.PasswordHash != ""},
		code, timeArg(n.CodeUntil), tx.now, tx.now)
	if err != nil {
		return err
	}
	for _, r := range n.Roles {
		if _, err := tx.exec(ctx, "account_role", `INSERT INTO account_role (account_id, role, since) VALUES (?,?,?)`, n.ID.Bytes(), r, tx.now); err != nil {
			return err
		}
	}
	return tx.bump(ctx, copyColleagues)
}
