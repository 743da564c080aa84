package mariadb

import (
	"context"
	"net/url"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/vault"
)

var draftSealed = vault.Register("draft", "sealed")

// drafter is whose key seals the actor's drafts: their own, so that they can be erased with the person and apart from any record.
func drafter(a actor.Actor) (subject, error) {
	switch a.Kind {
	case actor.KindPupil:
		return pupilSubject(a.PupilID()), nil
	case actor.KindStaff:
		return staffSubject(a.StaffID()), nil
	case actor.KindPartner:
		return subject{vault.Organisation, a.Org.Raw()}, nil
	}
	return subject{}, fault.Refused()
}

// SaveDraft replaces the actor's draft of the form.
func (tx *Tx) SaveDraft(ctx context.Context, form string, values url.Values, expires time.Time) error {
	return tx.SaveDraftUnlessSent(ctx, form, ident.Raw{}, values, expires) // no form has a key of zero
}

var errSent = fault.New(fault.Conflict, "This form was sent already. Open the page again to write more.")

// SaveDraftUnlessSent replaces the actor's draft of the form, unless the form with that key was sent.
func (tx *Tx) SaveDraftUnlessSent(ctx context.Context, form string, sent ident.Raw, values url.Values, expires time.Time) error {
	who, err := drafter(tx.actor)
	if err != nil {
		return err
	}
	key, err := tx.subjectKey(ctx, who)
	if err != nil {
		return err
	}
	id := ident.NewRaw(tx.now)
	box, err := vault.SealJSON(key, vault.Place{Column: draftSealed, Row: id, Version: 1}, values)
	if err != nil {
		return err
	}
	// One statement: a DELETE of nothing locks the gap, and two people's first drafts at once would deadlock. The key of the
	// form is read with a lock, so that a save and the sending of the same form wait for each other.
	n, err := tx.quietly(ctx, "draft", `INSERT INTO draft (id, account_id, form, sealed, updated_at, expires_at)
		SELECT ?,?,?,?,?,? FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM submission WHERE submission.id = ?)
		ON DUPLICATE KEY UPDATE id = VALUES(id), sealed = VALUES(sealed), updated_at = VALUES(updated_at), expires_at = VALUES(expires_at)`,
		id.Bytes(), tx.actor.Account.Bytes(), form, box, tx.now, expires, sent.Bytes())
	if err == nil && n == 0 {
		return errSent
	}
	return err
}

// DraftsBeside counts the actor's drafts of other forms.
func (tx *Tx) DraftsBeside(ctx context.Context, form string) (n int, err error) {
	err = tx.row(ctx, "draft", `SELECT COUNT(*) FROM draft WHERE account_id = ? AND form <> ? AND expires_at > ?`,
		[]any{tx.actor.Account.Bytes(), form, tx.now}, &n)
	return n, err
}

// DraftOf reads the actor's own draft of the form.
func (tx *Tx) DraftOf(ctx context.Context, form string) (url.Values, error) {
	who, err := drafter(tx.actor)
	if err != nil {
		return nil, err
	}
	var id ident.Raw
	var box []byte
	err = tx.row(ctx, "draft", `SELECT id, sealed FROM draft WHERE account_id = ? AND form = ? AND expires_at > ?`,
		[]any{tx.actor.Account.Bytes(), form, tx.now}, &id, &box)
	if err != nil {
		return nil, err
	}
	key, err := tx.subjectKey(ctx, who)
	if err != nil {
		return nil, err
	}
	return vault.OpenJSON[url.Values](key, vault.Place{Column: draftSealed, Row: id, Version: 1}, box)
}

// DraftsFrom gives the forms with an address that begins so of which the actor has a draft.
func (tx *Tx) DraftsFrom(ctx context.Context, address string) ([]string, error) {
	scan := func(r scanner) (form string, err error) { return form, r.Scan(&form) }
	return rows(ctx, tx, "draft", scan, `SELECT form FROM draft WHERE account_id = ? AND form BETWEEN ? AND ? AND expires_at > ?`,
		tx.actor.Account.Bytes(), address, address+lastOfPath, tx.now)
}

// lastOfPath sorts after everything that an address may go on with.
const lastOfPath = "~"

// DeleteDraft forgets the actor's own draft of the form.
func (tx *Tx) DeleteDraft(ctx context.Context, form string) error {
	_, err := tx.quietly(ctx, "draft", `DELETE FROM draft WHERE account_id = ? AND form = ?`, tx.actor.Account.Bytes(), form)
	return err
}
