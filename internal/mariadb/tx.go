package mariadb

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/schoolday"
	"heard/internal/vault"
)

// errUnaudited stops a change that would leave no trace. It is a mistake in the program, never of the person.
var errUnaudited = errors.New("a change without an audit entry was not committed")

// Tx is one transaction. It carries one time and the actor, so that everything written in it agrees. It satisfies the Tx
// interface of every domain package; only services open one, through Transact.
type Tx struct {
	sql     *sql.Tx
	store   *Store
	now     time.Time
	actor   actor.Actor
	changed bool
	audited bool
	claimed bool                         // a form's key was written, so an unknown commit can be resolved by running again
	entries map[ident.Raw]vault.EntryKey // opened in this transaction, so that a record is unwrapped once
	bumped  []string
	// versions of the copies in memory, read once: within one transaction they cannot change but by its own hand.
	versions map[string]uint64
}

// Now is the time of the transaction.
func (tx *Tx) Now() time.Time { return tx.now }

// Actor is who acts in it.
func (tx *Tx) Actor() actor.Actor { return tx.actor }

// exec writes, and marks the transaction as one that must leave a trace.
func (tx *Tx) exec(ctx context.Context, op, query string, args ...any) (int64, error) {
	tx.changed = true
	return tx.quietly(ctx, op, query, args...)
}

// quietly writes without asking for a trace. Its callers are the trace itself and the named exceptions, and nothing else: last-seen
// of a session, rate limits, claims on the outbox, notices that are put before somebody or were seen, leases, readiness, drafts that
// save themselves, and what is swept.
func (tx *Tx) quietly(ctx context.Context, op, query string, args ...any) (int64, error) {
	r, err := tx.sql.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, classify(op, err)
	}
	n, err := r.RowsAffected()
	return n, classify(op, err)
}

// atOnce is how many rows one INSERT carries: beyond it the time saved is small, and a statement stays far below the
// server's smallest allowed packet.
const atOnce = 100

// execMany is exec for many rows of one INSERT, which ends in VALUES. All rows are of one length.
func (tx *Tx) execMany(ctx context.Context, op, insert string, all [][]any) error {
	tx.changed = tx.changed || len(all) > 0
	return tx.quietlyMany(ctx, op, insert, all)
}

// quietlyMany is the same without asking for a trace.
func (tx *Tx) quietlyMany(ctx context.Context, op, insert string, all [][]any) error {
	for part := range slices.Chunk(all, atOnce) {
		args := make([]any, 0, len(part)*len(part[0]))
		row := "(" + marks(len(part[0])) + ")"
		for _, r := range part {
			args = append(args, r...)
		}
		// Safety: only placeholders are joined in.
		if _, err := tx.quietly(ctx, op, insert+strings.Repeat(row+",", len(part)-1)+row, args...); err != nil {
			return err
		}
	}
	return nil
}

// execOne is exec for a conditional change of one row: no row means that somebody else changed it first.
func (tx *Tx) execOne(ctx context.Context, op, query string, args ...any) error {
	n, err := tx.exec(ctx, op, query, args...)
	if err == nil && n == 0 {
		err = fault.Wrap(op, fault.New(fault.Conflict, "Somebody changed this while you were working on it."))
	}
	return err
}

// statement is one to be run, with its arguments.
type statement struct {
	query string
	args  []any
}

// insertOrChange inserts a row, or changes the one that has its key. As one statement of MariaDB's (ON DUPLICATE KEY UPDATE) it
// would need the right to change every column it inserts, such as whom a row is about.
func (tx *Tx) insertOrChange(ctx context.Context, op string, insert, change statement) error {
	_, err := tx.exec(ctx, op, insert.query, insert.args...)
	if _, there := duplicateKey(err); there {
		return tx.execOne(ctx, op, change.query, change.args...)
	}
	return err
}

// row reads one row; none becomes fault.NotFound, which does not say whether the record exists.
func (tx *Tx) row(ctx context.Context, op, query string, args []any, into ...any) error {
	err := tx.sql.QueryRowContext(ctx, query, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return fault.Wrap(op, fault.Lost())
	}
	return classify(op, err)
}

// scanner is a row being read.
type scanner interface{ Scan(into ...any) error }

// rows reads every row with one scan function.
func rows[T any](ctx context.Context, tx *Tx, op string, scan func(scanner) (T, error), query string, args ...any) (all []T, err error) {
	rs, err := tx.sql.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, classify(op, err)
	}
	defer func() { err = errors.Join(err, classify(op, rs.Close())) }()
	for rs.Next() {
		v, err := scan(rs)
		if err != nil {
			return nil, classify(op, err)
		}
		all = append(all, v)
	}
	return all, classify(op, rs.Err())
}

// single gives the only row that a record's own read finds; none is fault.NotFound, which does not say whether the record exists.
func single[T any](all []T, err error) (T, error) {
	if err != nil || len(all) == 0 {
		var none T
		return none, orLost(err)
	}
	return all[0], nil
}

func orLost(err error) error {
	if err != nil {
		return err
	}
	return fault.Lost()
}

// RecordAudit writes the trace of what this transaction does.
func (tx *Tx) RecordAudit(ctx context.Context, e audit.Entry) error {
	if _, known := audit.MeaningOf(e.Action); !known {
		return fault.Wrap("mariadb.RecordAudit", errors.New("action not in the catalogue: "+string(e.Action)))
	}
	if e.Outcome == "" {
		e.Outcome = audit.Done
	}
	a := tx.actor
	_, err := tx.quietly(ctx, "audit", `INSERT INTO audit
		(id, at, actor_kind, account_id, person_id, role, job, request, action, outcome, record_id, pupil_id)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`,
		ident.NewRaw(tx.now).Bytes(), tx.now, a.Kind, a.Account.Bytes(), a.Person.Bytes(), rolesText(a.Roles), a.Job, a.Request,
		e.Action, e.Outcome, e.Record.Bytes(), e.Pupil.Bytes())
	tx.audited = tx.audited || err == nil
	return err
}

func rolesText(roles []actor.Role) string {
	s := ""
	for i, r := range roles {
		if i > 0 {
			s += " "
		}
		s += string(r)
	}
	return s
}

// Enqueue puts a notice into the outbox, to be told after this transaction commits. The same notice twice is one.
func (tx *Tx) Enqueue(ctx context.Context, n notify.Notice) error {
	if n.DueAt.IsZero() {
		n.DueAt = tx.now
	}
	when := n.DueAt.UTC().Format("20060102T150405")
	if n.Daily {
		when = schoolday.DateOf(n.DueAt).String()
	}
	key := string(n.Event) + "/" + n.Rung + "/" + n.Record.String() + "/" + n.ToID.String() + "/" + when
	_, err := tx.exec(ctx, "outbox", `INSERT INTO outbox (id, due_key, event, to_kind, to_id, record_id, due_at, created_at)
		VALUES (?,?,?,?,?,?,?,?)`,
		ident.NewRaw(tx.now).Bytes(), key, n.Event, n.To, n.ToID.Bytes(), n.Record.Bytes(), n.DueAt, tx.now)
	if key, twice := duplicateKey(err); twice && key == "outbox_due_key" {
		return nil
	}
	return err
}
