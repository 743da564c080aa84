package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"heard/internal/app"
	"heard/internal/config"
)

// migrateCommand brings the database to this program's version. It may be run again and again.
func migrateCommand(ctx context.Context, args []string, out io.Writer) (err error) {
	if err := flags("migrate", args, out, nil); err != nil {
		return err
	}
	cfg, err := config.FromEnvironment()
	if err != nil {
		return err
	}
	db, err := app.OpenDatabase(ctx, cfg, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Stop(context.WithoutCancel(ctx))) }()
	ran, err := db.Migrate(ctx)
	for _, name := range ran {
		_, _ = fmt.Fprintln(out, "ran", name)
	}
	if err == nil && len(ran) == 0 {
		_, _ = fmt.Fprintln(out, "The database is at this program's version already.")
	}
	return err
}
