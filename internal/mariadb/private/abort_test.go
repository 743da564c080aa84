package private_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"heard/internal/mariadb/private"
)

// aborting puts a server before the real one in the path that aborts so many times first.
func aborting(t *testing.T, times int) {
	t.Helper()
	dir := t.TempDir()
	script := fmt.Sprintf(`#!/bin/sh
n=$(cat %[1]s/n 2>/dev/null || echo 0)
echo $((n + 1)) >%[1]s/n
[ "$n" -lt %[2]d ] && kill -ABRT $$
exec %[3]s "$@"
`, dir, times, realServer(t))
	if err := os.WriteFile(filepath.Join(dir, "mariadbd"), []byte(script), 0o700); err != nil { //nolint:gosec // it is run
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
}

func realServer(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"mariadbd", "/usr/sbin/mariadbd", "/usr/local/sbin/mariadbd"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("mariadbd is missing: deploy/test installs it")
	return ""
}

// A server that aborts while it recovers from a kill was once told to a person who could only start everything again. Now it is
// started once more; a second abort is told, and the data is touched by neither.
func TestAServerThatAbortsIsStartedOnceMore(t *testing.T) {
	dir := t.TempDir()
	first := start(t, private.Options{Dir: dir})
	if err := first.Use(); err != nil {
		t.Fatal(err)
	}
	if err := first.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	aborting(t, 2)
	if _, err := private.Start(t.Context(), private.Options{Dir: dir, Small: true}); err == nil || !strings.Contains(err.Error(), "signal: aborted") {
		t.Fatalf("two aborts: %v", err)
	}
	aborting(t, 1)
	start(t, private.Options{Dir: dir})
}
