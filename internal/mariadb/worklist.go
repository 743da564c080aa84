package mariadb

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/concern"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/worklist"
)

// STRAIGHT_JOIN below: few clocks run and few entries are open at any time, while the tables hold ten years of them; the
// optimiser, which does not know that, sometimes begins at the wrong end.

// ConcernsToday lists concerns on whose clock nobody has acted and with which somebody may be in danger, and those of which
// that was said after somebody had acted while nothing was decided since: all of them. A concern about an adult has a clock of
// its own sort, so its own answer is asked for.
func (tx *Tx) ConcernsToday(ctx context.Context, v authz.Viewer) ([]worklist.Waiting, error) {
	return tx.concernsWaiting(ctx, v, "", nil, unseen(`k.kind = 'concern_danger'`), unseen(`k.kind = 'about_adult' AND c.asked_today`), saidLater)
}

// ConcernsUnseen lists the others, oldest first.
func (tx *Tx) ConcernsUnseen(ctx context.Context, v authz.Viewer, most int) ([]worklist.Waiting, error) {
	return tx.concernsWaiting(ctx, v, ` ORDER BY k.received_at, k.record_id LIMIT ?`, []any{most}, unseen(`k.kind = 'concern'`), unseen(`k.kind = 'about_adult' AND NOT c.asked_today`))
}

const waitingColumns = `(SELECT STRAIGHT_JOIN c.id, c.reference, c.asked_today, c.danger_unsaid, c.about_adult, k.state, `

func unseen(sort string) string {
	return waitingColumns + `k.received_at, k.answer_by FROM response_clock k JOIN concern c ON c.id = k.record_id WHERE k.state = 'running' AND ` + sort
}

const saidLater = waitingColumns + `c.danger_at, k.answer_by FROM concern c JOIN response_clock k ON k.record_id = c.id
	WHERE c.danger_at IS NOT NULL AND k.state <> 'running' AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.record_id = c.id AND d.decided_at >= c.danger_at)`

// concernsWaiting reads each sort of clock by itself, so that each is read in the order of its key and no further than its
// limit: a school can have thousands that nobody has looked at.
func (tx *Tx) concernsWaiting(ctx context.Context, v authz.Viewer, limit string, most []any, sorts ...string) ([]worklist.Waiting, error) {
	gate, mine := where(v)
	var each []string
	var args []any
	for _, sort := range sorts {
		each = append(each, sort+` AND `+gate+limit+`)`)
		args = append(append(args, mine...), most...)
	}
	query := strings.Join(each, ` UNION ALL `) + ` ORDER BY 7, 1`
	if len(most) > 0 {
		query, args = query+` LIMIT ?`, append(args, most...)
	}
	// Safety: gate, sorts and limit are made of constant fragments.
	all, err := rows(ctx, tx, "worklist", func(r scanner) (w worklist.Waiting, err error) {
		w.Object = "concern"
		return w, r.Scan(&w.Record, &w.Reference, &w.Today, &w.Unsaid, &w.Adult, &w.State, &w.Received, &w.AnswerBy)
	}, query, args...)
	if err != nil {
		return nil, err
	}
	return all, with(ctx, tx, all, func(w *worklist.Waiting) (ident.Raw, *[]pupil.ID) { return w.Record, &w.Pupils })
}

// RequestsToday lists requests for help today whose pupil nobody has spoken with: all of them.
func (tx *Tx) RequestsToday(ctx context.Context, v authz.Viewer) ([]worklist.Waiting, error) {
	return tx.requestsWaiting(ctx, v, clockFirst, `k.state IN ('running', 'acknowledged') AND k.kind = 'self_referral_help_today'`, `k.received_at, k.record_id`)
}

// RequestsUnseen lists the others that nobody has taken up, oldest first.
func (tx *Tx) RequestsUnseen(ctx context.Context, v authz.Viewer, most int) ([]worklist.Waiting, error) {
	return tx.requestsWaiting(ctx, v, clockFirst, `k.state = 'running' AND k.kind = 'self_referral'`, `k.received_at, k.record_id LIMIT ?`, most)
}

// RequestsTaken lists the others that somebody acts on, earliest promise first.
func (tx *Tx) RequestsTaken(ctx context.Context, v authz.Viewer, most int) ([]worklist.Waiting, error) {
	return tx.requestsWaiting(ctx, v, clockFirst, `k.state = 'acknowledged' AND k.kind = 'self_referral'`, `k.answer_by, k.record_id LIMIT ?`, most)
}

// RequestsNew lists requests to which the pupil said something that waits to be read, longest first.
func (tx *Tx) RequestsNew(ctx context.Context, v authz.Viewer, most int) ([]worklist.Waiting, error) {
	return tx.requestsWaiting(ctx, v, requestFirst, `r.unread_since IS NOT NULL`, `r.unread_since, r.id LIMIT ?`, most)
}

const (
	clockFirst   = `response_clock k JOIN self_referral r ON r.id = k.record_id`
	requestFirst = `self_referral r JOIN response_clock k ON k.record_id = r.id`
)

func (tx *Tx) requestsWaiting(ctx context.Context, v authz.Viewer, from, which, order string, most ...any) ([]worklist.Waiting, error) {
	gate, args := where(v)
	// Safety: gate, from, which and order are made of constant fragments.
	return rows(ctx, tx, "worklist", func(r scanner) (w worklist.Waiting, err error) {
		var unread sql.NullTime
		w.Object, w.Pupils = "self_referral", make([]pupil.ID, 1)
		err = r.Scan(&w.Record, &w.Reference, &w.Today, &w.Pupils[0], &w.Back, &unread, &w.State, &w.Received, &w.AnswerBy)
		w.New = unread.Time
		return w, err
	}, `SELECT STRAIGHT_JOIN r.id, r.reference, r.help_today AND k.state IN ('running', 'acknowledged'), r.pupil_id, r.state = 'withdrawn',
			r.unread_since, k.state, k.received_at, k.answer_by
		FROM `+from+` WHERE `+which+` AND `+gate+` ORDER BY `+order, append(args, most...)...)
}

