package mariadb

import (
	"context"
	"database/sql"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/partner"
	"heard/internal/plan"
	"heard/internal/schoolday"
	"heard/internal/transition"
	"heard/internal/vault"
)

var transitionItemSealed = vault.Register("transition_item", "sealed")

// The gate speaks of the pupil as p and of the tracker as t, which may be missing: it also guards the list of those with
// whom nobody has begun.
var transitionGate = gate{
	scopes: map[authz.Scope]fragment{
		authz.ScopeCaseload: {sql: `EXISTS (SELECT 1 FROM caseload k WHERE k.pupil_id = p.id AND k.staff_id = ?)`, args: staffArg},
		authz.ScopeChosen:   {sql: `t.named_worker_id = ?`, args: staffArg},
		authz.ScopeTeam:     {sql: `TRUE`},
		authz.ScopeAll:      {sql: `TRUE`},
		authz.ScopeHeld:     headInstead(`pc.pupil_id = p.id`),
	},
	except: barredFrom(`t.id`, `pc.pupil_id = p.id`),
}

// ownTransition keeps the young person's way apart from the staff's: their grants open no page of theirs, nor the reverse.
var ownTransition = gate{scopes: map[authz.Scope]fragment{authz.ScopeSelf: {sql: `p.id = ?`, args: pupilArg}}}

var (
	_ = declareGate("transition", transitionGate)
	_ = declareGate("pack", transitionGate)
	_ = declareGate("own_transition", ownTransition)
	_ = declareGate("own_pack", ownTransition)
)

// A named worker is asked for as the gate asks for a reader.
const transitionColumns = `t.id, t.pupil_id, t.state, t.named_worker_id, t.started_on, t.closed_at, t.version, `

func (tx *Tx) workerAway() string { return tx.isAway(`t.id`, `t.pupil_id`, `t.named_worker_id`) }

func scanTransition(r scanner) (t transition.Tracker, err error) {
	var started sql.NullTime
	var closed sql.NullTime
	err = r.Scan(&t.ID, &t.Pupil, &t.State, &t.Worker, &started, &closed, &t.Version, &t.Barred)
	t.StartedOn, t.ClosedAt = dateFrom(started), closed.Time
	return t, err
}

// InsertTracker stores a new tracker with a key of its own under the pupil's.
func (tx *Tx) InsertTracker(ctx context.Context, t transition.Tracker) error {
	if _, err := tx.newEntry(ctx, t.ID.Raw(), pupilSubject(t.Pupil)); err != nil {
		return err
	}
	_, err := tx.exec(ctx, "transition", `INSERT INTO transition (id, pupil_id, state, named_worker_id, started_on) VALUES (?,?,?,?,?)`,
		t.ID.Bytes(), t.Pupil.Bytes(), t.State, t.Worker.Bytes(), t.StartedOn.String())
	return err
}

// TrackerByID reads one tracker in the viewer's scope.
func (tx *Tx) TrackerByID(ctx context.Context, v authz.Viewer, id transition.ID) (transition.Tracker, error) {
	return tx.transitionWhere(ctx, v, `t.id = ?`, id.Bytes())
}

// TrackerOf reads the pupil's open tracker, or the last one that was closed.
func (tx *Tx) TrackerOf(ctx context.Context, v authz.Viewer, p actor.PupilID) (transition.Tracker, error) {
	return tx.transitionWhere(ctx, v, `t.pupil_id = ?`, p.Bytes())
}

func (tx *Tx) transitionWhere(ctx context.Context, v authz.Viewer, which string, arg any) (transition.Tracker, error) {
	gate, args := where(v)
	// Safety: which and gate are constant fragments.
	return single(rows(ctx, tx, "transition", scanTransition, `SELECT `+transitionColumns+tx.workerAway()+` FROM transition t JOIN pupil p ON p.id = t.pupil_id
		WHERE `+which+` AND `+gate+` ORDER BY t.live DESC, t.id DESC LIMIT 1`, append([]any{arg}, args...)...))
}

// TrackersAbout lists every tracker of a pupil.
func (tx *Tx) TrackersAbout(ctx context.Context, v authz.Viewer, p actor.PupilID) ([]transition.Tracker, error) {
	gate, args := where(v)
	// Safety: gate is made of constant fragments.
	return rows(ctx, tx, "transition", scanTransition, `SELECT `+transitionColumns+tx.workerAway()+` FROM transition t JOIN pupil p ON p.id = t.pupil_id
		WHERE t.pupil_id = ? AND `+gate+` ORDER BY t.id`, append([]any{p.Bytes()}, args...)...)
}

