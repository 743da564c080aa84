package mariadb

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"heard/internal/authz"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/worklist"
)

// named is the reference of the entry that a column names.
func named(column string) string { return strings.ReplaceAll(referenceOf, "%", column) }

// NewsSince lists what others added to or decided about entries since a time, what young people said to their own requests
// among it, newest first.
func (tx *Tx) NewsSince(ctx context.Context, v authz.Viewer, since time.Time, most int) ([]worklist.News, error) {
	var each []string
	var args []any
	read := func(columns, table, record, at, which string, more ...any) {
		from, theirs := cameTo(v, table, record, time.Time{})
		gate, mine := mayOpen(v, record) // which the server would otherwise turn into a join, and begin at everybody's entries
		each = append(each, `(SELECT STRAIGHT_JOIN `+record+`, `+named(record)+`, `+columns+` FROM `+from+` WHERE `+at+` >= ? AND `+which+` AND `+gate+` ORDER BY `+at+` DESC LIMIT ?)`)
		args = append(append(append(append(append(args, theirs...), since), more...), mine...), most)
	}
	me := tx.actor.StaffID().Bytes()
	read(`d.decider_id, d.decided_at AS at, 'decided'`, `decision d`, `d.record_id`, `d.decided_at`, `d.decider_id <> ?`, me)
	switch v.Object() {
	case "concern":
		read(`n.author_id, n.written_at, 'added'`, `concern_addition n`, `n.concern_id`, `n.written_at`, `n.author_id <> ? AND n.kind = 'addition'`, me)
	case "self_referral":
		read(`NULL, p.written_at, 'added'`, `self_referral_part p`, `p.self_referral_id`, `p.written_at`, `p.number > 1`)
		read(`NULL, s.taken_at, s.event`, `self_referral_step s`, `s.self_referral_id`, `s.taken_at`, `s.staff_id IS NULL`)
	}
	// Safety: every part is made of constant fragments.
	all, err := rows(ctx, tx, "worklist", func(r scanner) (n worklist.News, err error) {
		n.Object = v.Object()
		return n, r.Scan(&n.Record, &n.Reference, &n.Who, &n.At, &n.What)
	}, strings.Join(each, ` UNION ALL `)+` ORDER BY 4 DESC, 1 LIMIT ?`, append(args, most)...)
	if err != nil {
		return nil, err
	}
	return all, with(ctx, tx, all, func(n *worklist.News) (ident.Raw, *[]pupil.ID) { return n.Record, &n.Pupils })
}

// LastLook is when the actor read their list last before a time.
func (tx *Tx) LastLook(ctx context.Context, before time.Time) (time.Time, error) {
	found, err := rows(ctx, tx, "audit", func(r scanner) (at sql.NullTime, err error) { return at, r.Scan(&at) },
		`SELECT at FROM audit WHERE person_id = ? AND action = 'worklist.read' AND id < ? ORDER BY id DESC LIMIT 1`,
		tx.actor.Person.Bytes(), ident.NewRaw(before).Bytes())
	if err != nil || len(found) == 0 {
		return time.Time{}, err
	}
	return found[0].Time, nil
}

// Standins lists cover that has not ended: all of it, since whoever is left out would seem to have none.
func (tx *Tx) Standins(ctx context.Context) ([]worklist.Standin, error) {
	all, err := tx.standins(ctx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(all), func(s worklist.Standin) bool { return !s.Ends.After(tx.now) }), nil
}
