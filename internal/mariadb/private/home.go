package private

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// What may be in the directory. Anything that begins with one of the two prefixes is rubbish at the next start.
const (
	markerName      = "HEARD-PRIVATE-MARIADB"
	lockName        = "lock"
	dataName        = "data"
	initialisedName = "initialised"
	unusedName      = "heard-unused" // in the data; see Use
	logName         = "mariadb.log"
	tmpName         = "tmp"
	runName         = "run"
	unfinished      = "initialising-"
	discarded       = "discarded-"
)

const markerText = "Heard's private MariaDB server lives here. Only Heard may change this directory.\n"

// A start that follows a kill at once meets the dying process's lock.
const lockPatience = time.Second

// home is the directory, claimed by this process for as long as the lock file is open.
type home struct {
	dir  string // absolute
	lock *os.File
}

// claim takes the directory for this process, making it when it does not exist, and refuses one that it did not make.
func claim(ctx context.Context, dir string) (*home, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("the database directory %s cannot be found: %w", dir, err)
	}
	if err := os.MkdirAll(abs, 0o700); err != nil {
		return nil, unusable(abs, err)
	}
	if err := recognise(abs); err != nil {
		return nil, err
	}
	if err := os.Chmod(abs, 0o700); err != nil { //nolint:gosec // a directory
		return nil, unusable(abs, err)
	}
	lock, err := os.OpenFile(filepath.Join(abs, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, unusable(abs, err)
	}
	if err := flock(ctx, lock); err != nil {
		owner, _ := os.ReadFile(lock.Name())
		_ = lock.Close()
		return nil, inUse(abs, owner, err)
	}
	h := &home{dir: abs, lock: lock}
	if err := h.sign(); err != nil {
		h.release()
		return nil, unusable(abs, err)
	}
	return h, nil
}

// recognise refuses a directory with anything in it that is not marked as ours.
func recognise(dir string) error {
	marker, err := os.ReadFile(filepath.Join(dir, markerName))
	switch {
	case err == nil && string(marker) == markerText:
		return nil
	case err != nil && !errors.Is(err, fs.ErrNotExist): // another user's, as after a copy made by root: nobody is sent to begin elsewhere
		return unusable(dir, err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return unusable(dir, err)
	}
	for _, e := range entries {
		// A start that was killed between locking and marking leaves these two.
		if e.Name() != lockName && e.Name() != markerName+".new" {
			return fmt.Errorf("the directory %s holds files that are not Heard's private database: choose an empty directory", dir)
		}
	}
	return nil
}

// sign marks the directory as ours and writes into the lock who holds it.
func (h *home) sign() error {
	if err := h.lock.Truncate(0); err != nil {
		return err
	}
	if _, err := h.lock.WriteAt(fmt.Appendf(nil, "%d\n", os.Getpid()), 0); err != nil {
		return err
	}
	marker := h.path(markerName)
	if _, err := os.Stat(marker); err == nil {
		return nil
	}
	if err := os.WriteFile(marker+".new", []byte(markerText), 0o600); err != nil {
		return err
	}
	return os.Rename(marker+".new", marker)
}

func flock(ctx context.Context, f *os.File) error {
	ctx, cancel := context.WithTimeout(ctx, lockPatience)
	defer cancel()
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return err
		}
		if !pause(ctx, 20*time.Millisecond) {
			return err
		}
	}
}

func (h *home) path(name string) string { return filepath.Join(h.dir, name) }

// release gives the directory up. The lock file stays: removing it would let two processes lock two files of one name.
func (h *home) release() {
	h.removeSocketDir()
	_ = h.lock.Close()
}

// tidy ends what still runs here although its owner is dead, removes what it left half-made, and with fresh throws the
// data away too. The lock is held, so whatever is found belongs to nobody.
func (h *home) tidy(ctx context.Context, fresh bool) error {
	if err := endOrphan(ctx, h.path(dataName)); err != nil {
		return err
	}
	if fresh {
		if err := h.discardData(); err != nil {
			return fmt.Errorf("the old data in %s could not be thrown away: %w", h.dir, err)
		}
	}
	entries, err := os.ReadDir(h.dir)
	if err != nil {
		return unusable(h.dir, err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), unfinished) && !strings.HasPrefix(e.Name(), discarded) {
			continue
		}
		rubbish := h.path(e.Name())
		if err := endOrphan(ctx, rubbish); err != nil {
			return err
		}
		if err := os.RemoveAll(rubbish); err != nil {
			return unusable(h.dir, err)
		}
	}
	h.removeSocketDir()
	if err := os.RemoveAll(h.path(tmpName)); err != nil {
		return unusable(h.dir, err)
	}
	if err := os.MkdirAll(h.path(tmpName), 0o700); err != nil {
		return unusable(h.dir, err)
	}
	return nil
}

// discardData renames first, so that a crash in between leaves either all of the data or none.
func (h *home) discardData() error {
	if err := os.Remove(h.path(initialisedName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, name := range []string{dataName, passwordsName} {
		aside, err := os.MkdirTemp(h.dir, discarded)
		if err != nil {
			return err
		}
		if err := os.Rename(h.path(name), filepath.Join(aside, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// firstComplaint quotes the first error of MariaDB's last start, if any, as the end of a sentence: the ones behind it only
// say what did not work because of it.
func (h *home) firstComplaint() string {
	log, err := os.ReadFile(h.path(logName))
	if err != nil {
		return ""
	}
	if last := bytes.LastIndex(log, []byte("Starting MariaDB")); last >= 0 {
		log = log[last:]
	}
	for line := range bytes.Lines(log) {
		if _, complaint, ok := bytes.Cut(line, []byte("[ERROR] ")); ok {
			return fmt.Sprintf("; its log %s says: %s", h.path(logName), bytes.TrimSpace(complaint))
		}
	}
	return "; its log is " + h.path(logName)
}

func unusable(dir string, err error) error {
	return fmt.Errorf("the database directory %s cannot be used: %w", dir, err)
}

func inUse(dir string, owner []byte, err error) error {
	if !errors.Is(err, syscall.EWOULDBLOCK) {
		return fmt.Errorf("the database directory %s cannot be locked: %w", dir, err)
	}
	return &InUseError{Dir: dir, Owner: strings.TrimSpace(string(owner))}
}

// InUseError says that another running Heard owns the directory. Nothing was changed.
type InUseError struct{ Dir, Owner string }

func (e *InUseError) Error() string {
	return fmt.Sprintf("Heard is already running on %s (process %s): stop it first, or choose another directory", e.Dir, e.Owner)
}

// pause waits, and reports whether the context still runs.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
