package mariadb

import (
	"context"
	"database/sql"

	"heard/internal/authz"
	"heard/internal/ident"
	"heard/internal/triage"
	"heard/internal/vault"
)

var (
	actionSealed = vault.Register("decision_action", "sealed")
	doneSealed   = vault.Register("decision_action_done", "sealed")
)

// pupilsOf joins a declared conflict's pupil to the entry named by a column, whatever kind of entry it is.
func pupilsOf(record string) string {
	return `(pc.pupil_id IN (SELECT cp.pupil_id FROM concern_pupil cp WHERE cp.concern_id = ` + record + `)
		OR pc.pupil_id = (SELECT k.pupil_id FROM response_clock k WHERE k.record_id = ` + record + `))`
}

var _ = declareGate("action", gate{
	scopes: map[authz.Scope]fragment{
		authz.ScopeChosen: {sql: `a.owner_id = ?`, args: staffArg},
		authz.ScopeTeam:   {sql: `NOT EXISTS (SELECT 1 FROM concern c WHERE c.id = a.record_id AND c.about_adult)`},
		authz.ScopeHeld:   heldOf(`a.record_id`, pupilsOf(`a.record_id`)),
	},
	except: barredFrom(`a.record_id`, pupilsOf(`a.record_id`)),
})

// InsertAction adds something to be done under the key of its entry.
func (tx *Tx) InsertAction(ctx context.Context, a triage.Action) error {
	key, err := tx.entryKey(ctx, a.Record)
	if err != nil {
		return err
	}
	box, err := vault.SealText(key, vault.Place{Column: actionSealed, Row: a.ID.Raw(), Version: 1}, a.What)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "decision_action", `INSERT INTO decision_action (id, record_id, decision_id, owner_id, due_on, sealed) VALUES (?,?,?,?,?,?)`,
		a.ID.Bytes(), a.Record.Bytes(), a.Decision.Bytes(), a.Owner.Bytes(), a.DueOn.String(), box)
	return err
}

// InsertDone notes an action as done. Of two who do so at once, one finds it there.
func (tx *Tx) InsertDone(ctx context.Context, a triage.Action) error {
	key, err := tx.entryKey(ctx, a.Record)
	if err != nil {
		return err
	}
	box, err := vault.SealText(key, vault.Place{Column: doneSealed, Row: a.ID.Raw(), Version: 1}, a.Note)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "decision_action_done", `INSERT INTO decision_action_done (action_id, by_id, done_at, sealed) VALUES (?,?,?,?)`,
		a.ID.Bytes(), a.DoneBy.Bytes(), a.DoneAt, box)
	return err
}

// An owner is asked for as the gate asks for a reader.
var actionColumns = `a.id, a.record_id, a.decision_id, a.owner_id, a.due_on, a.sealed, n.done_at, n.by_id, n.sealed, ` + ownerBarred(`a`)

// ownerBarred tells of a table's rows about an entry whether their owner may hold them no more.
func ownerBarred(t string) string {
	return isBarred(t+`.record_id`, pupilsOf(t+`.record_id`), t+`.owner_id`)
}

var actionSelect = `SELECT ` + actionColumns + ` FROM decision_action a LEFT JOIN decision_action_done n ON n.action_id = a.id `

type boxedAction struct {
	of         triage.Action
	what, note []byte
}

func scanAction(r scanner) (a boxedAction, err error) {
	var due, done sql.NullTime
	err = r.Scan(&a.of.ID, &a.of.Record, &a.of.Decision, &a.of.Owner, &due, &a.what, &done, &a.of.DoneBy, &a.note, &a.of.Barred)
	a.of.DueOn, a.of.DoneAt = dateFrom(due), done.Time
	return a, err
}

// ActionsOf lists an entry's actions in the order in which they are due.
func (tx *Tx) ActionsOf(ctx context.Context, v authz.Viewer, record ident.Raw) ([]triage.Action, error) {
	gate, args := mayOpen(v, "a.record_id")
	// Safety: gate is made of constant fragments.
	found, err := rows(ctx, tx, "decision_action", scanAction, actionSelect+`WHERE a.record_id = ? AND `+gate+` ORDER BY a.due_on, a.id`,
		append([]any{record.Bytes()}, args...)...)
	if err != nil {
		return nil, err
	}
	return tx.openActions(ctx, found)
}

// ActionByID reads one action.
func (tx *Tx) ActionByID(ctx context.Context, v authz.Viewer, id ident.ID[triage.Action]) (triage.Action, error) {
	gate, args := where(v)
	// Safety: gate is made of constant fragments.
	found, err := rows(ctx, tx, "decision_action", scanAction, actionSelect+`WHERE a.id = ? AND `+gate, append([]any{id.Bytes()}, args...)...)
	if err != nil {
		return triage.Action{}, err
	}
	return single(tx.openActions(ctx, found))
}

// openActions opens a whole page with one query for its keys. What was erased is left out.
func (tx *Tx) openActions(ctx context.Context, found []boxedAction) ([]triage.Action, error) {
	records := make([]ident.Raw, len(found))
	for i, a := range found {
		records[i] = a.of.Record
	}
	if err := tx.openEntries(ctx, records); err != nil {
		return nil, err
	}
	var all []triage.Action
	for _, a := range found {
		key, ok := tx.entries[a.of.Record]
		if !ok {
			continue
		}
		var err error
		if a.of.What, err = vault.OpenText(key, vault.Place{Column: actionSealed, Row: a.of.ID.Raw(), Version: 1}, a.what); err != nil {
			return nil, err
		}
		if a.of.IsDone() {
			if a.of.Note, err = vault.OpenText(key, vault.Place{Column: doneSealed, Row: a.of.ID.Raw(), Version: 1}, a.note); err != nil {
				return nil, err
			}
		}
		all = append(all, a.of)
	}
	return all, nil
}
