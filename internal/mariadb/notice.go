package mariadb

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/vault"
)

var partnerWorkerSealed = vault.Register("partner_worker", "sealed")

// addressee is how notices name the actor: a partner worker has those of their organisation.
func (tx *Tx) addressee() []any {
	if tx.actor.Kind == actor.KindPartner {
		return []any{notify.ToOrganisation, tx.actor.Org.Bytes()}
	}
	return []any{string(tx.actor.Kind), tx.actor.Person.Bytes()}
}

// stillTheirs leaves out the notices o of a colleague about a pupil with whom they may have nothing to do any more: a wish or a
// conflict that came after the notice takes it away, as KeptBack does before. Its two arguments are the addressee's id: of most
// people there is neither, which is then asked once and not of each notice.
var stillTheirs = `(NOT EXISTS (SELECT 1 FROM exclusion mine WHERE mine.staff_id = ?) OR NOT EXISTS (SELECT 1 FROM exclusion pc WHERE ` + behindTheirs + ` AND ` + standsOn(`o.record_id`) + `))
	AND (NOT EXISTS (SELECT 1 FROM pupil_conflict mine WHERE mine.staff_id = ?) OR NOT EXISTS (SELECT 1 FROM pupil_conflict pc WHERE ` + behindTheirs + `))`

const behindTheirs = `pc.staff_id = o.to_id AND pc.pupil_id IN (` + pupilsBehind + `)`

// UnseenNotices counts what waits for the actor, up to a hundred: as much of it as NoticesSince would list.
func (tx *Tx) UnseenNotices(ctx context.Context) (int, error) {
	var n int
	// Safety: only constants are joined in.
	err := tx.row(ctx, "notice", `SELECT COUNT(*) FROM (SELECT 1 FROM notice o WHERE o.to_kind = ? AND o.to_id = ? AND o.seen_at IS NULL AND `+stillTheirs+` LIMIT 100) some`,
		append(tx.addressee(), tx.addresseeTwice()...), &n)
	return n, err
}

func (tx *Tx) addresseeTwice() []any {
	id := tx.addressee()[1]
	return []any{id, id}
}

// MarkSeen notes that the actor has looked at what waits for them.
func (tx *Tx) MarkSeen(ctx context.Context) error {
	_, err := tx.quietly(ctx, "notice", `UPDATE notice SET seen_at = ? WHERE to_kind = ? AND to_id = ? AND seen_at IS NULL`,
		append([]any{tx.now}, tx.addressee()...)...)
	return err
}

// recordOf says what sort of record a notice is about.
const recordOf = `CASE WHEN EXISTS (SELECT 1 FROM concern x WHERE x.id = o.record_id) THEN 'concern'
	WHEN EXISTS (SELECT 1 FROM self_referral x WHERE x.id = o.record_id) THEN 'self_referral'
	WHEN EXISTS (SELECT 1 FROM decision_action x WHERE x.id = o.record_id) THEN 'action'
	WHEN EXISTS (SELECT 1 FROM plan x WHERE x.id = o.record_id) THEN 'plan'
	WHEN EXISTS (SELECT 1 FROM sharing_decision x WHERE x.id = o.record_id) THEN 'sharing'
	WHEN EXISTS (SELECT 1 FROM referral x WHERE x.id = o.record_id) THEN 'referral'
	WHEN EXISTS (SELECT 1 FROM journey x WHERE x.id = o.record_id) THEN 'journey'
	WHEN EXISTS (SELECT 1 FROM transition x WHERE x.id = o.record_id) THEN 'transition'
	WHEN EXISTS (SELECT 1 FROM exclusion x WHERE x.id = o.record_id) THEN 'exclusion' ELSE '' END`

// referenceFor is the reference of the entry or referral that a notice is about; of an action, that of its entry.
var referenceFor = `COALESCE(` + named(`o.record_id`) + `, (SELECT x.reference FROM referral x WHERE x.id = o.record_id),
	` + named(`(SELECT d.record_id FROM decision_action d WHERE d.id = o.record_id)`) + `, '')`

// NoticesSince lists what the actor has seen since a time and is still theirs, newest first.
func (tx *Tx) NoticesSince(ctx context.Context, seen time.Time, apart []notify.Event, most int) ([]notify.Told, error) {
	args := append(tx.addressee(), seen)
	for _, e := range apart {
		args = append(args, e)
	}
	args = append(args, tx.addresseeTwice()...)
	// Safety: only placeholders and constants are joined in.
	return rows(ctx, tx, "notice", func(r scanner) (n notify.Told, err error) {
		return n, r.Scan(&n.Event, &n.Record, &n.At, &n.Of, &n.Reference)
	},
		`SELECT o.event, o.record_id, o.created_at, `+recordOf+`, `+referenceFor+` FROM (SELECT o.* FROM notice o
			WHERE o.to_kind = ? AND o.to_id = ? AND o.seen_at >= ? AND o.event NOT IN (`+marks(len(apart))+`)
			AND `+stillTheirs+` ORDER BY o.id DESC LIMIT ?) o ORDER BY o.id DESC`, append(args, most)...)
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
