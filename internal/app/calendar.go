package app

import (
	"context"

	"heard/internal/actor"
	"heard/internal/clock"
	"heard/internal/mariadb"
	"heard/internal/roll"
	"heard/internal/schoolday"
	"heard/internal/vault"
)

// Calendar gives the school's calendar. The database must be connected.
func (d *Database) Calendar(ctx context.Context, keys *vault.Keyring) (schoolday.Plan, error) {
	return d.roll(keys).Calendar(ctx, byOperator)
}

// SetCalendar replaces it. Every process on this database uses the new one from its next request on.
func (d *Database) SetCalendar(ctx context.Context, keys *vault.Keyring, p schoolday.Plan) error {
	return d.roll(keys).SetCalendar(ctx, byOperator, p)
}

var byOperator = actor.Named("calendar", "command line")

func (d *Database) roll(keys *vault.Keyring) *roll.Service {
	return roll.NewService(mariadb.Transact[roll.Tx](mariadb.NewStore(d.DB, keys, clock.System{})))
}
