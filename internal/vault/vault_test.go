package vault

import (
	"path/filepath"
	"testing"
	"time"

	"heard/internal/ident"
)

var (
	testName   = Register("test_pupil", "name")
	testFacts  = Register("test_concern", "facts")
	testWords  = Register("test_concern", "words")
	testUPN    = RegisterLookup("test_pupil", "upn")
	testSignIn = RegisterLookup("test_account", "sign_in")
)

func newID() ident.Raw { return ident.NewRaw(time.Unix(1_800_000_000, 0)) }

// testRing is a keyring over new keys in a directory of the test's own.
func testRing(t testing.TB) *Keyring {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "keys")
	if err := Create(dir, ForDemo); err != nil {
		t.Fatal(err)
	}
	k, err := Load(dir, ForDemo)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func testSubject(t testing.TB, k *Keyring) SubjectKey {
	t.Helper()
	s, _, err := k.NewSubject(Pupil, newID())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func testEntry(t testing.TB, s SubjectKey) EntryKey {
	t.Helper()
	e, _, err := s.NewEntry(newID())
	if err != nil {
		t.Fatal(err)
	}
	return e
}
