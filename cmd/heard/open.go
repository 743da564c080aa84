package main

import (
	"context"
	"errors"

	"heard/internal/app"
	"heard/internal/config"
	"heard/internal/vault"
)

// school is the school that is configured here, for a command that asks or changes one thing in it.
type school struct {
	*app.Database
	keys   *vault.Keyring
	origin string
}

// openSchool opens it, and makes nothing: keys and tables come from setup and migrate. The caller must Stop it.
func openSchool(ctx context.Context) (school, error) {
	cfg, err := config.FromEnvironment()
	if err != nil {
		return school{}, err
	}
	keys, err := vault.Load(cfg.Keys, vault.ForSchool)
	if err != nil {
		return school{}, err
	}
	if cfg.IsPrivate() && !app.PrivateExists(cfg) {
		return school{}, app.ErrNoSchool
	}
	db, err := app.OpenDatabase(ctx, cfg)
	if err != nil {
		return school{}, err
	}
	if err := db.Verify(ctx); err != nil {
		return school{}, errors.Join(err, db.Stop(context.WithoutCancel(ctx)))
	}
	return school{db, keys, cfg.Origin}, nil
}
