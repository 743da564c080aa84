package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestCreateNeverReplacesAKey(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "etc", "keys")
	if err := Create(dir, ForSchool); err != nil {
		t.Fatal(err)
	}
	before := read(t, filepath.Join(dir, kekFile))
	err := Create(dir, ForSchool)
	wantProblem(t, err, ErrExists, dir)
	if !bytes.Equal(before, read(t, filepath.Join(dir, kekFile))) {
		t.Fatal("the key changed")
	}
	if left, _ := os.ReadDir(filepath.Dir(dir)); len(left) != 1 {
		t.Fatalf("left behind: %v", left)
	}
}

func TestOneStrayFileIsEnoughToRefuse(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, pepperFile), []byte("x"))
	wantProblem(t, Create(dir, ForSchool), ErrExists, dir)
}

func TestOfManyWhoCreateAtOnceOneWins(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keys")
	if err := os.Mkdir(dir, 0o700); err != nil { // as a package would, empty
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wg.Go(func() { errs[i] = Create(dir, ForDemo) })
	}
	wg.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		} else if !errors.Is(err, ErrExists) {
			t.Error(err)
		}
	}
	if _, err := Load(dir, ForDemo); err != nil || won != 1 {
		t.Fatalf("%d won; loading says %v", won, err)
	}
}

func TestKeysForTheDemoAndForASchoolAreNotExchanged(t *testing.T) {
	for use, other := range map[Use]Use{ForDemo: ForSchool, ForSchool: ForDemo} {
		dir := filepath.Join(t.TempDir(), "keys")
		if err := Create(dir, use); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(dir, use); err != nil {
			t.Fatal(err)
		}
		_, err := Load(dir, other)
		wantProblem(t, err, ErrWrongUse, dir)
	}
}

func TestEachFaultOfTheKeysDirectoryIsOneSentence(t *testing.T) {
	kek, pepper := keyFiles[0], keyFiles[1]
	for name, c := range map[string]struct {
		damage func(t *testing.T, dir string)
		want   error
	}{
		"no directory":      {func(t *testing.T, dir string) { must(t, os.RemoveAll(dir)) }, ErrMissing},
		"a file":            {func(t *testing.T, dir string) { must(t, os.RemoveAll(dir)); write(t, dir, nil) }, ErrFile},
		"open directory":    {func(t *testing.T, dir string) { must(t, os.Chmod(dir, 0o750)) }, ErrPermissions},
		"no KEK":            {func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, kek))) }, ErrMissing},
		"no pepper":         {func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, pepper))) }, ErrMissing},
		"readable by group": {func(t *testing.T, dir string) { must(t, os.Chmod(filepath.Join(dir, kek), 0o440)) }, ErrPermissions},
		"writable":          {func(t *testing.T, dir string) { must(t, os.Chmod(filepath.Join(dir, pepper), 0o600)) }, ErrPermissions},
		"a directory": {func(t *testing.T, dir string) {
			must(t, os.Remove(filepath.Join(dir, kek)))
			must(t, os.Mkdir(filepath.Join(dir, kek), 0o400))
		}, ErrFile},
		"empty file": {func(t *testing.T, dir string) { rewrite(t, filepath.Join(dir, kek), nil) }, ErrDamaged},
		"one letter of the pepper": {func(t *testing.T, dir string) {
			b := read(t, filepath.Join(dir, pepper))
			b[len(b)-10] ^= 1
			rewrite(t, filepath.Join(dir, pepper), b)
		}, ErrDamaged},
		"a KEK that is none": {func(t *testing.T, dir string) {
			f, _ := parseKeyFile(kek, read(t, filepath.Join(dir, kek)))
			f.body = []byte("no key set")
			rewrite(t, filepath.Join(dir, kek), f.encode())
		}, ErrDamaged},
		"a short pepper": {func(t *testing.T, dir string) {
			f, _ := parseKeyFile(pepper, read(t, filepath.Join(dir, pepper)))
			f.body = f.body[1:]
			rewrite(t, filepath.Join(dir, pepper), f.encode())
		}, ErrDamaged},
		"another set's pepper": {func(t *testing.T, dir string) {
			other := filepath.Join(t.TempDir(), "keys")
			must(t, Create(other, ForSchool))
			rewrite(t, filepath.Join(dir, pepper), read(t, filepath.Join(other, pepper)))
		}, ErrMixed},
		"two files exchanged": {func(t *testing.T, dir string) {
			rewrite(t, filepath.Join(dir, pepper), read(t, filepath.Join(dir, lookupFile)))
		}, ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "keys")
			must(t, Create(dir, ForSchool))
			c.damage(t, dir)
			_, err := Load(dir, ForSchool)
			wantProblem(t, err, c.want, dir)
		})
	}
}

func TestALaterFileInTheDirectoryIsNoFault(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keys")
	must(t, Create(dir, ForSchool))
	write(t, filepath.Join(dir, "signer"), []byte("x"))
	if _, err := Load(dir, ForSchool); err != nil {
		t.Fatal(err)
	}
}

func wantProblem(t *testing.T, err, kind error, path string) {
	t.Helper()
	p, ok := errors.AsType[*Problem](err)
	if !ok || !errors.Is(err, kind) {
		t.Fatalf("got %v, want %v", err, kind)
	}
	if !strings.Contains(p.Error(), path) || strings.Count(p.Error(), "\n") != 0 || !strings.HasSuffix(p.Error(), ".") {
		t.Errorf("not one sentence that names the place: %q", p.Error())
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

func write(t *testing.T, path string, b []byte) {
	t.Helper()
	must(t, os.WriteFile(path, b, 0o400))
}

func rewrite(t *testing.T, path string, b []byte) {
	t.Helper()
	must(t, os.Remove(path))
	write(t, path, b)
}
