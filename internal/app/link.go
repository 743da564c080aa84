package app

import (
	"context"

	"heard/internal/actor"
	"heard/internal/clock"
	"heard/internal/mariadb"
	"heard/internal/secret"
	"heard/internal/session"
	"heard/internal/vault"
)

// NewLink gives the token of a one-time link with which the owner of a sign-in name sets a new password. The database must be
// connected. Other keys than its own are refused first: with them nobody would have the name.
func (d *Database) NewLink(ctx context.Context, keys *vault.Keyring, c clock.Clock, name string) (secret.Token, error) {
	s := mariadb.NewStore(d.DB, keys, c)
	if err := checkKeys(ctx, s, keys); err != nil {
		return secret.Token{}, err
	}
	return session.NewLinks(mariadb.Transact[session.LinksTx](s)).ForPassword(ctx, actor.Named("link", "command line"), name)
}
