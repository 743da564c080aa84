package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/plan"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/vault"
)

var termsSealed = vault.Register("plan_terms", "sealed")

// Key adults, named workers and coordinators keep plans; a navigator on a caseload does not.
const keepsPlans = `('key_adult', 'coordinator', 'named_worker')`

var _ = declareGate("plan", gate{
	scopes: map[authz.Scope]fragment{
		authz.ScopeCaseload: {
			sql:  `pl.coordinator_id = ? OR EXISTS (SELECT 1 FROM caseload cl WHERE cl.pupil_id = pl.pupil_id AND cl.staff_id = ? AND cl.part IN ` + keepsPlans + `)`,
			args: func(a actor.Actor) []any { return []any{a.StaffID().Bytes(), a.StaffID().Bytes()} },
		},
		authz.ScopeChosen: {
			sql: `EXISTS (SELECT 1 FROM agreement ag WHERE ag.receiver_id = ? AND ag.record_id = pl.id AND ag.receiver = 'colleague' AND ag.answer = 'yes'
				AND NOT EXISTS (SELECT 1 FROM agreement later WHERE later.record_id = ag.record_id AND later.section = ag.section
					AND later.receiver = ag.receiver AND later.receiver_id = ag.receiver_id AND later.revision > ag.revision))`,
			args: staffArg,
		},
		authz.ScopeTeam: {sql: `TRUE`},
		authz.ScopeHeld: fragment{`pl.coordinator_id = ?`, staffArg}.orElse(headInstead(`pc.pupil_id = pl.pupil_id`)),
	},
	except: barredFrom(`pl.id`, `pc.pupil_id = pl.pupil_id`),
})

// The young person's own side has pages of its own, so that no adult's way leads there.
var _ = declareGate("own_plan", gate{scopes: map[authz.Scope]fragment{authz.ScopeSelf: {sql: `pl.pupil_id = ?`, args: pupilArg}}})

// InsertPlan stores a new plan with a key of its own under the pupil's, and its first terms.
func (tx *Tx) InsertPlan(ctx context.Context, p plan.Plan) error {
	if _, err := tx.newEntry(ctx, p.ID.Raw(), pupilSubject(p.Pupil)); err != nil {
		return err
	}
	_, err := tx.exec(ctx, "plan", `INSERT INTO plan (id, pupil_id, kind, state, coordinator_id, agreed, edition, version, created_at, changed_at)
		VALUES (?,?,?,?,?,?,?,?,?,?)`,
		p.ID.Bytes(), p.Pupil.Bytes(), p.Kind, p.State, p.Coordinator.Bytes(), p.Agreed, p.Edition, p.Version, p.CreatedAt, p.ChangedAt)
	if _, twice := duplicateKey(err); twice {
		return fault.New(fault.Conflict, "There is such a plan already. Open it and go on there.")
	}
	if err != nil {
		return err
	}
	return tx.insertTerms(ctx, p)
}

func (tx *Tx) insertTerms(ctx context.Context, p plan.Plan) error {
	key, err := tx.entryKey(ctx, p.ID.Raw())
	if err != nil {
		return err
	}
	id := ident.NewRaw(tx.now)
	box, err := vault.SealJSON(key, vault.Place{Column: termsSealed, Row: id, Version: 1}, p.Terms)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "plan_terms", `INSERT INTO plan_terms (id, plan_id, version, author_kind, author_id, written_at, sealed) VALUES (?,?,?,?,?,?,?)`,
		id.Bytes(), p.ID.Bytes(), p.Version, string(tx.actor.Kind), tx.actor.Person.Bytes(), tx.now, box)
	return err
}

// A coordinator is asked for as the gate asks for a reader.
const planColumns = `pl.id, pl.pupil_id, pl.kind, pl.state, pl.coordinator_id, pl.review_on, pl.agreed, pl.edition, pl.copy_edition, pl.version, pl.created_at, pl.changed_at, `

func (tx *Tx) keeperAway() string { return tx.isAway(`pl.id`, `pl.pupil_id`, `pl.coordinator_id`) }

func scanPlan(r scanner) (p plan.Plan, err error) {
	var review dateColumn
	err = r.Scan(&p.ID, &p.Pupil, &p.Kind, &p.State, &p.Coordinator, &review, &p.Agreed, &p.Edition, &p.CopyEdition, &p.Version, &p.CreatedAt, &p.ChangedAt, &p.Barred)
	p.ReviewOn = review.Date
	return p, err
}

// PlanByID reads one plan with its terms.
func (tx *Tx) PlanByID(ctx context.Context, v authz.Viewer, id plan.ID) (plan.Plan, error) {
	gate, args := where(v)
	// Safety: gate is made of constant fragments.
	found, err := rows(ctx, tx, "plan", scanPlan, `SELECT `+planColumns+tx.keeperAway()+` FROM plan pl WHERE pl.id = ? AND `+gate, append([]any{id.Bytes()}, args...)...)
	if err != nil {
		return plan.Plan{}, err
	}
	if len(found) == 0 {
		return plan.Plan{}, fault.Lost()
	}
	p := found[0]
	var row ident.Raw
	var box []byte
	err = tx.row(ctx, "plan_terms", `SELECT id, sealed FROM plan_terms WHERE plan_id = ? AND version = ?`, []any{id.Bytes(), p.Version}, &row, &box)
	if err != nil {
		return p, err
	}
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return p, err
	}
	p.Terms, err = vault.OpenJSON[plan.Terms](key, vault.Place{Column: termsSealed, Row: row, Version: 1}, box)
	return p, err
}

