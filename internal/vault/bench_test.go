package vault

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"testing"

	"heard/internal/ident"
)

func BenchmarkSeal1KB(b *testing.B) {
	e := testEntry(b, testSubject(b, testRing(b)))
	p, text := Place{testFacts, newID(), 1}, bytes.Repeat([]byte{'x'}, 1024)
	b.SetBytes(1024)
	for b.Loop() {
		if _, err := e.Seal(p, text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen1KB(b *testing.B) {
	e := testEntry(b, testSubject(b, testRing(b)))
	p := Place{testFacts, newID(), 1}
	box, err := e.Seal(p, bytes.Repeat([]byte{'x'}, 1024))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(1024)
	for b.Loop() {
		if _, err := e.Open(p, box); err != nil {
			b.Fatal(err)
		}
	}
}

type sealedPupil struct {
	id      ident.Raw
	wrapped []byte
	name    []byte
}

func sealedRoster(b *testing.B, k *Keyring, n int) []sealedPupil {
	b.Helper()
	roster := make([]sealedPupil, n)
	for i := range roster {
		id := newID()
		s, wrapped, err := k.NewSubject(Pupil, id)
		if err != nil {
			b.Fatal(err)
		}
		box, err := SealText(s, Place{testName, id, 1}, fmt.Sprintf("%04d Example, Łucja", (i*7919)%n))
		if err != nil {
			b.Fatal(err)
		}
		roster[i] = sealedPupil{id, wrapped, box}
	}
	return roster
}

// The roster read anew: unwrap each pupil's key, open the name, sort.
func BenchmarkRoster2500(b *testing.B) {
	k := testRing(b)
	roster := sealedRoster(b, k, 2500)
	for b.Loop() {
		names := make([]string, 0, len(roster))
		for _, r := range roster {
			s, err := k.Subject(Pupil, r.id, r.wrapped)
			if err != nil {
				b.Fatal(err)
			}
			name, err := OpenText(s, Place{testName, r.id, 1}, r.name)
			if err != nil {
				b.Fatal(err)
			}
			names = append(names, name)
		}
		slices.SortFunc(names, cmp.Compare[string])
	}
}

// A page of entries: unwrap each entry's key and open two boxes under it.
func BenchmarkPageOf50Entries(b *testing.B) {
	s := testSubject(b, testRing(b))
	type row struct {
		entry        ident.Raw
		wrapped      []byte
		facts, words []byte
	}
	rows := make([]row, 50)
	for i := range rows {
		id := newID()
		e, wrapped, err := s.NewEntry(id)
		if err != nil {
			b.Fatal(err)
		}
		facts, err1 := e.Seal(Place{testFacts, id, 1}, bytes.Repeat([]byte{'x'}, 600))
		words, err2 := e.Seal(Place{testWords, id, 1}, bytes.Repeat([]byte{'x'}, 200))
		if err := cmp.Or(err1, err2); err != nil {
			b.Fatal(err)
		}
		rows[i] = row{id, wrapped, facts, words}
	}
	for b.Loop() {
		for _, r := range rows {
			e, err := s.Entry(r.entry, r.wrapped)
			if err != nil {
				b.Fatal(err)
			}
			_, err1 := e.Open(Place{testFacts, r.entry, 1}, r.facts)
			_, err2 := e.Open(Place{testWords, r.entry, 1}, r.words)
			if err := cmp.Or(err1, err2); err != nil {
				b.Fatal(err)
			}
		}
	}
}
