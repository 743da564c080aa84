package vault

import (
	"bytes"
	"errors"
	"testing"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
)

func TestAnEntryLinkedToTwoChildrenOpensForBothAndNoOther(t *testing.T) {
	k := testRing(t)
	first, second, third := testSubject(t, k), testSubject(t, k), testSubject(t, k)
	entry := newID()
	e, forFirst, err := first.NewEntry(entry)
	if err != nil {
		t.Fatal(err)
	}
	forSecond, err := second.Wrap(e)
	if err != nil {
		t.Fatal(err)
	}
	p := Place{testFacts, newID(), 1}
	box, err := SealText(e, p, "both were there")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		s       SubjectKey
		wrapped []byte
	}{{first, forFirst}, {second, forSecond}} {
		opened, err := c.s.Entry(entry, c.wrapped)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := OpenText(opened, p, box); err != nil || got != "both were there" {
			t.Fatalf("%q, %v", got, err)
		}
	}
	refused := func(name string, err error) {
		if !errors.Is(err, ErrWillNotOpen) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = third.Entry(entry, forFirst)
	refused("another child", err)
	_, err = first.Entry(entry, forSecond)
	refused("the other child's wrapping", err)
	_, err = first.Entry(newID(), forFirst)
	refused("another entry", err)
}

func TestAWrappedSubjectKeyIsBoundToItsKindAndPerson(t *testing.T) {
	k, id := testRing(t), newID()
	s, wrapped, err := k.NewSubject(Adult, id)
	if err != nil {
		t.Fatal(err)
	}
	again, err := k.Subject(Adult, id, wrapped)
	if err != nil {
		t.Fatal(err)
	}
	p := Place{testName, newID(), 1}
	box, err := SealText(s, p, "Siân")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := OpenText(again, p, box); err != nil || got != "Siân" {
		t.Fatalf("%q, %v", got, err)
	}
	if _, err := k.Subject(Pupil, id, wrapped); !errors.Is(err, ErrWillNotOpen) {
		t.Errorf("another kind: %v", err)
	}
	if _, err := k.Subject(Adult, newID(), wrapped); !errors.Is(err, ErrWillNotOpen) {
		t.Errorf("another person: %v", err)
	}
	if _, err := testRing(t).Subject(Adult, id, wrapped); !errors.Is(err, ErrWillNotOpen) {
		t.Errorf("another school's keys: %v", err)
	}
}

func TestAChangedWrappedKeyIsRefused(t *testing.T) {
	k, id, entry := testRing(t), newID(), newID()
	s, subject, err := k.NewSubject(Pupil, id)
	if err != nil {
		t.Fatal(err)
	}
	_, forEntry, err := s.NewEntry(entry)
	if err != nil {
		t.Fatal(err)
	}
	eachDamage(subject, func(b []byte) {
		if _, err := k.Subject(Pupil, id, b); !errors.Is(err, ErrWillNotOpen) {
			t.Errorf("subject key: %v", err)
		}
	})
	eachDamage(forEntry, func(b []byte) {
		if _, err := s.Entry(entry, b); !errors.Is(err, ErrWillNotOpen) {
			t.Errorf("entry key: %v", err)
		}
	})
}

func eachDamage(whole []byte, try func([]byte)) {
	for i := range whole {
		changed := bytes.Clone(whole)
		changed[i] ^= 0x40
		try(changed)
		try(whole[:i])
	}
}

func TestNamelessKeysAreNotMade(t *testing.T) {
	k := testRing(t)
	if _, _, err := k.NewSubject("parent", newID()); !errors.Is(err, errMisuse) {
		t.Errorf("unknown kind: %v", err)
	}
	if _, _, err := k.NewSubject(Pupil, [16]byte{}); !errors.Is(err, errMisuse) {
		t.Errorf("no id: %v", err)
	}
	if _, _, err := testSubject(t, k).NewEntry([16]byte{}); !errors.Is(err, errMisuse) {
		t.Errorf("no entry id: %v", err)
	}
	if _, err := testSubject(t, k).Wrap(EntryKey{}); !errors.Is(err, errMisuse) {
		t.Errorf("no entry key: %v", err)
	}
	if _, err := (SubjectKey{}).Entry(newID(), nil); !errors.Is(err, errMisuse) {
		t.Errorf("no subject key: %v", err)
	}
}

func TestLookupsOfTwoColumnsDoNotMatch(t *testing.T) {
	k := testRing(t)
	if k.Lookup(testUPN, "A123") != k.Lookup(testUPN, "A123") {
		t.Error("one value has two lookups")
	}
	if k.Lookup(testUPN, "A123") == k.Lookup(testSignIn, "A123") {
		t.Error("equal values in two columns show as equal")
	}
	if k.Lookup(testUPN, "A123") == testRing(t).Lookup(testUPN, "A123") {
		t.Error("the lookup does not depend on the key")
	}
}

func TestOldWrappingsOpenAfterTheKEKIsReplaced(t *testing.T) {
	k, id := testRing(t), newID()
	body, err := newKEK()
	if err != nil {
		t.Fatal(err)
	}
	k.kek, _ = openKEK(body)
	_, old, err := k.NewSubject(Pupil, id)
	if err != nil {
		t.Fatal(err)
	}
	k.kek, _ = openKEK(rotated(t, body))
	if _, err := k.Subject(Pupil, id, old); err != nil {
		t.Fatalf("the old wrapping: %v", err)
	}
	_, newer, err := k.NewSubject(Pupil, id)
	if err != nil || bytes.Equal(newer[2:7], old[2:7]) {
		t.Fatalf("the new wrapping names the old key: %v", err)
	}
}

func rotated(t *testing.T, body []byte) []byte {
	t.Helper()
	handle, err := insecurecleartextkeyset.Read(keyset.NewBinaryReader(bytes.NewReader(body)))
	if err != nil {
		t.Fatal(err)
	}
	m := keyset.NewManagerFromHandle(handle)
	next, err := m.Add(aead.AES256GCMKeyTemplate())
	if err != nil {
		t.Fatal(err)
	}
	if err := m.SetPrimary(next); err != nil {
		t.Fatal(err)
	}
	if handle, err = m.Handle(); err != nil {
		t.Fatal(err)
	}
	out, err := encodeKEK(handle)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
