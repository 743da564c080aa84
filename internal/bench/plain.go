package bench

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"heard/internal/ident"
)

// plain writes the rows of one posted concern by hand-written SQL, with values made beforehand: no web, no policy, no
// sealing, no rule. It is what the database itself can do, beside which the program is measured.
func (b *bench) plain(ctx context.Context) (f figures, err error) {
	db, _, err := b.open(ctx)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, db.Stop(context.WithoutCancel(ctx))) }()
	var made [][]row
	for range 4 {
		var mine []row
		for range 4000 {
			mine = append(mine, b.row())
		}
		made = append(made, mine)
	}
	pool := db.Pool()
	for _, r := range made[0][:50] { // warm
		if err := r.insert(ctx, pool); err != nil {
			return f, err
		}
	}
	f, err = load(ctx, 4, 0, b.For, func(ctx context.Context, client, i int) error {
		if 50+i >= len(made[client]) {
			return errEnough
		}
		return made[client][50+i].insert(ctx, pool)
	})
	b.say("plain SQL, the rows of one concern, 4 clients:         %s", f)
	return f, err
}

var errEnough = errors.New("enough")

type row struct {
	concern, pupil, author, lead ident.Raw
	key, sealed                  []byte
	at                           time.Time
}

func (b *bench) row() row {
	now := machine.Now()
	return row{
		concern: ident.NewRaw(now), pupil: b.school.pupils[1].Raw(), author: b.school.staff[3].Raw(), lead: b.school.staff[0].Raw(),
		key: make([]byte, 63), sealed: make([]byte, 1100), at: now,
	}
}

func (r row) insert(ctx context.Context, pool *sql.DB) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	id := r.concern.Bytes()
	digest := make([]byte, 32)
	for _, s := range []struct {
		sql  string
		args []any
	}{
		{`INSERT INTO submission (id, account_id, digest, result_id, created_at) VALUES (?,?,?,?,?)`, []any{ident.NewRaw(r.at).Bytes(), r.author.Bytes(), digest, id, r.at}},
		{`INSERT INTO entry_key (entry_id, kind, subject_id, wrapped) VALUES (?,?,?,?)`, []any{id, "pupil", r.pupil.Bytes(), r.key}},
		{`INSERT INTO concern (id, reference, author_id, state, asked_today, event_at, written_at, sealed) VALUES (?,?,?,?,?,?,?,?)`, []any{id, "P-" + r.concern.String()[14:], r.author.Bytes(), "unseen", false, r.at, r.at, r.sealed}},
		{`INSERT INTO concern_pupil (concern_id, pupil_id, part) VALUES (?,?,?)`, []any{id, r.pupil.Bytes(), "affected"}},
		{`INSERT INTO response_clock (record_id, kind, state, rung, received_at, starts_at, answer_by, due_at, unplanned) VALUES (?,?,?,?,?,?,?,?,?)`, []any{id, "concern", "met", "dsl", r.at, r.at, r.at, r.at, false}},
		{`INSERT INTO response_holder (record_id, staff_id, rung, since) VALUES (?,?,?,?)`, []any{id, r.lead.Bytes(), "dsl", r.at}},
		{`INSERT INTO outbox (id, due_key, event, to_kind, to_id, record_id, due_at, created_at, done_at) VALUES (?,?,?,?,?,?,?,?,?)`, []any{ident.NewRaw(r.at).Bytes(), r.concern.String(), "concern.waiting", "staff", r.lead.Bytes(), id, r.at, r.at, r.at}},
		{`INSERT INTO audit (id, at, actor_kind, account_id, person_id, role, job, request, action, outcome, record_id, pupil_id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`, []any{ident.NewRaw(r.at).Bytes(), r.at, "staff", r.author.Bytes(), r.author.Bytes(), "staff", "", "plain", "concern.raise", "done", id, r.pupil.Bytes()}},
	} {
		if _, err := tx.ExecContext(ctx, s.sql, s.args...); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}
