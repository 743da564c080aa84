package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/vault"
)

var partnerWorkerSealed = vault.Register("partner_worker", "sealed")

// UnseenNotices counts what waits for the actor, up to a hundred.
func (tx *Tx) UnseenNotices(ctx context.Context) (int, error) {
	var n int
	err := tx.row(ctx, "notice", `SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE to_kind = ? AND to_id = ? AND seen_at IS NULL LIMIT 100) some`,
		[]any{string(tx.actor.Kind), tx.actor.Person.Bytes()}, &n)
	return n, err
}

// worker is what is sealed about a partner's worker.
type worker struct {
	Name string `json:"name"`
}

// WorkerName gives the acting partner worker's own name and organisation.
func (tx *Tx) WorkerName(ctx context.Context) (name, organisation string, err error) {
	return tx.workerName(ctx, tx.actor.Person, tx.actor.Org)
}

func (tx *Tx) workerName(ctx context.Context, id ident.Raw, org actor.OrgID) (name, organisation string, err error) {
	var box []byte
	err = tx.row(ctx, "partner_worker", `SELECT w.sealed, o.name FROM partner_worker w JOIN organisation o ON o.id = w.organisation_id
		WHERE w.id = ?`, []any{id.Bytes()}, &box, &organisation)
	if err != nil {
		return "", "", err
	}
	key, err := tx.subjectKey(ctx, subject{vault.Organisation, org.Raw()})
	if err != nil {
		return "", "", err
	}
	w, err := vault.OpenJSON[worker](key, vault.Place{Column: partnerWorkerSealed, Row: id, Version: 1}, box)
	return w.Name, organisation, err
}
