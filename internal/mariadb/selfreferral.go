package mariadb

import (
	"context"
	"database/sql"
	"slices"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/sharing"
)

var _ = declareGate("self_referral", gate{
	scopes: map[authz.Scope]fragment{
		authz.ScopeSelf:   {sql: `r.pupil_id = ?`, args: pupilArg},
		authz.ScopeChosen: {sql: `r.chosen_id = ?`, args: staffArg},
		authz.ScopeHeld:   heldOf(`r.id`, `pc.pupil_id = r.pupil_id`),
		authz.ScopeTeam:   {sql: `TRUE`},
	},
	except: barredFrom(`r.id`, `pc.pupil_id = r.pupil_id`),
})

// InsertRequest stores a new request under the key of the pupil who asked.
func (tx *Tx) InsertRequest(ctx context.Context, r selfreferral.Request) error {
	if _, err := tx.newEntry(ctx, r.ID.Raw(), pupilSubject(r.Pupil)); err != nil {
		return err
	}
	_, err := tx.exec(ctx, "self_referral", `INSERT INTO self_referral (id, reference, pupil_id, chosen_id, state, help_today, sent_at)
		VALUES (?,?,?,?,?,?,?)`, r.ID.Bytes(), r.Reference, r.Pupil.Bytes(), r.Chosen.Bytes(), r.State, r.HelpToday, r.SentAt)
	return err
}

// SaveRequest stores what may change of a request, if it still has the version that was read.
func (tx *Tx) SaveRequest(ctx context.Context, r selfreferral.Request) error {
	return tx.execOne(ctx, "self_referral", `UPDATE self_referral SET chosen_id = ?, state = ?, acting_at = ?, acting_by = ?, next_on = ?,
		version = version + 1 WHERE id = ? AND version = ?`,
		r.Chosen.Bytes(), r.State, timeArg(r.ActingAt), r.ActingBy.Bytes(), dateArg(r.NextOn), r.ID.Bytes(), r.Version)
}

// NoteOpened keeps the first opening by somebody in school.
func (tx *Tx) NoteOpened(ctx context.Context, id selfreferral.ID) error {
	_, err := tx.exec(ctx, "self_referral", `UPDATE self_referral SET opened_at = ?, opened_by = ? WHERE id = ? AND opened_at IS NULL`,
		tx.now, tx.actor.StaffID().Bytes(), id.Bytes())
	return err
}

// NoteNew keeps since when something that the pupil said waits to be read. It makes a new version, so that whoever has read
// what stood before cannot note this as read too.
func (tx *Tx) NoteNew(ctx context.Context, id selfreferral.ID) error {
	_, err := tx.exec(ctx, "self_referral", `UPDATE self_referral SET unread_since = COALESCE(unread_since, ?), version = version + 1 WHERE id = ?`, tx.now, id.Bytes())
	return err
}

// NoteRead ends that, unless the pupil has said more since r was read.
func (tx *Tx) NoteRead(ctx context.Context, r selfreferral.Request) error {
	_, err := tx.exec(ctx, "self_referral", `UPDATE self_referral SET unread_since = NULL WHERE id = ? AND version = ?`, r.ID.Bytes(), r.Version)
	return err
}

// Who opened a request and who acts on it are asked for as the gate asks for a reader.
var requestColumns = `r.id, r.reference, r.pupil_id, r.chosen_id, r.state, r.help_today, r.sent_at, r.opened_at, r.opened_by,
	r.acting_at, r.acting_by, r.next_on, r.unread_since, r.version, ` + isBarred(`r.id`, `pc.pupil_id = r.pupil_id`, `r.opened_by`) + `, ` + actingBarred + `, ` + isLetBackNow(`r.id`, `r.pupil_id`, `r.opened_by`) + `, ` + isLetBackNow(`r.id`, `r.pupil_id`, `r.acting_by`)

var actingBarred = isBarred(`r.id`, `pc.pupil_id = r.pupil_id`, `r.acting_by`)

// requestRow is where a request is scanned to, with what may be NULL.
type requestRow struct {
	selfreferral.Request
	opened, acting, next, unread sql.NullTime
}

func (q *requestRow) into() []any {
	r := &q.Request
	return []any{&r.ID, &r.Reference, &r.Pupil, &r.Chosen, &r.State, &r.HelpToday, &r.SentAt, &q.opened, &r.OpenedBy, &q.acting, &r.ActingBy, &q.next, &q.unread, &r.Version,
		&r.OpenedBarred, &r.ActingBarred, &r.OpenedUntold, &r.ActingUntold}
}

func (q *requestRow) done() selfreferral.Request {
	q.OpenedAt, q.ActingAt, q.UnreadSince = q.opened.Time, q.acting.Time, q.unread.Time
	q.NextOn = dateFrom(q.next)
	return q.Request
}

func scanRequest(r scanner) (selfreferral.Request, error) {
	var q requestRow
	err := r.Scan(q.into()...)
	return q.done(), err
}

// RequestByID reads where a request stands.
func (tx *Tx) RequestByID(ctx context.Context, v authz.Viewer, id selfreferral.ID) (selfreferral.Request, error) {
	gate, args := where(v)
	var q requestRow
	// Safety: gate is made of constant fragments.
	err := tx.row(ctx, "self_referral", `SELECT `+requestColumns+` FROM self_referral r WHERE r.id = ? AND `+gate,
		append([]any{id.Bytes()}, args...), q.into()...)
	return q.done(), err
}

