package private

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// On a full disk MariaDB waited for room for two minutes, or left half a database and said only "Aborting".
func TestAFullDiskIsRefusedInOneSentence(t *testing.T) {
	err := roomFor("/var/lib/heard/data/mariadb", 3, roomToStart)
	if err == nil || !strings.Contains(err.Error(), "has 3 MB left") || !strings.Contains(err.Error(), "make room") {
		t.Errorf("got %v", err)
	}
	if err := (&home{dir: t.TempDir()}).hasRoom(true); err != nil {
		t.Errorf("a disk with room is refused: %v", err)
	}
}

// The last errors that MariaDB logs are that InnoDB is "unknown" and "Aborting"; the reason stands first, behind the errors of earlier starts.
func TestTheReasonIsQuotedAndNotAborting(t *testing.T) {
	h := &home{dir: t.TempDir()}
	log := "2025 [Note] Starting MariaDB\n2025 [ERROR] Long mended\n" +
		"2026 [Note] Starting MariaDB\n2026 [ERROR] Can't create file (Errcode: 13)\n2026 [ERROR] Unknown/unsupported storage engine: InnoDB\n2026 [ERROR] Aborting\n"
	if err := os.WriteFile(filepath.Join(h.dir, logName), []byte(log), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := h.firstComplaint(); !strings.HasSuffix(got, "says: Can't create file (Errcode: 13)") {
		t.Errorf("got %q", got)
	}
}
