package mariadb

import (
	"context"

	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/secret"
	"heard/internal/vault"
)

// submissionDigest is a keyed hash: many forms hold little more than a choice or two, which whoever had a dump could
// otherwise find by trying them all.
var submissionDigest = vault.RegisterLookup("submission", "digest")

// errOtherContent answers a form whose key was already used for something else.
var errOtherContent = fault.New(fault.Conflict, "This form was already sent with other words. What you typed now is kept below.")

// Once claims a form's key for result. The first claim inserts it and returns replay false. A second claim with the same
// content, however late, returns what the first one made; with other content, or by somebody else, fault.Conflict. The
// INSERT comes first: looking before inserting would let two arrive together. What the actor had kept of the form unsent
// goes with it.
func (tx *Tx) Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error) {
	if k.ID.IsZero() {
		return result, false, fault.New(fault.Invalid, "This form is not complete. Open the page again; what you typed is kept.")
	}
	mine := tx.store.keys.Lookup(submissionDigest, string(k.ID[:])+string(k.Digest[:]))
	unsent, err := tx.claim(ctx, k, mine, result)
	tx.claimed = true
	_, replay = duplicateKey(err)
	if err != nil && !replay {
		return result, false, err
	}
	prior = result
	if replay {
		if prior, err = tx.claimedFor(ctx, k, mine); err != nil {
			return prior, true, err
		}
		unsent = k.Form != ""
	}
	if !unsent {
		return prior, replay, nil
	}
	return prior, replay, tx.DeleteDraft(ctx, k.Form)
}

// claim takes the key, and says in the same statement whether anything is kept of the form: mostly nothing is, and a
// DELETE that finds nothing would be one of a dozen statements between a colleague and "saved".
func (tx *Tx) claim(ctx context.Context, k once.Key, mine secret.Digest, result ident.Raw) (unsent bool, err error) {
	err = tx.row(ctx, "once", `INSERT INTO submission (id, account_id, digest, result_id, created_at) VALUES (?,?,?,?,?)
		RETURNING EXISTS (SELECT 1 FROM draft WHERE account_id = ? AND form = ?)`,
		[]any{k.ID.Bytes(), tx.actor.Account.Bytes(), mine.Bytes(), result.Bytes(), tx.now, tx.actor.Account.Bytes(), k.Form}, &unsent)
	return unsent, err
}

// claimedFor gives what a key was claimed for before, if it was by the same person with the same content.
func (tx *Tx) claimedFor(ctx context.Context, k once.Key, mine secret.Digest) (prior ident.Raw, err error) {
	var digest secret.Digest
	var account ident.Raw
	err = tx.row(ctx, "once", `SELECT account_id, digest, result_id FROM submission WHERE id = ? LOCK IN SHARE MODE`,
		[]any{k.ID.Bytes()}, &account, &digest, &prior)
	if err == nil && (account != tx.actor.Account.Raw() || digest != mine) {
		err = errOtherContent
	}
	return prior, err
}
