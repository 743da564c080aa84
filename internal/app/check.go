package app

import (
	"context"
	"errors"
	"fmt"

	"heard/internal/clock"
	"heard/internal/config"
	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
	"heard/internal/schoolday"
	"heard/internal/vault"
)

// Check looks at the database of a configuration, with its keys unless those could not be loaded, and changes nothing in
// it. The note says what was not looked at and why; the error is everything that is wrong.
func Check(ctx context.Context, cfg config.Config, keys *vault.Keyring) (note string, err error) {
	if cfg.IsPrivate() && !PrivateExists(cfg) {
		return "", ErrNoSchool
	}
	d, err := OpenDatabase(ctx, cfg)
	if running, ok := errors.AsType[*private.InUseError](err); ok {
		return fmt.Sprintf("Heard is running here (process %s), so its database was not looked at.", running.Owner), nil
	}
	if err != nil {
		return "", err
	}
	err = d.check(ctx, keys)
	if err == nil && keys != nil {
		note, err = d.calendarEnds(ctx, keys)
	}
	return note, errors.Join(err, d.Stop(context.WithoutCancel(ctx)))
}

// calendarEnds says so when the school's calendar has to be carried on.
func (d *Database) calendarEnds(ctx context.Context, keys *vault.Keyring) (note string, err error) {
	plan, err := d.Calendar(ctx, keys)
	if err != nil {
		return "", err
	}
	cal, err := schoolday.New(plan)
	if err != nil {
		return "", err
	}
	if last, soon := cal.EndsSoon(schoolday.DateOf(clock.System{}.Now())); soon {
		note = fmt.Sprintf("The school's calendar knows no day after %s: put in the next terms with heard calendar.", schoolday.DayForStaff(last))
	}
	return note, nil
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
