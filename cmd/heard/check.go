package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"heard/internal/app"
	"heard/internal/config"
	"heard/internal/vault"
)

// checkCommand shows the effective configuration with secrets hidden and everything that is wrong. It changes nothing: a
// private server that has never been set up is not begun by looking at it.
func checkCommand(ctx context.Context, args []string, out io.Writer) error {
	if err := flags("check", args, out, nil); err != nil {
		return err
	}
	cfg, err := config.FromEnvironment()
	for _, line := range cfg.Lines() {
		_, _ = fmt.Fprintf(out, "%-24s %-40s %s\n", line.Key, line.Value, line.From)
	}
	problems := []error{err}
	if err == nil {
		_, keys := vault.Load(cfg.Keys, vault.ForSchool)
		problems = append(problems, keys, checkDatabase(ctx, cfg))
	}
	if err := errors.Join(problems...); err != nil {
		return err
	}
	_, _ = fmt.Fprintln(out, "\nNothing is wrong.")
	return nil
}

func checkDatabase(ctx context.Context, cfg config.Config) error {
	if cfg.IsPrivate() && !app.PrivateExists(cfg) {
		return errors.New("there is no school here yet: run heard setup")
	}
	db, err := app.OpenDatabase(ctx, cfg, false)
	if err != nil {
		return err
	}
	return errors.Join(db.Verify(ctx), db.Stop(context.WithoutCancel(ctx)))
}