// OpenTrackers lists the open trackers in the viewer's scope.
func (tx *Tx) OpenTrackers(ctx context.Context, v authz.Viewer) ([]transition.Tracker, error) {
	gate, args := where(v)
	// Those that are over stay in the table, and would be read as well.
	// Safety: gate is made of constant fragments.
	return rows(ctx, tx, "transition", scanTransition, `SELECT `+transitionColumns+tx.workerAway()+` FROM transition t FORCE INDEX (transition_state, transition_worker) JOIN pupil p ON p.id = t.pupil_id
		WHERE t.state = 'open' AND `+gate+` ORDER BY t.id`, args...)
}

// Supported lists the pupils in the viewer's scope with somebody or something of their own, and no open tracker.
func (tx *Tx) Supported(ctx context.Context, v authz.Viewer) ([]actor.PupilID, error) {
	gate, args := where(v)
	// Safety: gate and supportedBy are made of constant fragments.
	return rows(ctx, tx, "transition", func(r scanner) (id actor.PupilID, err error) { return id, r.Scan(&id) },
		`SELECT p.id FROM pupil p LEFT JOIN transition t ON t.pupil_id = p.id AND t.state = 'open'
		WHERE t.id IS NULL AND p.state = 'on_roll' AND (`+supportedBy+`) AND `+gate+` ORDER BY p.id`, args...)
}

// supportedBy is what puts a pupil on the list of those who will move on.
const supportedBy = `EXISTS (SELECT 1 FROM caseload s WHERE s.pupil_id = p.id)
	OR EXISTS (SELECT 1 FROM plan a WHERE a.pupil_id = p.id AND a.live = 1)
	OR EXISTS (SELECT 1 FROM referral r WHERE r.pupil_id = p.id AND r.state NOT IN ('draft', 'dropped', 'not_for_us', 'ended'))`

// OwnPlanWords opens the pupil's own boxes of their plans, for the pupil alone.
func (tx *Tx) OwnPlanWords(ctx context.Context, p actor.PupilID) (map[transition.Source]string, error) {
	if tx.actor.PupilID() != p {
		return nil, fault.Refused()
	}
	plans, err := rows(ctx, tx, "plan", func(r scanner) (x plan.Plan, err error) { return x, r.Scan(&x.ID, &x.Kind) },
		`SELECT id, kind FROM plan WHERE pupil_id = ? AND live = 1`, p.Bytes())
	if err != nil {
		return nil, err
	}
	said := map[transition.Source]string{}
	for _, x := range plans {
		boxes, err := tx.PlanBoxes(ctx, x.ID, plan.Parts(x.Kind))
		if err != nil {
			return nil, err
		}
		for _, part := range plan.Parts(x.Kind) {
			said[transition.Source{Kind: x.Kind, Part: part.Key}] = part.Plain(boxes.Of(part.Key, plan.Own))
		}
	}
	return said, nil
}

// SaveTracker changes a tracker that still has the version that was read.
func (tx *Tx) SaveTracker(ctx context.Context, t transition.Tracker) error {
	return tx.execOne(ctx, "transition", `UPDATE transition SET state = ?, named_worker_id = ?, closed_at = ?, version = version + 1
		WHERE id = ? AND version = ? AND state = 'open'`, t.State, t.Worker.Bytes(), timeArg(t.ClosedAt), t.ID.Bytes(), t.Version)
}

// InsertItem writes one revision. The key on item and revision decides between two who write at once.
func (tx *Tx) InsertItem(ctx context.Context, id transition.ID, i transition.Item) error {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return err
	}
	row := ident.NewRaw(tx.now)
	box, err := vault.SealJSON(key, vault.Place{Column: transitionItemSealed, Row: row, Version: 1}, i.Body)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "transition_item", `INSERT INTO transition_item
		(id, transition_id, item_id, slot, revision, author_kind, author_id, written_at, sealed) VALUES (?,?,?,?,?,?,?,?,?)`,
		row.Bytes(), id.Bytes(), i.ID.Bytes(), i.Slot, i.Revision, authorKind(i.ByPupil), i.Author.Bytes(), i.At, box)
	if _, twice := duplicateKey(err); twice {
		return fault.Wrap("transition_item", fault.New(fault.Conflict, "Somebody changed this while you were working on it."))
	}
	return err
}

// TrackerItems reads everything written on the trackers given, in the order it was written.
func (tx *Tx) TrackerItems(ctx context.Context, ids []transition.ID) (map[transition.ID][]transition.Item, error) {
	return tx.trackerItems(ctx, ids, `sealed`, "")
}

// TrackerSteps reads the same and neither fetches nor opens the words of the sections, which are most of it.
func (tx *Tx) TrackerSteps(ctx context.Context, ids []transition.ID) (map[transition.ID][]transition.Item, error) {
	return tx.trackerItems(ctx, ids, `IF(slot LIKE 'text/%', NULL, sealed)`, "")
}

