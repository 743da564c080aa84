package bench

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"heard/internal/clock"
	"heard/internal/concern"
	"heard/internal/ident"
	"heard/internal/vault"
)

// plain writes the rows of one posted concern by hand-written SQL, with values made beforehand: no web, no policy, no
// sealing, no rule. It is what the database itself can do, beside which the program is measured. A test holds its rows to
// those of a post, table by table and column by column.
func (b *bench) plain(ctx context.Context) (f figures, err error) {
	db, _, err := b.open(ctx, clock.System{})
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, db.Stop(context.WithoutCancel(ctx))) }()
	var made [][]row
	for c := range 4 {
		var mine []row
		for i := range 4000 {
			mine = append(mine, b.row(c, i))
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
	concern, pupil, author, account, lead ident.Raw
	form, queued, trace                   ident.Raw
	request, dueKey                       string
	key, sealed, digest                   []byte
	at                                    time.Time
}

// wrapped is the size of an entry's key under a subject's.
const wrapped = 63

func (b *bench) row(client, n int) row {
	now := machine.Now()
	author := b.school.staff[3+client]
	r := row{
		concern: ident.NewRaw(now), pupil: b.school.others(client, n).Raw(), author: author.Raw(), account: b.school.logins[author].Raw(), lead: b.school.staff[0].Raw(),
		form: ident.NewRaw(now), queued: ident.NewRaw(now), trace: ident.NewRaw(now),
		request: request(), key: make([]byte, wrapped), sealed: make([]byte, boxOfFacts()), digest: make([]byte, 32), at: now,
	}
	const told = "20060102T150405"
	r.dueKey = strings.Join([]string{"concern.waiting", "dsl" + now.Format(told), r.concern.String(), r.lead.String(), now.Format(told)}, "/")
	return r
}

// boxOfFacts is the size of what a post seals.
func boxOfFacts() int {
	words, err := json.Marshal(concern.Words{AuthorName: "Adult 000", AuthorRole: "Teacher", Facts: strings.TrimSpace(facts), Danger: concern.DangerNo})
	if err != nil {
		return 0
	}
	return vault.BoxSize(len(words))
}

// writtenAt is too long ago for the morning to open it: nothing is sealed in it.
func (r row) writtenAt() time.Time { return r.at.AddDate(0, -1, 0) }

func (r row) insert(ctx context.Context, pool *sql.DB) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	id, text := r.concern.Bytes(), r.concern.String()
	for _, s := range []struct {
		sql  string
		args []any
	}{
		{`INSERT INTO submission (id, account_id, digest, result_id, created_at) VALUES (?,?,?,?,?)`, []any{r.form.Bytes(), r.account.Bytes(), r.digest, id, r.at}},
		{`INSERT INTO entry_key (entry_id, kind, subject_id, wrapped) VALUES (?,?,?,?)`, []any{id, "pupil", r.pupil.Bytes(), r.key}},
		{`INSERT INTO concern (id, reference, author_id, state, asked_today, about_adult, event_at, written_at, sealed) VALUES (?,?,?,?,?,?,?,?,?)`, []any{id, "P-" + text[len(text)-7:], r.author.Bytes(), "unseen", false, false, r.writtenAt(), r.writtenAt(), r.sealed}},
		{`INSERT INTO concern_pupil (concern_id, pupil_id, part) VALUES (?,?,?)`, []any{id, r.pupil.Bytes(), "affected"}},
		{`INSERT INTO response_clock (record_id, kind, state, rung, received_at, starts_at, answer_by, due_at, unplanned) VALUES (?,?,?,?,?,?,?,?,?)`, []any{id, "concern", "running", "dsl", r.at, r.at, r.at, r.at.Add(time.Hour), false}},
		{`INSERT INTO response_holder (record_id, staff_id, rung, since, through_cover) VALUES (?,?,?,?,?)`, []any{id, r.lead.Bytes(), "dsl", r.at, false}},
		{`INSERT INTO outbox (id, due_key, event, to_kind, to_id, record_id, due_at, created_at) VALUES (?,?,?,?,?,?,?,?)`, []any{r.queued.Bytes(), r.dueKey, "concern.waiting", "staff", r.lead.Bytes(), id, r.at, r.at}},
		{`INSERT INTO audit (id, at, actor_kind, account_id, person_id, role, job, request, action, outcome, record_id, pupil_id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`, []any{r.trace.Bytes(), r.at, "staff", r.account.Bytes(), r.author.Bytes(), "staff", "", r.request, "concern.raise", "done", id, r.pupil.Bytes()}},
	} {
		if _, err := tx.ExecContext(ctx, s.sql, s.args...); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

// sayRows says how much ten years are, table by table.
func (b *bench) sayRows(ctx context.Context, pool *sql.DB) error {
	var said []string
	for _, table := range []string{"concern", "self_referral", "referral", "decision", "transition", "outbox", "audit"} {
		var n string
		if err := pool.QueryRowContext(ctx, `SELECT COUNT(*) FROM `+table).Scan(&n); err != nil {
			return err
		}
		said = append(said, n+" "+table)
	}
	b.say("rows: %s", strings.Join(said, ", "))
	return nil
}
