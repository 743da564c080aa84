package private_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heard/internal/mariadb/private"
)

func TestStartRefusesInOneSentence(t *testing.T) {
	foreign := t.TempDir()
	if err := os.WriteFile(filepath.Join(foreign, "thesis.txt"), []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	lost := t.TempDir()
	s := start(t, private.Options{Dir: lost})
	if err := s.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(lost, "data")); err != nil {
		t.Fatal(err)
	}
	unread := t.TempDir() // as another user's marker is, but for root too
	if err := os.Mkdir(filepath.Join(unread, "HEARD-PRIVATE-MARIADB"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		o    private.Options
		want string
	}{
		"a marker that cannot be read": {private.Options{Dir: unread}, "cannot be used"},
		"a file in the way":            {private.Options{Dir: filepath.Join(foreign, "thesis.txt", "var")}, "cannot be used"},
		"unwritable":                   {private.Options{Dir: "/proc/heard"}, "cannot be used"},
		"somebody else's":              {private.Options{Dir: foreign}, "choose an empty directory"},
		"somebody else's, fresh":       {private.Options{Dir: foreign, Fresh: true}, "choose an empty directory"},
		"data gone":                    {private.Options{Dir: lost}, "bring it back"},
		"no directory can be had":      {private.Options{Dir: "/dev/null/x"}, "cannot be used"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := private.Start(t.Context(), c.o)
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want one sentence with %q", err, c.want)
			}
		})
	}
	if text, err := os.ReadFile(filepath.Join(foreign, "thesis.txt")); err != nil || string(text) != "precious" {
		t.Errorf("the foreign file was touched: %q %v", text, err)
	}
	start(t, private.Options{Dir: lost, Fresh: true})
}

func TestAMissingServerNamesThePackage(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	defer private.LookOnlyInPath()()
	dir := filepath.Join(t.TempDir(), "var")
	_, err := private.Start(t.Context(), private.Options{Dir: dir})
	if err == nil || !strings.Contains(err.Error(), "apt-get install mariadb-server-core") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the refused start made a directory")
	}
}

func TestALongOrAwkwardPathGetsAShortSocket(t *testing.T) {
	for _, name := range []string{strings.Repeat("long", 30), "at@school (copy)?"} {
		tmp := t.TempDir()
		t.Setenv("TMPDIR", tmp)
		dir := filepath.Join(t.TempDir(), name)
		for range 2 {
			s := start(t, private.Options{Dir: dir})
			execute(t, open(t, s, private.Migrate), "CREATE TABLE IF NOT EXISTS t (id INT PRIMARY KEY) ENGINE=InnoDB")
			if filepath.Dir(filepath.Dir(s.Socket())) != tmp {
				t.Errorf("the socket is %s", s.Socket())
			}
			_, err := private.Start(t.Context(), private.Options{Dir: dir, Small: true})
			if err == nil || !strings.Contains(err.Error(), "already running") {
				t.Errorf("a second start: %v", err)
			}
			if err := s.Stop(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(tmp, "*")); len(left) > 0 {
			t.Errorf("left among the temporary files: %v", left)
		}
	}
}

func TestPasswordsAreForTheOwnerAlone(t *testing.T) {
	dir := t.TempDir()
	s := start(t, private.Options{Dir: dir})
	for _, a := range private.Accounts {
		info, err := os.Stat(filepath.Join(dir, "passwords", string(a)))
		if err != nil || info.Mode().Perm() != 0o400 {
			t.Errorf("%s: %v %v", a, info, err)
		}
	}
	if err := s.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "passwords")); err != nil {
		t.Fatal(err)
	}
	s = start(t, private.Options{Dir: dir})
	execute(t, open(t, s, private.Migrate), "CREATE TABLE t (id INT PRIMARY KEY) ENGINE=InnoDB")
	for _, word := range []string{"accounts.sql"} {
		if left, _ := filepath.Glob(filepath.Join(dir, "tmp", word)); len(left) > 0 {
			t.Errorf("passwords left in %v", left)
		}
	}
}
