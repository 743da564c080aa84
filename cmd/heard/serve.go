package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"syscall"

	"heard/internal/app"
	"heard/internal/clock"
	"heard/internal/config"
	"heard/internal/vault"
)

func newLog(json bool) *slog.Logger {
	if json {
		return slog.New(slog.NewJSONHandler(os.Stderr, nil))
	}
	return slog.New(slog.NewTextHandler(os.Stderr, nil))
}

// serveCommand runs the school. It creates nothing: keys and tables come from setup and migrate, so that a mistyped
// directory can never begin an empty school beside the real one.
func serveCommand(ctx context.Context, args []string, out io.Writer) (err error) {
	limitMemory()
	if err := flags("serve", args, out, nil); err != nil {
		return err
	}
	cfg, err := config.FromEnvironment()
	if err != nil {
		return err
	}
	keys, err := vault.Load(cfg.Keys, vault.ForSchool)
	if err != nil {
		return err
	}
	if cfg.IsPrivate() && !app.PrivateExists(cfg) {
		return app.ErrNoSchool
	}
	l, err := net.Listen("tcp", cfg.Listen) //nolint:noctx // the listener lives as long as the program
	if err != nil {
		return fmt.Errorf("cannot answer on %s (HEARD_LISTEN): %s", cfg.Listen, whyNot(err))
	}
	defer l.Close()
	db, err := app.OpenDatabase(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Stop(context.WithoutCancel(ctx))) }()
	if err := db.Verify(ctx); err != nil {
		return err
	}
	var now clock.System
	hasher, err := db.Hasher(ctx, keys, now)
	if err != nil {
		return err
	}
	a, err := app.New(app.Options{
		DB: db.DB, Keys: keys, Hasher: hasher, Clock: now, Log: newLog(cfg.LogJSON), Origin: cfg.Origin,
		School: cfg.SchoolName, Leave: cfg.LeaveURL, Proxies: cfg.TrustedProxies, Room: db.HasRoom,
	})
	if err != nil {
		return err
	}
	if err := a.CheckKeys(ctx, keys); err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "Heard answers at %s\n", cfg.Origin)
	return a.Run(ctx, l, db)
}

// whyNot says why a program cannot listen somewhere.
func whyNot(err error) string {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return "another program is using it"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return "this machine has no such address"
	case errors.Is(err, syscall.EACCES):
		return "a port below 1024 is for root; choose a higher one and put a proxy in front"
	}
	return "this machine does not know such an address"
}
