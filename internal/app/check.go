package app

import (
	"context"
	"errors"
	"fmt"

	"heard/internal/clock"
	"heard/internal/config"
	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
	"heard/internal/vault"
)

// Check looks at the database of a configuration, with its keys unless those could not be loaded, and changes nothing in
// it. The note says what was not looked at and why; the error is everything that is wrong.
func Check(ctx context.Context, cfg config.Config, keys *vault.Keyring) (note string, err error) {
	if cfg.IsPrivate() && !PrivateExists(cfg) {
		return "", ErrNoSchool
	}
	d, err := OpenDatabase(ctx, cfg, false)
	if running, ok := errors.AsType[*private.InUseError](err); ok {
		return fmt.Sprintf("Heard is running here (process %s), so its database was not looked at.", running.Owner), nil
	}
	if err != nil {
		return "", err
	}
	return "", errors.Join(d.check(ctx, keys), d.Stop(context.WithoutCancel(ctx)))
}

func (d *Database) check(ctx context.Context, keys *vault.Keyring) error {
	if d.server == nil {
		if all := mariadb.Problems(ctx, d.cfg.DSN.Reveal()); len(all) > 0 {
			return errors.Join(all...)
		}
	}
	var migrate error
	if !d.cfg.MigrateDSN.IsZero() {
		migrate = d.forMigration(ctx, func(*mariadb.DB) error { return nil })
	}
	if err := d.Verify(ctx); err != nil || keys == nil {
		return errors.Join(migrate, err)
	}
	return errors.Join(migrate, checkKeys(ctx, mariadb.NewStore(d.DB, keys, clock.System{}), keys))
}