// Requests lists newest first, one page; the ids are keyset and clock at once.
func (tx *Tx) Requests(ctx context.Context, v authz.Viewer, before selfreferral.ID, most int) ([]selfreferral.Request, error) {
	gate, args := where(v)
	older := ""
	if !before.IsZero() {
		older = ` AND r.id < ?`
		args = append(args, before.Bytes())
	}
	// Safety: gate and older are made of constant fragments.
	return rows(ctx, tx, "self_referral", scanRequest,
		`SELECT `+requestColumns+` FROM self_referral r WHERE `+gate+older+` ORDER BY r.id DESC LIMIT ?`, append(args, most)...)
}

// RequestsWaiting lists what has come to the actor and still waits for a talk, earliest promise first.
func (tx *Tx) RequestsWaiting(ctx context.Context, v authz.Viewer, most int) ([]selfreferral.Waiting, error) {
	gate, args := where(v)
	args = append([]any{tx.actor.Person.Bytes()}, args...)
	// STRAIGHT_JOIN: few clocks run at any time, while a safeguarding lead has held ten years of them.
	// Safety: gate is made of constant fragments.
	return rows(ctx, tx, "self_referral", scanWaiting, `SELECT STRAIGHT_JOIN `+requestColumns+`, k.kind, k.state, k.rung, k.received_at, k.starts_at,
			k.answer_by, k.due_at, k.unplanned
		FROM response_clock k JOIN self_referral r ON r.id = k.record_id JOIN response_holder mine ON mine.record_id = k.record_id AND mine.staff_id = ? AND mine.given_back_at IS NULL
		WHERE k.state IN ('running', 'acknowledged') AND k.kind IN ('self_referral', 'self_referral_help_today') AND `+gate+` ORDER BY k.answer_by, r.id LIMIT ?`, append(args, most)...)
}

// RequestsDue lists those whose next step has its day.
func (tx *Tx) RequestsDue(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]selfreferral.Request, error) {
	gate, args := where(v)
	args = append([]any{until.String(), tx.actor.StaffID().Bytes()}, args...)
	// Safety: gate is made of constant fragments.
	return rows(ctx, tx, "self_referral", scanRequest, `SELECT `+requestColumns+` FROM self_referral r
		WHERE r.state IN ('acting', 'answered', 'offered', 'looking', 'agreed', 'handed_over') AND r.next_on <= ? AND (r.acting_by = ? OR r.acting_by IN (SELECT id FROM staff WHERE state = 'left') OR `+actingBarred+`)
		AND NOT EXISTS (SELECT 1 FROM response_clock k WHERE k.record_id = r.id AND k.state IN ('running', 'acknowledged'))
		AND NOT EXISTS (SELECT 1 FROM triage t WHERE t.record_id = r.id AND t.closed_at IS NULL AND t.review_on = r.next_on)
		AND `+gate+` ORDER BY r.next_on, r.id LIMIT ?`, append(args, most)...)
}

func scanWaiting(r scanner) (w selfreferral.Waiting, err error) {
	var q requestRow
	var c response.Clock
	err = r.Scan(append(q.into(), &c.Kind, &c.State, &c.Rung, &c.ReceivedAt, &c.StartsAt, &c.AnswerBy, &c.DueAt, &c.Unplanned)...)
	return selfreferral.Waiting{Request: q.done(), Clock: c}, err
}

// mostOpenedHours is more than a school opens one request in.
const mostOpenedHours = 1000

// RequestOpenings lists each colleague's first opening on each day of the school's clock, oldest first. The server, which counts in
// UTC, gives the first of each hour: in summer its day ends at one in the morning.
func (tx *Tx) RequestOpenings(ctx context.Context, v authz.Viewer, id selfreferral.ID) ([]selfreferral.Opening, error) {
	gate, args := where(v)
	// Safety: gate is made of constant fragments, and isKnown is one.
	all, err := rows(ctx, tx, "audit", func(r scanner) (o selfreferral.Opening, err error) {
		var roles string
		err = r.Scan(&o.Staff, &roles, &o.At)
		o.Roles = rolesOf(roles)
		return o, err
	}, `SELECT a.person_id, MIN(a.role), MIN(a.at) FROM audit a JOIN self_referral r ON r.id = a.record_id
		WHERE a.record_id = ? AND a.action = 'self_referral.read' AND a.outcome = 'done'`+isKnown+` AND `+gate+`
		GROUP BY a.person_id, DATE(a.at), HOUR(a.at) ORDER BY MIN(a.id) LIMIT ?`, append(append([]any{id.Bytes()}, args...), mostOpenedHours)...)
	type opened struct {
		who actor.StaffID
		on  schoolday.Date
	}
	seen := map[opened]bool{}
	return slices.DeleteFunc(all, func(o selfreferral.Opening) bool {
		k := opened{o.Staff, schoolday.DateOf(o.At)}
		again := seen[k]
		seen[k] = true
		return again
	}), err
}

// SetBarAside lifts a pupil's own exclusion under a recorded decision.
func (tx *Tx) SetBarAside(ctx context.Context, id selfreferral.ID, who actor.StaffID, under sharing.DecisionID) error {
	_, err := tx.exec(ctx, "bar_set_aside", `INSERT INTO bar_set_aside (record_id, staff_id, decision_id, by_id, created_at) VALUES (?,?,?,?,?)`,
		id.Bytes(), who.Bytes(), under.Bytes(), tx.actor.StaffID().Bytes(), tx.now)
	return err
}
