package private

import (
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

// A MariaDB that gets SIGTERM after its socket exists and before it greets hangs for ever, so patience is no use.
const orphanLimit = 5 * time.Second

// endOrphan ends a MariaDB that still works on a data directory although its owner is gone. It asks the kernel who holds
// the lock that InnoDB and Aria put on their own files: unlike a pid file, that cannot be stale or name another process.
func endOrphan(ctx context.Context, data string) error {
	for _, signal := range []struct {
		signal syscall.Signal
		within time.Duration
	}{{syscall.SIGTERM, orphanLimit}, {syscall.SIGKILL, killLimit}} {
		pid, err := workingOn(data)
		if pid == 0 || err != nil {
			return err
		}
		name, _ := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid))
		if got := strings.TrimSpace(string(name)); got != "mariadbd" && got != "mysqld" {
			return fmt.Errorf("process %d (%s) is using %s: end it first", pid, got, data)
		}
		if err := syscall.Kill(pid, signal.signal); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("MariaDB (process %d) is still using %s and cannot be ended: %w", pid, data, err)
		}
		if freed(ctx, data, signal.within) {
			return nil
		}
	}
	return fmt.Errorf("an earlier MariaDB is still using %s and does not end: end it, or restart the machine", data)
}

func freed(ctx context.Context, data string, within time.Duration) bool {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	for {
		if pid, err := workingOn(data); pid == 0 && err == nil {
			return true
		}
		if !pause(ctx, 10*time.Millisecond) {
			return false
		}
	}
}

// workingOn gives the process that holds the files of a data directory, or 0.
func workingOn(data string) (int, error) {
	for _, name := range []string{"ibdata1", "aria_log_control"} {
		f, err := os.Open(filepath.Join(data, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return 0, unusable(data, err)
		}
		lock := syscall.Flock_t{Type: syscall.F_WRLCK}
		err = syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &lock)
		_ = f.Close()
		switch {
		case err != nil:
			return 0, unusable(data, err)
		case lock.Type == syscall.F_UNLCK:
			continue
		case lock.Pid <= 0:
			return 0, fmt.Errorf("a process outside this container is using %s: end it first", data)
		}
		return int(lock.Pid), nil
	}
	return 0, nil
}
