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
		_, _ = fmt.Fprintf(out, "%-22s %-36s %-20s %s\n", line.Key, line.Value, line.From, line.About)
	}
	_, _ = fmt.Fprintln(out)
	if err != nil {
		return err
	}
	keys, missing := vault.Load(cfg.Keys, vault.ForSchool)
	note, wrong := app.Check(ctx, cfg, keys)
	if note != "" {
		_, _ = fmt.Fprintln(out, note)
	}
	if err := errors.Join(missing, wrong); err != nil {
		return err
	}
	_, _ = fmt.Fprintln(out, "Nothing is wrong.")
	return nil
}
