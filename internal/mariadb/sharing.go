package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/sharing"
	"heard/internal/vault"
)

var (
	sharingSealed = vault.Register("sharing_decision", "sealed")
	tellingSealed = vault.Register("sharing_telling", "sealed")
)

var _ = declareGate("sharing", gate{
	scopes: map[authz.Scope]fragment{
		authz.ScopeAuthor: {sql: `sd.author_id = ?`, args: staffArg},
		authz.ScopeCaseload: {
			sql:  `EXISTS (SELECT 1 FROM caseload cl WHERE cl.pupil_id = sd.pupil_id AND cl.staff_id = ? AND cl.part IN ` + keepsPlans + `)`,
			args: staffArg,
		},
		authz.ScopeTeam: {sql: `TRUE`},
		authz.ScopeAll:  {sql: `TRUE`},
	},
	except: barredFrom(`sd.id`, `pc.pupil_id = sd.pupil_id`),
})

var _ = declareGate("own_sharing", gate{scopes: map[authz.Scope]fragment{authz.ScopeSelf: {sql: `sd.pupil_id = ?`, args: pupilArg}}})

// DecisionReach asks the row gate about a decision that is not there yet.
func (tx *Tx) DecisionReach(ctx context.Context, v authz.Viewer, p pupil.ID) error {
	gate, args := where(v)
	var one int
	// Safety: gate is made of constant fragments. The inner table stands for the decision that is not there yet.
	return tx.row(ctx, "sharing_decision", `SELECT 1 FROM (SELECT NULL AS id, pu.id AS pupil_id, NULL AS author_id FROM pupil pu WHERE pu.id = ?) sd WHERE `+gate,
		append([]any{p.Bytes()}, args...), &one)
}

// InsertSharingDecision stores a decision with a key of its own under the pupil's.
func (tx *Tx) InsertSharingDecision(ctx context.Context, d sharing.Decision) error {
	key, err := tx.newEntry(ctx, d.ID.Raw(), pupilSubject(d.Pupil))
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, sharingPlace(d.ID), d.Words)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "sharing_decision", `INSERT INTO sharing_decision (id, pupil_id, author_id, organisation_id, outcome, basis, agreed, overrides, told, review_on, decided_at, sealed)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`,
		d.ID.Bytes(), d.Pupil.Bytes(), d.Author.Bytes(), d.Org.Bytes(), d.Outcome, d.Basis, d.Agreed, d.Overrides, d.Told, dateArg(d.ReviewOn), d.DecidedAt, box)
	return err
}

func sharingPlace(id sharing.DecisionID) vault.Place {
	return vault.Place{Column: sharingSealed, Row: id.Raw(), Version: 1}
}

const sharingColumns = `sd.id, sd.pupil_id, sd.author_id, sd.organisation_id, sd.outcome, sd.basis, sd.agreed, sd.overrides, sd.told, sd.review_on, sd.decided_at, sd.sealed`

// SharingDecisionByID reads one decision.
func (tx *Tx) SharingDecisionByID(ctx context.Context, v authz.Viewer, id sharing.DecisionID) (sharing.Decision, error) {
	gate, args := where(v)
	found, err := tx.sharingDecisions(ctx, `sd.id = ? AND `+gate, append([]any{id.Bytes()}, args...)...)
	return single(found, err)
}

// SharingDecisions lists newest first, one page.
func (tx *Tx) SharingDecisions(ctx context.Context, v authz.Viewer, before sharing.DecisionID, most int) ([]sharing.Decision, error) {
	return tx.sharingPage(ctx, v, `TRUE`, before, most)
}

// SharedKnown lists in the same way those by which something went and of which the young person has been told.
func (tx *Tx) SharedKnown(ctx context.Context, v authz.Viewer, before sharing.DecisionID, most int) ([]sharing.Decision, error) {
	return tx.sharingPage(ctx, v, `sd.outcome IN ('share', 'part') AND NOT `+isUntold(`sd.id`), before, most)
}

func (tx *Tx) sharingPage(ctx context.Context, v authz.Viewer, which string, before sharing.DecisionID, most int) ([]sharing.Decision, error) {
	gate, args := where(v)
	older := ""
	if !before.IsZero() {
		older = ` AND sd.id < ?`
		args = append(args, before.Bytes())
	}
	return tx.sharingDecisions(ctx, which+` AND `+gate+older+` ORDER BY sd.id DESC LIMIT ?`, append(args, most)...)
}

