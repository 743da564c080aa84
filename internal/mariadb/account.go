package mariadb

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/secret"
	"heard/internal/session"
	"heard/internal/vault"
)

type accountID = actor.AccountID

var (
	lookupSignIn = vault.RegisterLookup("account", "sign_in_lookup")
	lookupCode   = vault.RegisterLookup("account", "code_lookup")
)

// hasLeft holds for the account of somebody who is no longer here, whatever state the account is in.
const hasLeft = `(CASE a.kind WHEN 'pupil' THEN EXISTS (SELECT 1 FROM pupil WHERE id = a.person_id AND state IN ('left', 'died'))
	WHEN 'partner' THEN EXISTS (SELECT 1 FROM partner_worker WHERE id = a.person_id AND state = 'left')
	ELSE EXISTS (SELECT 1 FROM staff WHERE id = a.person_id AND state = 'left') END)`

const loginColumns = `SELECT a.id, a.kind, a.person_id, a.organisation_id, a.state = 'stopped' OR ` + hasLeft + `, a.password_hash, a.password_trimmed, a.code_until,
	(SELECT GROUP_CONCAT(r.role ORDER BY r.role SEPARATOR ' ') FROM account_role r WHERE r.account_id = a.id)
	FROM account a `

func (tx *Tx) login(ctx context.Context, where string, arg any) (session.Login, error) {
	var l session.Login
	var password, roles sql.NullString
	var code sql.NullTime
	// Safety: where is one of the constants below.
	err := tx.row(ctx, "account", loginColumns+where, []any{arg}, &l.Account, &l.Kind, &l.Person, &l.Org, &l.Stopped, &password, &l.Trimmed, &code, &roles)
	l.Password, l.CodeEnds, l.Roles = password.String, code.Time, rolesOf(roles.String)
	return l, err
}

// LoginByName finds an account by its sign-in name, in any case.
func (tx *Tx) LoginByName(ctx context.Context, name string) (session.Login, error) {
	return tx.login(ctx, `WHERE a.sign_in_lookup = ?`, tx.signInLookup(name).Bytes())
}

// LoginByCode finds a pupil's account by their code letter.
func (tx *Tx) LoginByCode(ctx context.Context, code string) (session.Login, error) {
	return tx.login(ctx, `WHERE a.code_lookup = ?`, tx.codeLookup(code).Bytes())
}

// LoginByAccount finds an account by its id.
func (tx *Tx) LoginByAccount(ctx context.Context, id accountID) (session.Login, error) {
	return tx.login(ctx, `WHERE a.id = ?`, id.Bytes())
}

// HoldLogin finds an account by its id as it is now, and holds it against changes.
func (tx *Tx) HoldLogin(ctx context.Context, id accountID) (session.Login, error) {
	return tx.login(ctx, `WHERE a.id = ? LOCK IN SHARE MODE`, id.Bytes())
}

func (tx *Tx) signInLookup(name string) secret.Digest {
	return tx.store.keys.Lookup(lookupSignIn, strings.ToLower(strings.TrimSpace(name)))
}

func (tx *Tx) codeLookup(code string) secret.Digest { return tx.store.keys.Lookup(lookupCode, code) }

// SetPassword sets the owner's password and makes an invited account active.
func (tx *Tx) SetPassword(ctx context.Context, id accountID, hash string) error {
	return tx.execOne(ctx, "account", `UPDATE account SET password_hash = ?, password_trimmed = FALSE, state = 'active', version = version + 1, updated_at = ?
		WHERE id = ? AND state <> 'stopped'`, hash, tx.now, id.Bytes())
}

// ReplaceHash stores another hash of the same password. One that its owner chose meanwhile stays.
func (tx *Tx) ReplaceHash(ctx context.Context, id accountID, was, hash string) error {
	return tx.execOne(ctx, "account", `UPDATE account SET password_hash = ?, version = version + 1, updated_at = ?
		WHERE id = ? AND password_hash = ?`, hash, tx.now, id.Bytes(), was)
}

// NewestHash gives the password hash that was stored last, of whomever it is; empty while there is none. It needs no keys.
func (db *DB) NewestHash(ctx context.Context) (hash string, err error) {
	err = db.sql.QueryRowContext(ctx, `SELECT password_hash FROM account WHERE password_hash IS NOT NULL
		ORDER BY updated_at DESC, id DESC LIMIT 1`).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return hash, classify("mariadb.NewestHash", err)
}

// EndSessionsOf ends every session of an account.
func (tx *Tx) EndSessionsOf(ctx context.Context, id accountID) error {
	_, err := tx.exec(ctx, "session", `UPDATE session SET ended_at = ? WHERE account_id = ? AND ended_at IS NULL`, tx.now, id.Bytes())
	return err
}

// InsertLink stores a one-time link; only its hash is known here.
func (tx *Tx) InsertLink(ctx context.Context, l session.Link) error {
	_, err := tx.exec(ctx, "one_time_link", `INSERT INTO one_time_link
		(token_hash, purpose, account_id, record_id, created_at, expires_at) VALUES (?,?,?,?,?,?)`,
		l.Hash.Bytes(), l.Purpose, l.Account.Bytes(), l.Record.Bytes(), tx.now, l.ExpiresAt)
	return err
}

// EndLinksOf ends what was not used of an account's links for one purpose.
func (tx *Tx) EndLinksOf(ctx context.Context, id accountID, p session.Purpose) error {
	_, err := tx.exec(ctx, "one_time_link", `UPDATE one_time_link SET revoked_at = ?
		WHERE account_id = ? AND purpose = ? AND used_at IS NULL AND revoked_at IS NULL`, tx.now, id.Bytes(), p)
	return err
}

// HasLeft reports whether whoever an account belongs to is no longer here.
func (tx *Tx) HasLeft(ctx context.Context, l session.Login) (left bool, err error) {
	err = tx.row(ctx, "account", `SELECT `+hasLeft+` FROM account a WHERE a.id = ?`, []any{l.Account.Bytes()}, &left)
	return left, err
}

// LinkByHash finds a link, and says whether it may still be used.
func (tx *Tx) LinkByHash(ctx context.Context, hash secret.Digest) (session.Link, error) {
	l := session.Link{Hash: hash}
	err := tx.row(ctx, "one_time_link", `SELECT purpose, account_id, record_id, expires_at, used_at IS NOT NULL OR revoked_at IS NOT NULL OR expires_at <= ?
		FROM one_time_link WHERE token_hash = ?`, []any{tx.now, hash.Bytes()}, &l.Purpose, &l.Account, &l.Record, &l.ExpiresAt, &l.Closed)
	return l, err
}

// UseLink marks a link used; of two requests that try, one gets fault.Conflict.
func (tx *Tx) UseLink(ctx context.Context, hash secret.Digest) error {
	n, err := tx.exec(ctx, "one_time_link", `UPDATE one_time_link SET used_at = ?
		WHERE token_hash = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?`, tx.now, hash.Bytes(), tx.now)
	if err == nil && n == 0 {
		err = fault.New(fault.Conflict, "This link has just been used.")
	}
	return err
}

func rolesOf(s string) []actor.Role {
	var roles []actor.Role
	for _, r := range strings.Fields(s) {
		roles = append(roles, actor.Role(r))
	}
	return roles
}
