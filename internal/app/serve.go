package app

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// The server's own limits. A request that takes longer than this helps nobody, and a slow sender must not hold a place.
const (
	readHeader = 5 * time.Second
	readAll    = 15 * time.Second
	writeAll   = 30 * time.Second
	idleConn   = 2 * time.Minute
	drain      = 15 * time.Second
)

// Serve answers on the listener until ctx ends, then lets requests that are under way finish. Who is still sending after that is
// cut off, which is no error.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	return serveUntil(ctx, l, h, drain)
}

func serveUntil(ctx context.Context, l net.Listener, h http.Handler, drain time.Duration) error {
	s := &http.Server{
		Handler: h, ReadHeaderTimeout: readHeader, ReadTimeout: readAll, WriteTimeout: writeAll, IdleTimeout: idleConn,
		MaxHeaderBytes: 64 << 10, DisableGeneralOptionsHandler: true, // it would answer without a single header of ours
		// What net/http would say of a broken connection names the address it came from.
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError),
	}
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
	defer cancel()
	err := s.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) { // only who sends too slowly is still there, and nothing of theirs was taken
		err = s.Close()
	}
	if serve := <-failed; !errors.Is(serve, http.ErrServerClosed) {
		err = errors.Join(err, serve)
	}
	return err
}
