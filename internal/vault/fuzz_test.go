package vault

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Whatever the bytes: either exactly what was sealed, or the one refusal; never a panic.
func FuzzOpen(f *testing.F) {
	k := testRing(f)
	id, entry := newID(), newID()
	s, subjectKey, err := k.NewSubject(Pupil, id)
	if err != nil {
		f.Fatal(err)
	}
	e, entryKey, err := s.NewEntry(entry)
	if err != nil {
		f.Fatal(err)
	}
	p := Place{testFacts, newID(), 1}
	box, err := SealText(e, p, "words")
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range [][]byte{nil, {1, 1}, box, subjectKey, entryKey} {
		f.Add(seed)
	}
	made := [][]byte{box, subjectKey, entryKey}
	f.Fuzz(func(t *testing.T, b []byte) {
		_, boxErr := e.Open(p, b)
		_, subjectErr := k.Subject(Pupil, id, b)
		_, entryErr := s.Entry(entry, b)
		for i, err := range []error{boxErr, subjectErr, entryErr} {
			if err == nil && !slices.Equal(b, made[i]) {
				t.Fatalf("opened what was never sealed: %x", b)
			}
			if err != nil && !errors.Is(err, ErrWillNotOpen) {
				t.Fatalf("another refusal: %v", err)
			}
		}
	})
}

// Whatever is in the file: either the keys as they were made, or one sentence that repeats none of it.
func FuzzLoad(f *testing.F) {
	dir := filepath.Join(f.TempDir(), "keys")
	if err := Create(dir, ForSchool); err != nil {
		f.Fatal(err)
	}
	path := filepath.Join(dir, kekFile)
	good, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range [][]byte{nil, good, good[:len(good)/2], []byte("heard-key/1 kek school 0 0\n\n"), slices.Concat(good, good)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := errors.Join(os.Remove(path), os.WriteFile(path, b, 0o400)); err != nil {
			t.Fatal(err)
		}
		_, err := Load(dir, ForSchool)
		if same := slices.Equal(b, good); same != (err == nil) {
			t.Fatalf("same file %v, loading says %v", same, err)
		}
		if _, ok := errors.AsType[*Problem](err); err != nil && !ok {
			t.Fatalf("no sentence: %v", err)
		}
	})
}

// The key set inside the file is parsed by Tink; a hostile one must be refused and not crash the start.
func FuzzOpenKEK(f *testing.F) {
	kek, err := newKEK()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(kek)
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		if a, ok := openKEK(b); ok && a == nil {
			t.Fatal("opened without a key")
		}
	})
}
