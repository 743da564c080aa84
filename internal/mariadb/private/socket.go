package private

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const (
	socketName = "mariadb.sock"
	shortName  = "heard-mariadb-"
	// The kernel's sockaddr_un has 108 bytes, the last of them zero.
	longestSocket = 107
)

// socketPath gives a path for the socket in a directory that only we may enter: run, inside our own directory, or where
// that is too long a short one among the temporary files, to which run is then a link so that the next start finds it.
func (h *home) socketPath() (string, error) {
	run := h.path(runName)
	if fits(filepath.Join(run, socketName)) {
		if err := os.Mkdir(run, 0o700); err != nil {
			return "", unusable(h.dir, err)
		}
		return filepath.Join(run, socketName), nil
	}
	for _, tmp := range []string{os.TempDir(), "/tmp", "/run"} {
		short, err := os.MkdirTemp(tmp, shortName)
		if err != nil {
			continue
		}
		if fits(filepath.Join(short, socketName)) {
			return filepath.Join(short, socketName), errors.Join(os.Symlink(short, run))
		}
		_ = os.Remove(short)
	}
	return "", fmt.Errorf("no socket can be made for %s: its path is too long, and %s cannot be used instead", h.dir, os.TempDir())
}

// A data source name has no way to quote these characters.
func fits(path string) bool { return len(path) <= longestSocket && !strings.ContainsAny(path, "@()?") }

// removeSocketDir removes the socket of this run or of one that was killed, wherever it was.
func (h *home) removeSocketDir() {
	run := h.path(runName)
	short, err := os.Readlink(run)
	if err == nil && strings.HasPrefix(filepath.Base(short), shortName) {
		_ = os.Remove(filepath.Join(short, socketName))
		_ = os.Remove(short)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	_ = os.RemoveAll(run)
}
