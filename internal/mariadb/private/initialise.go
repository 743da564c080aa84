package private

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// initialise makes the data directory when there is none: beside its final place, and renamed into it when complete, so
// that a data directory that exists is a good one and a start that is killed half-way costs nothing.
func (h *home) initialise(ctx context.Context, bin binaries, small bool) error {
	data, initialised := h.path(dataName), h.path(initialisedName)
	_, err := os.Stat(data)
	switch {
	case err == nil:
		return h.noteInitialised(initialised)
	case !errors.Is(err, fs.ErrNotExist):
		return unusable(h.dir, err)
	}
	if _, err := os.Stat(initialised); err == nil {
		return fmt.Errorf("the data that was in %s is gone: bring it back from a copy", data)
	}
	if err := h.install(ctx, bin, small, data); err != nil {
		return err
	}
	return h.noteInitialised(initialised)
}

func (h *home) noteInitialised(name string) error {
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		return unusable(h.dir, err)
	}
	return nil
}

func (h *home) install(ctx context.Context, bin binaries, small bool, data string) error {
	draft, err := os.MkdirTemp(h.dir, unfinished)
	if err != nil {
		return unusable(h.dir, err)
	}
	p, err := h.spawn(bin.install, h.installArgs(draft, small)...)
	if err != nil {
		return fmt.Errorf("the private database could not be initialised: %w", err)
	}
	select {
	case <-p.done:
	case <-ctx.Done():
		p.kill(ctx)
		return fmt.Errorf("the private database was not initialised: %w", ctx.Err())
	}
	if p.err != nil {
		return fmt.Errorf("the private database could not be initialised: %w%s", p.err, h.firstComplaint())
	}
	if err := os.WriteFile(filepath.Join(draft, unusedName), nil, 0o600); err != nil {
		return unusable(h.dir, err)
	}
	if err := os.Rename(draft, data); err != nil {
		return unusable(h.dir, err)
	}
	return syncDir(h.dir)
}

// isUnused is true until Use: the data was made, and no record was ever written into it.
func (h *home) isUnused() bool {
	_, err := os.Stat(filepath.Join(h.path(dataName), unusedName))
	return err == nil
}

func (h *home) use() error {
	err := os.Remove(filepath.Join(h.path(dataName), unusedName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return unusable(h.dir, err)
	}
	return syncDir(h.path(dataName))
}

// beginAnew replaces unused data that MariaDB cannot start from. Killed while it makes a table, it does not always recover:
// 10.11 may miss what it wrote about the file ("Missing FILE_CREATE …"), and a first run makes nothing but tables.
func (h *home) beginAnew(ctx context.Context, bin binaries, small bool) error {
	if err := h.discardData(); err != nil {
		return err
	}
	if err := h.initialise(ctx, bin, small); err != nil {
		return err
	}
	return h.tidy(ctx, false) // takes away what was discarded
}

func (h *home) installArgs(draft string, small bool) []string {
	args := []string{
		"--no-defaults", "--datadir=" + draft, "--skip-name-resolve", "--skip-test-db",
		// Otherwise the script gives every privilege to an account named like the one it runs as, be that app or backup.
		"--auth-root-authentication-method=socket", "--auth-root-socket-user=root",
	}
	// The script quotes the data directory in all places but one, which --loose-user leaves out where --user does not,
	// and it would not quote --tmpdir.
	if os.Geteuid() == 0 {
		args = append(args, "--loose-user=root")
	}
	return append(args, redoLog(small))
}

func syncDir(dir string) error {
	d, err := os.Open(filepath.Clean(dir))
	if err != nil {
		return unusable(dir, err)
	}
	defer d.Close()
	if err := d.Sync(); err != nil {
		return unusable(dir, err)
	}
	return nil
}