// PlansToReview lists plans in use whose coordinator may not act any more, then those whose day to be looked at again has come.
func (tx *Tx) PlansToReview(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]plan.Plan, error) {
	gate, args := where(v)
	args = append([]any{until.String()}, args...)
	// Safety: gate is made of constant fragments.
	return rows(ctx, tx, "plan", scanPlan, `SELECT `+planColumns+tx.keeperAway()+` FROM plan pl
		WHERE pl.state = 'active' AND (pl.review_on <= ? OR `+tx.keeperAway()+`) AND `+gate+` ORDER BY `+tx.keeperAway()+` DESC, pl.review_on, pl.id LIMIT ?`, append(args, most)...)
}

// Plans lists newest first, one page, without terms.
func (tx *Tx) Plans(ctx context.Context, v authz.Viewer, before plan.ID, most int) ([]plan.Plan, error) {
	gate, args := where(v)
	older := ""
	if !before.IsZero() {
		older = ` AND pl.id < ?`
		args = append(args, before.Bytes())
	}
	// Safety: gate and older are made of constant fragments.
	return rows(ctx, tx, "plan", scanPlan, `SELECT `+planColumns+tx.keeperAway()+` FROM plan pl WHERE `+gate+older+` ORDER BY pl.id DESC LIMIT ?`, append(args, most)...)
}

// PlansAmong gives the pupil of each of these plans that the viewer reaches.
func (tx *Tx) PlansAmong(ctx context.Context, v authz.Viewer, ids []ident.Raw) (map[ident.Raw]pupil.ID, error) {
	gate, args := where(v)
	// Safety: gate is made of constant fragments, and marks are placeholders.
	found, err := rows(ctx, tx, "plan", scanPlan, `SELECT `+planColumns+tx.keeperAway()+` FROM plan pl WHERE pl.id IN (`+marks(len(ids))+`) AND `+gate, append(idArgs(ids), args...)...)
	of := make(map[ident.Raw]pupil.ID, len(found))
	for _, p := range found {
		of[p.ID.Raw()] = p.Pupil
	}
	return of, err
}

// PlanReach asks the row gate about a pupil who may not have a plan yet.
func (tx *Tx) PlanReach(ctx context.Context, v authz.Viewer, p pupil.ID) error {
	gate, args := where(v)
	var one int
	// Safety: gate is made of constant fragments. The inner table stands for the plan that is not there yet.
	return tx.row(ctx, "plan", `SELECT 1 FROM (SELECT NULL AS id, pu.id AS pupil_id, NULL AS coordinator_id FROM pupil pu
		WHERE pu.id = ? AND pu.state = 'on_roll') pl WHERE `+gate, append([]any{p.Bytes()}, args...), &one)
}

// UpdatePlan writes the state and the terms of a plan if it still has the version that was read.
func (tx *Tx) UpdatePlan(ctx context.Context, p plan.Plan) error {
	err := tx.execOne(ctx, "plan", `UPDATE plan SET state = ?, coordinator_id = ?, review_on = ?, agreed = ?, copy_edition = ?, changed_at = ?, version = version + 1
		WHERE id = ? AND version = ?`,
		p.State, p.Coordinator.Bytes(), dateArg(p.ReviewOn), p.Agreed, p.CopyEdition, tx.now, p.ID.Bytes(), p.Version)
	if err != nil {
		return err
	}
	p.Version++
	return tx.insertTerms(ctx, p)
}

// OnCaseload reports whether a colleague keeps the pupil's plans.
func (tx *Tx) OnCaseload(ctx context.Context, s actor.StaffID, p pupil.ID) (bool, error) {
	var is bool
	err := tx.row(ctx, "caseload", `SELECT EXISTS (SELECT 1 FROM caseload WHERE staff_id = ? AND pupil_id = ? AND part IN `+keepsPlans+`)`,
		[]any{s.Bytes(), p.Bytes()}, &is)
	return is, err
}

// KeyAdults lists the pupil's key adults of now, the longest-serving first.
func (tx *Tx) KeyAdults(ctx context.Context, p pupil.ID) ([]actor.StaffID, error) {
	return rows(ctx, tx, "caseload", func(r scanner) (s actor.StaffID, err error) { return s, r.Scan(&s) },
		`SELECT staff_id FROM caseload WHERE pupil_id = ? AND part = 'key_adult' ORDER BY since, staff_id`, p.Bytes())
}

// PlanKeepers lists the colleagues who keep the pupil's plans, key adults first.
func (tx *Tx) PlanKeepers(ctx context.Context, p pupil.ID) ([]actor.StaffID, error) {
	return rows(ctx, tx, "caseload", func(r scanner) (s actor.StaffID, err error) { return s, r.Scan(&s) },
		`SELECT staff_id FROM caseload WHERE pupil_id = ? AND part IN `+keepsPlans+` GROUP BY staff_id ORDER BY MIN(part <> 'key_adult'), MIN(since), staff_id`, p.Bytes())
}

// PlanInUse finds the pupil's active plan of a kind.
func (tx *Tx) PlanInUse(ctx context.Context, v authz.Viewer, p pupil.ID, k plan.Kind) (id plan.ID, err error) {
	gate, args := where(v)
	// Safety: gate is made of constant fragments.
	err = tx.row(ctx, "plan", `SELECT pl.id FROM plan pl WHERE pl.pupil_id = ? AND pl.kind = ? AND pl.state = 'active' AND `+gate,
		append([]any{p.Bytes(), k}, args...), &id)
	return id, err
}
