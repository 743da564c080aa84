package mariadb

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/secret"
	"heard/internal/session"
	"heard/internal/vault"
)

var lookupLimit = vault.RegisterLookup("rate_limit", "name")

// InsertSession opens a session. It never replaces: a hash that is there already is a mistake, not a new start.
func (tx *Tx) InsertSession(ctx context.Context, s session.Session) error {
	_, err := tx.exec(ctx, "session", `INSERT INTO session
		(token_hash, account_id, shared, created_at, seen_at, idle_seconds, ends_at) VALUES (?,?,?,?,?,?,?)`,
		s.Hash.Bytes(), s.Account.Bytes(), s.Shared, s.CreatedAt, s.SeenAt, int(s.Idle/time.Second), s.EndsAt)
	return err
}

// SessionByHash reads a session with its account and roles in one query and no transaction, since every request begins with
// it: a row for each role, because the server takes half a millisecond to gather them in one. A stopped account has no
// session.
func (s *Store) SessionByHash(ctx context.Context, hash secret.Digest) (found session.Session, err error) {
	found.Hash = hash
	rs, err := s.db.readers.QueryContext(ctx, `SELECT s.account_id, a.kind, a.person_id, a.organisation_id, s.shared, s.created_at,
		s.seen_at, s.idle_seconds, s.ends_at, s.ended_at, r.role
		FROM session s JOIN account a ON a.id = s.account_id LEFT JOIN account_role r ON r.account_id = a.id
		WHERE s.token_hash = ? AND a.state = 'active' AND NOT `+hasLeft+` ORDER BY r.role`, hash.Bytes())
	if err != nil {
		return found, classify("session", err)
	}
	defer func() { err = errors.Join(err, classify("session", rs.Close())) }()
	for rs.Next() {
		var idle int
		var ended sql.NullTime
		var role sql.NullString
		if err := rs.Scan(&found.Account, &found.Kind, &found.Person, &found.Org, &found.Shared, &found.CreatedAt, &found.SeenAt,
			&idle, &found.EndsAt, &ended, &role); err != nil {
			return found, classify("session", err)
		}
		found.Idle, found.EndedAt = time.Duration(idle)*time.Second, ended.Time
		if role.Valid {
			found.Roles = append(found.Roles, actor.Role(role.String))
		}
	}
	if err := rs.Err(); err != nil || found.Account.IsZero() {
		return found, orLost(classify("session", err))
	}
	return found, nil
}

// TouchSession notes that a live session was used. It cannot revive an ended one.
func (tx *Tx) TouchSession(ctx context.Context, hash secret.Digest) error {
	_, err := tx.quietly(ctx, "session", `UPDATE session SET seen_at = ? WHERE token_hash = ? AND ended_at IS NULL`, tx.now, hash.Bytes())
	return err
}

// EndSession ends a session; ending it twice is no error.
func (tx *Tx) EndSession(ctx context.Context, hash secret.Digest) error {
	_, err := tx.exec(ctx, "session", `UPDATE session SET ended_at = ? WHERE token_hash = ? AND ended_at IS NULL`, tx.now, hash.Bytes())
	return err
}

// KnowsDevice reports whether the account has signed in from this browser before.
func (tx *Tx) KnowsDevice(ctx context.Context, hash secret.Digest, id accountID) (bool, error) {
	var one int
	err := tx.row(ctx, "known_device", `SELECT 1 FROM known_device WHERE token_hash = ? AND account_id = ?`,
		[]any{hash.Bytes(), id.Bytes()}, &one)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, err
}

// RememberDevice notes that the account signed in from this browser.
func (tx *Tx) RememberDevice(ctx context.Context, hash secret.Digest, id accountID) error {
	_, err := tx.exec(ctx, "known_device", `INSERT IGNORE INTO known_device (token_hash, account_id, created_at) VALUES (?,?,?)`, hash.Bytes(), id.Bytes(), tx.now)
	return err
}

// Allow counts one use of a limit and says whether it was within it (GCRA). The condition stands in the WHERE: with
// clientFoundRows an INSERT … ON DUPLICATE KEY UPDATE that changes nothing reports a row, as if the use were allowed. A time further ahead than the limit ever
// reaches was written by a clock that has been put right since, and would shut everybody out until then: it is no use.
func (tx *Tx) Allow(ctx context.Context, l session.Limit) (bool, error) {
	name := tx.store.keys.Lookup(lookupLimit, l.Name)
	every, full := l.Every.Microseconds(), tx.now.Add(l.Every*time.Duration(l.Burst))
	ahead := full.Add(clockSlack)
	for range 2 { // the second round is for two first uses at once: the one that lost the INSERT asks again
		n, err := tx.quietly(ctx, "rate_limit", `UPDATE rate_limit SET tat = IF(tat > ?, ?, GREATEST(tat, ?)) + INTERVAL ? MICROSECOND
			WHERE name = ? AND (tat > ? OR GREATEST(tat, ?) + INTERVAL ? MICROSECOND <= ?)`,
			ahead, tx.now, tx.now, every, name.Bytes(), ahead, tx.now, every, full)
		if err != nil || n == 1 {
			return n == 1, err
		}
		n, err = tx.quietly(ctx, "rate_limit", `INSERT IGNORE INTO rate_limit (name, tat) VALUES (?, ? + INTERVAL ? MICROSECOND)`,
			name.Bytes(), tx.now, every)
		if err != nil || n == 1 {
			return n == 1, err
		}
	}
	return false, nil
}