func (tx *Tx) sharingDecisions(ctx context.Context, condition string, args ...any) ([]sharing.Decision, error) {
	boxes := map[sharing.DecisionID][]byte{}
	// Safety: condition is made of constant fragments by its three callers.
	all, err := rows(ctx, tx, "sharing_decision", func(r scanner) (d sharing.Decision, err error) {
		var review dateColumn
		var box []byte
		err = r.Scan(&d.ID, &d.Pupil, &d.Author, &d.Org, &d.Outcome, &d.Basis, &d.Agreed, &d.Overrides, &d.Told, &review, &d.DecidedAt, &box)
		d.ReviewOn, boxes[d.ID] = review.Date, box
		return d, err
	}, `SELECT `+sharingColumns+` FROM sharing_decision sd WHERE `+condition, args...)
	if err != nil {
		return nil, err
	}
	ids := make([]ident.Raw, len(all))
	for i, d := range all {
		ids[i] = d.ID.Raw()
	}
	if err := tx.openEntries(ctx, ids); err != nil {
		return nil, err
	}
	opened := all[:0]
	for _, d := range all {
		key, ok := tx.entries[d.ID.Raw()]
		if !ok {
			continue // erased
		}
		if d.Words, err = vault.OpenJSON[sharing.Words](key, sharingPlace(d.ID), boxes[d.ID]); err != nil {
			return nil, err
		}
		opened = append(opened, d)
	}
	return opened, nil
}

// DecisionCovers reports whether a decision lets something about the pupil go to the organisation. It opens nothing.
func (tx *Tx) DecisionCovers(ctx context.Context, decision ident.Raw, p pupil.ID, org actor.OrgID) (bool, error) {
	var covers bool
	err := tx.row(ctx, "sharing_decision", `SELECT EXISTS (SELECT 1 FROM sharing_decision WHERE id = ? AND pupil_id = ? AND organisation_id = ? AND outcome IN ('share', 'part'))`,
		[]any{decision.Bytes(), p.Bytes(), org.Bytes()}, &covers)
	return covers, err
}

// InsertTelling adds what the young person was told later. Told of the decision, they know of what was sent under it.
func (tx *Tx) InsertTelling(ctx context.Context, id sharing.DecisionID, t sharing.Telling) error {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return err
	}
	box, err := vault.SealText(key, vault.Place{Column: tellingSealed, Row: t.ID.Raw(), Version: 1}, t.Text)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "sharing_telling", `INSERT INTO sharing_telling (id, decision_id, author_id, told_on, review_on, written_at, sealed) VALUES (?,?,?,?,?,?,?)`,
		t.ID.Bytes(), id.Bytes(), t.Author.Bytes(), dateArg(t.ToldOn), dateArg(t.ReviewOn), t.WrittenAt, box)
	if err != nil || t.ToldOn.IsZero() {
		return err
	}
	_, err = tx.exec(ctx, "referral", `UPDATE referral SET pupil_aware = TRUE, version = version + 1 WHERE decision_id = ? AND sent_at IS NOT NULL AND NOT pupil_aware`, id.Bytes())
	return err
}

// Tellings reads what was added to a page of decisions, oldest first, in one query.
func (tx *Tx) Tellings(ctx context.Context, ids []sharing.DecisionID) (map[sharing.DecisionID][]sharing.Telling, error) {
	all := map[sharing.DecisionID][]sharing.Telling{}
	if len(ids) == 0 {
		return all, nil
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id.Bytes()
	}
	type row struct {
		of  sharing.DecisionID
		t   sharing.Telling
		box []byte
	}
	// Safety: only placeholders are joined in.
	found, err := rows(ctx, tx, "sharing_telling", func(r scanner) (x row, err error) {
		var told, review dateColumn
		err = r.Scan(&x.t.ID, &x.of, &x.t.Author, &told, &review, &x.t.WrittenAt, &x.box)
		x.t.ToldOn, x.t.ReviewOn = told.Date, review.Date
		return x, err
	}, `SELECT id, decision_id, author_id, told_on, review_on, written_at, sealed FROM sharing_telling WHERE decision_id IN (`+marks(len(ids))+`) ORDER BY id`, args...)
	if err != nil {
		return nil, err
	}
	for _, x := range found {
		key, err := tx.entryKey(ctx, x.of.Raw())
		if err != nil {
			return nil, err
		}
		if x.t.Text, err = vault.OpenText(key, vault.Place{Column: tellingSealed, Row: x.t.ID.Raw(), Version: 1}, x.box); err != nil {
			return nil, err
		}
		all[x.of] = append(all[x.of], x.t)
	}
	return all, nil
}
