package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/exclusion"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/sharing"
)

// Whoever a pupil keeps out, now or once, finds no trace of it, and nothing of whom else that pupil keeps out.
var _ = declareGate("exclusion", gate{
	scopes: map[authz.Scope]fragment{authz.ScopeTeam: {sql: `TRUE`}, authz.ScopeAll: {sql: `TRUE`}},
	except: append(barredFrom(`x.id`, `pc.pupil_id = x.pupil_id`), fragment{`x.staff_id = ?`, staffArg}),
})

var _ = declareGate("own_exclusion", gate{scopes: map[authz.Scope]fragment{authz.ScopeSelf: {sql: `x.pupil_id = ?`, args: pupilArg}}})

// ClaimPupil changes the pupil's own row and not only locks it: whoever read before this commits, and then writes something
// that hangs on the row, is told by the server to begin again (1020), with what stands by then.
func (tx *Tx) ClaimPupil(ctx context.Context, p actor.PupilID) error {
	return tx.execOne(ctx, "pupil", `UPDATE pupil SET updated_at = GREATEST(updated_at + INTERVAL 1 MICROSECOND, ?) WHERE id = ?`, tx.now, p.Bytes())
}

// SaveSaid makes an exclusion stand, whatever it was before.
func (tx *Tx) SaveSaid(ctx context.Context, p actor.PupilID, who actor.StaffID) error {
	err := tx.insertOrChange(ctx, "exclusion",
		statement{`INSERT INTO exclusion (id, pupil_id, staff_id, state, said_at, changed_at) VALUES (?,?,?,'stands',?,?)`,
			[]any{ident.NewRaw(tx.now).Bytes(), p.Bytes(), who.Bytes(), tx.now, tx.now}},
		statement{`UPDATE exclusion SET said_at = IF(state = 'stands', said_at, ?), changed_at = IF(state = 'stands', changed_at, ?),
			version = version + (state <> 'stands'), state = 'stands' WHERE pupil_id = ? AND staff_id = ?`,
			[]any{tx.now, tx.now, p.Bytes(), who.Bytes()}})
	if err != nil {
		return err
	}
	return tx.insertExclusionStep(ctx, p, who, exclusion.Say, sharing.DecisionID{})
}

// insertExclusionStep keeps the trace of a change, and makes every process ask anew whom that pupil keeps out.
func (tx *Tx) insertExclusionStep(ctx context.Context, p actor.PupilID, who actor.StaffID, e exclusion.Event, under sharing.DecisionID) error {
	if err := tx.bump(ctx, copyColleagues); err != nil {
		return err
	}
	_, err := tx.exec(ctx, "exclusion_step", `INSERT INTO exclusion_step (id, pupil_id, staff_id, event, by_id, decision_id, taken_at) VALUES (?,?,?,?,?,?,?)`,
		ident.NewRaw(tx.now).Bytes(), p.Bytes(), who.Bytes(), e, tx.actor.StaffID().Bytes(), under.Bytes(), tx.now)
	return err
}

var exclusionColumns = `x.id, x.pupil_id, x.staff_id, x.state, x.said_at, x.changed_at, x.version,
	CASE WHEN x.state = 'set_aside' THEN (SELECT s.by_id FROM exclusion_step s WHERE s.pupil_id = x.pupil_id AND s.staff_id = x.staff_id
		AND s.event = 'set_aside' ORDER BY s.id DESC LIMIT 1) END, ` + isUntoldAside(`x`)

func scanExclusion(r scanner) (x exclusion.Exclusion, err error) {
	return x, r.Scan(&x.ID, &x.Pupil, &x.Staff, &x.State, &x.SaidAt, &x.ChangedAt, &x.Version, &x.By, &x.Untold)
}

// ExclusionByID reads one exclusion and locks it until the transaction ends.
func (tx *Tx) ExclusionByID(ctx context.Context, v authz.Viewer, id exclusion.ID) (exclusion.Exclusion, error) {
	gate, args := where(v)
	// Safety: gate is made of constant fragments.
	return single(rows(ctx, tx, "exclusion", scanExclusion, `SELECT `+exclusionColumns+` FROM exclusion x WHERE x.id = ? AND `+gate+` FOR UPDATE`,
		append([]any{id.Bytes()}, args...)...))
}

// Exclusions lists those that stand or were set aside, the newest first.
func (tx *Tx) Exclusions(ctx context.Context, v authz.Viewer) ([]exclusion.Exclusion, error) {
	gate, args := where(v)
	// Safety: gate is made of constant fragments.
	return rows(ctx, tx, "exclusion", scanExclusion, `SELECT `+exclusionColumns+` FROM exclusion x
		WHERE x.state <> 'taken_back' AND `+gate+` ORDER BY x.said_at DESC, x.id DESC`, args...)
}

// StandingExclusions lists one page of those that stand, the newest first.
func (tx *Tx) StandingExclusions(ctx context.Context, v authz.Viewer, k outline.Key, most int) ([]exclusion.Exclusion, error) {
	gate, args := where(v)
	older, keys := before(k, "x.said_at", "x.id")
	// Safety: gate and older are made of constant fragments.
	return rows(ctx, tx, "exclusion", scanExclusion, `SELECT `+exclusionColumns+` FROM exclusion x
		WHERE x.state = 'stands' AND `+gate+older+` ORDER BY x.said_at DESC, x.id DESC LIMIT ?`, append(append(args, keys...), most)...)
}

// MoveExclusion changes how an exclusion stands if it still has the version that was read.
func (tx *Tx) MoveExclusion(ctx context.Context, x exclusion.Exclusion, to exclusion.State, e exclusion.Event, under sharing.DecisionID) error {
	if next, ok := x.State.After(e); !ok || next != to {
		return fault.New(fault.Conflict, "This has changed since the page was opened.")
	}
	err := tx.execOne(ctx, "exclusion", `UPDATE exclusion SET state = ?, changed_at = ?, version = version + 1 WHERE id = ? AND version = ?`,
		to, tx.now, x.ID.Bytes(), x.Version)
	if err != nil {
		return err
	}
	return tx.insertExclusionStep(ctx, x.Pupil, x.Staff, e, under)
}

// ClocksAbout lists the running clocks of everything about a pupil. It reads with locks: a clock that was begun before the pupil
// was claimed, and committed after this transaction first read, makes it begin again (1020), where a plain read would miss it.
func (tx *Tx) ClocksAbout(ctx context.Context, p pupil.ID) ([]ident.Raw, error) {
	return rows(ctx, tx, "response_clock", func(r scanner) (id ident.Raw, err error) { return id, r.Scan(&id) },
		`(SELECT record_id FROM response_clock WHERE pupil_id = ? AND state IN ('running', 'acknowledged') LOCK IN SHARE MODE)
		UNION (SELECT k.record_id FROM concern_pupil cp JOIN response_clock k ON k.record_id = cp.concern_id
		WHERE cp.pupil_id = ? AND k.state IN ('running', 'acknowledged') LOCK IN SHARE MODE)`, p.Bytes(), p.Bytes())
}

// Teamless reports whether nobody of the safeguarding team may look after the pupil: the condition of the scope held itself.
func (tx *Tx) Teamless(ctx context.Context, p pupil.ID) (is bool, err error) {
	// Safety: teamless is made of constants.
	err = tx.row(ctx, "exclusion", `SELECT `+teamless(`pc.pupil_id = p.id`)+` FROM pupil p WHERE p.id = ?`, []any{p.Bytes()}, &is)
	return is, err
}