// TrackerMeetings reads the meetings on the trackers given, and opens nothing else.
func (tx *Tx) TrackerMeetings(ctx context.Context, ids []transition.ID) (map[transition.ID][]transition.Item, error) {
	return tx.trackerItems(ctx, ids, `sealed`, ` AND slot = 'meeting'`)
}

func (tx *Tx) trackerItems(ctx context.Context, ids []transition.ID, sealed, only string) (map[transition.ID][]transition.Item, error) {
	if err := tx.openEntries(ctx, rawIDs(ids)); err != nil {
		return nil, err
	}
	all := map[transition.ID][]transition.Item{}
	// The order is that of the index, tracker by tracker: the optimizer would rather go through ten years of everybody's items.
	// Safety: only placeholders and constants are joined in.
	_, err := rows(ctx, tx, "transition_item", func(r scanner) (struct{}, error) {
		var of transition.ID
		var row ident.Raw
		var i transition.Item
		var by string
		var box []byte
		if err := r.Scan(&row, &of, &i.ID, &i.Slot, &i.Revision, &by, &i.Author, &i.At, &box); err != nil {
			return struct{}{}, err
		}
		var err error
		i.ByPupil = by == "pupil"
		if box == nil {
			i.Body.Text = map[string]string{}
		} else {
			i.Body, err = vault.OpenJSON[transition.Body](tx.entries[of.Raw()], vault.Place{Column: transitionItemSealed, Row: row, Version: 1}, box)
		}
		all[of] = append(all[of], i)
		return struct{}{}, err
	}, `SELECT id, transition_id, item_id, slot, revision, author_kind, author_id, written_at, `+sealed+`
		FROM transition_item FORCE INDEX (transition_item_transition, transition_item_slot) WHERE transition_id IN (`+marks(len(ids))+`)`+only+` ORDER BY transition_id, id`, idArgs(rawIDs(ids))...)
	return all, err
}

func rawIDs[T any](ids []ident.ID[T]) []ident.Raw {
	raw := make([]ident.Raw, len(ids))
	for i, id := range ids {
		raw[i] = id.Raw()
	}
	return raw
}

// HelpLines gives the lines that the school keeps in its directory and has checked in time (C-39); while there is none, the
// national numbers, which say that nobody has.
func (tx *Tx) HelpLines(ctx context.Context) ([]transition.HelpLine, error) {
	d, err := tx.Services(ctx)
	if err != nil {
		return nil, err
	}
	on := partner.Day{Date: schoolday.DateOf(tx.now)}
	if on.Clocks, err = tx.Clocks(ctx); err != nil {
		return nil, err
	}
	var lines []transition.HelpLine
	for _, e := range d.Lines(partner.Reader{Age: 18, Adult: true}, on) {
		lines = append(lines, transition.HelpLine{Name: e.Name, Phone: orText(e.Phone, e.Text), Hours: e.Hours.String(), Checked: e.CheckedOn})
	}
	if len(lines) > 0 {
		return lines, nil
	}
	for _, l := range partner.NationalLines() {
		if !l.Emergency { // the paper says 999 above them
			lines = append(lines, transition.HelpLine{Name: l.Name, Phone: l.Number(), Hours: l.Hours})
		}
	}
	return lines, nil
}

func orText(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// DecisionsToShare lists the decisions by which something about the pupil goes out. It opens none of them.
func (tx *Tx) DecisionsToShare(ctx context.Context, p actor.PupilID) ([]transition.Ruling, error) {
	return rows(ctx, tx, "sharing_decision", func(r scanner) (d transition.Ruling, err error) { return d, r.Scan(&d.ID, &d.At, &d.Part) },
		`SELECT id, decided_at, outcome = 'part' FROM sharing_decision WHERE pupil_id = ? AND outcome IN ('share', 'part') ORDER BY id DESC`, p.Bytes())
}

// mostOpenings bounds the list of who has opened what; older ones are in the record that a young person can ask for.
const mostOpenings = 50

// PackOpenings lists what colleagues did with these records, newest first: of the actions that the young person is shown.
func (tx *Tx) PackOpenings(ctx context.Context, records []ident.Raw) ([]transition.Opening, error) {
	// Safety: isKnown is a constant, and only placeholders are joined in.
	all, err := rows(ctx, tx, "audit", func(r scanner) (o transition.Opening, err error) {
		return o, r.Scan(&o.By, &o.Action, &o.At)
	}, `SELECT a.person_id, a.action, a.at FROM audit a WHERE a.record_id IN (`+marks(len(records))+`) AND a.actor_kind = 'staff' AND a.outcome = 'done'`+isKnown+`
		ORDER BY a.id DESC LIMIT ?`, append(idArgs(records), mostOpenings)...)
	shown := all[:0]
	for _, o := range all {
		if m, known := audit.MeaningOf(o.Action); known && m.Pupil != "" {
			shown = append(shown, o)
		}
	}
	return shown, err
}
