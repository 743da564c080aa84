package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"heard/internal/app"
	"heard/internal/config"
)

// migrateCommand brings the database to this program's version. It may be run again and again. Where a statement was begun
// and never finished, a person looks and says with one of the flags whether it took effect.
func migrateCommand(ctx context.Context, args []string, out io.Writer) (err error) {
	var done, again string
	err = flags("migrate", args, out, func(f *flag.FlagSet) {
		f.StringVar(&done, "done", "", "the half-done statement, as `FILE:NUMBER`, took effect: go on behind it")
		f.StringVar(&again, "again", "", "the half-done statement, as `FILE:NUMBER`, did not take effect: run it again")
	})
	if err != nil {
		return err
	}
	if done != "" && again != "" {
		return errors.New("a statement took effect or it did not: give --done or --again, not both")
	}
	cfg, err := config.FromEnvironment()
	if err != nil {
		return err
	}
	if cfg.IsPrivate() && !app.PrivateExists(cfg) {
		return app.ErrNoSchool
	}
	db, err := app.OpenDatabase(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Stop(context.WithoutCancel(ctx))) }()
	if statement := done + again; statement != "" {
		if err := db.Resolve(ctx, statement, done != ""); err != nil {
			return err
		}
	}
	ran, err := db.MigrateAnew(ctx)
	for _, name := range ran {
		_, _ = fmt.Fprintln(out, "ran", name)
	}
	if err == nil && len(ran) == 0 {
		_, _ = fmt.Fprintln(out, "The database is at this program's version already.")
	}
	return err
}
