package app

import (
	"context"

	"heard/internal/clock"
	"heard/internal/secret"
	"heard/internal/vault"
)

// Hasher gives the school's hasher, with the parameters of the password stored last while this machine takes a sensible time
// for them. If every start chose anew, the time of an answer would tell whose password is from before, and so who has one.
func (d *Database) Hasher(ctx context.Context, keys *vault.Keyring, c clock.Clock) (*secret.Hasher, error) {
	stored, err := d.NewestHash(ctx)
	if err != nil {
		return nil, err
	}
	return secret.NewHasher(secret.Tune(c, secret.ParamsOf(stored)), keys.Pepper(), secret.DefaultLimits()), nil
}
