package testapp

import (
	"context"
	"testing"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/referral"
	"heard/internal/testdb"
)

// OutgoingText opens the frozen copy of what was sent, as it is stored.
func (a *App) OutgoingText(t testing.TB, id string) string {
	t.Helper()
	type reader interface {
		OutgoingOf(ctx context.Context, id referral.ID) (referral.Outgoing, error)
	}
	rid, err := ident.Parse[referral.Referral](id)
	if err != nil {
		t.Fatal(err)
	}
	var o referral.Outgoing
	err = mariadb.Transact[reader](a.Store)(t.Context(), actor.Named("look", "test"), func(tx reader) (err error) {
		o, err = tx.OutgoingOf(t.Context(), rid)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return o.Text()
}

// ReferralState reads where a referral stands in the database.
func (a *App) ReferralState(t testing.TB, id string) (state string) {
	t.Helper()
	rid, err := ident.Parse[referral.Referral](id)
	if err != nil {
		t.Fatal(err)
	}
	if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT state FROM referral WHERE id = ?`, rid.Bytes()).Scan(&state); err != nil {
		t.Fatal(err)
	}
	return state
}