// with adds the children to a page of rows about concerns, in one query. A request's only child is found the same way.
func with[T any](ctx context.Context, tx *Tx, all []T, of func(*T) (ident.Raw, *[]pupil.ID)) error {
	if len(all) == 0 {
		return nil
	}
	at := map[ident.Raw][]*[]pupil.ID{}
	var ids []ident.Raw
	for i := range all {
		id, into := of(&all[i])
		ids = append(ids, id)
		at[id] = append(at[id], into)
	}
	args := idArgs(ids)
	// Safety: only placeholders are joined in.
	_, err := rows(ctx, tx, "worklist", func(r scanner) (struct{}, error) {
		var id ident.Raw
		var p pupil.ID
		err := r.Scan(&id, &p)
		for _, into := range at[id] {
			*into = append(*into, p)
		}
		return struct{}{}, err
	}, `SELECT concern_id, pupil_id FROM concern_pupil WHERE concern_id IN (`+marks(len(ids))+`)
		UNION SELECT id, pupil_id FROM self_referral WHERE id IN (`+marks(len(ids))+`)`, append(args, args...)...)
	return err
}

// referenceOf names an entry, whatever its kind.
const referenceOf = `COALESCE((SELECT x.reference FROM concern x WHERE x.id = %), (SELECT y.reference FROM self_referral y WHERE y.id = %))`

// ReviewsDue lists decisions to be looked at again, earliest day first.
func (tx *Tx) ReviewsDue(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]worklist.Due, error) {
	gate, args := mayOpen(v, "t.record_id")
	args = append([]any{until.String(), kindOf[v.Object()]}, args...)
	// Safety: gate and referenceOf are made of constant fragments.
	all, err := rows(ctx, tx, "worklist", func(r scanner) (d worklist.Due, err error) {
		var on sql.NullTime
		var barred bool
		d.Object = v.Object()
		err = r.Scan(&d.Record, &d.Reference, &d.Owner, &on, &barred)
		d.On = dateFrom(on)
		if barred {
			d.Owner = actor.StaffID{}
		}
		return d, err
	}, `SELECT t.record_id, `+named(`t.record_id`)+`, t.owner_id, t.review_on, `+ownerBarred(`t`)+` FROM triage t
		WHERE t.closed_at IS NULL AND t.review_on <= ? AND t.kind = ? AND `+gate+` ORDER BY t.review_on, t.record_id LIMIT ?`, append(args, most)...)
	if err != nil {
		return nil, err
	}
	return all, with(ctx, tx, all, func(d *worklist.Due) (ident.Raw, *[]pupil.ID) { return d.Record, &d.Pupils })
}

var kindOf = map[authz.Object]string{"concern": "concern", "self_referral": "self_referral"}

// ActionsDue lists what is still to be done, earliest day first: one's own, and for those who answer for the entries
// everybody's. It begins at the entries that are not closed, since none closes while something of it is to be done.
func (tx *Tx) ActionsDue(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]worklist.Due, error) {
	gate, args := where(v)
	args = append([]any{until.String(), tx.actor.StaffID().Bytes()}, args...)
	// Safety: gate is made of constant fragments.
	found, err := rows(ctx, tx, "worklist", scanAction, `SELECT STRAIGHT_JOIN `+actionColumns+` FROM triage t
		JOIN decision_action a ON a.record_id = t.record_id LEFT JOIN decision_action_done n ON n.action_id = a.id
		WHERE t.closed_at IS NULL AND n.action_id IS NULL AND (a.due_on <= ? OR a.owner_id = ?) AND `+gate+`
		ORDER BY a.due_on, a.id LIMIT ?`, append(args, most)...)
	if err != nil {
		return nil, err
	}
	actions, err := tx.openActions(ctx, found)
	if err != nil {
		return nil, err
	}
	all := make([]worklist.Due, len(actions))
	for i, a := range actions {
		all[i] = worklist.Due{Record: a.ID.Raw(), Object: "action", Owner: a.HeldBy(), On: a.DueOn, What: a.What}
	}
	return all, nil
}

// WrittenSince lists concerns logged since a time, newest first, with where they happened.
func (tx *Tx) WrittenSince(ctx context.Context, v authz.Viewer, since time.Time, most int) ([]worklist.Written, error) {
	gate, mine := where(v)
	from, args := cameTo(v, `concern c`, `c.id`, since)
	args = append(append(args, since), mine...)
	// Safety: from and gate are made of constant fragments.
	found, err := rows(ctx, tx, "worklist", scanBoxedConcern, `SELECT `+concernColumns+`, c.sealed FROM `+from+`
		WHERE c.written_at >= ? AND `+gate+` ORDER BY c.written_at DESC, c.id DESC LIMIT ?`, append(args, most)...)
	if err != nil {
		return nil, err
	}
	opened, err := tx.openConcerns(ctx, found)
	if err != nil {
		return nil, err
	}
	if err := tx.involve(ctx, opened); err != nil {
		return nil, err
	}
	all := make([]worklist.Written, len(opened))
	for i, c := range opened {
		all[i] = worklist.Written{Record: c.ID.Raw(), Reference: c.Reference, At: c.EventAt, Place: c.Words.Place, Pupils: pupilsIn(c)}
	}
	return all, nil
}

func pupilsIn(c concern.Concern) []pupil.ID {
	ids := make([]pupil.ID, len(c.Pupils))
	for i, p := range c.Pupils {
		ids[i] = p.Pupil
	}
	return ids
}
