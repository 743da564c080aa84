package vault

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"heard/internal/fault"
	"heard/internal/ident"

	"pgregory.net/rapid"
)

func TestABoxOpensWhereItWasSealed(t *testing.T) {
	s := testSubject(t, testRing(t))
	keys := []Key{s, testEntry(t, s)}
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "plain")
		k, p := rapid.SampledFrom(keys).Draw(t, "key"), drawPlace(t, "place")
		box, err := k.Seal(p, plain)
		if err != nil || len(box) != BoxSize(len(plain)) {
			t.Fatalf("sealed %d bytes into %d: %v", len(plain), len(box), err)
		}
		if got, err := k.Open(p, box); err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("came back as %q, %v", got, err)
		}
	})
}

func TestABoxMovedToAnyOtherPlaceIsRefused(t *testing.T) {
	s := testSubject(t, testRing(t))
	e := testEntry(t, s)
	rapid.Check(t, func(t *rapid.T) {
		p, other := drawPlace(t, "place"), drawPlace(t, "other place")
		switch rapid.IntRange(0, 3).Draw(t, "what differs") {
		case 0:
			other = Place{other.Column, p.Row, p.Version}
		case 1:
			other = Place{p.Column, other.Row, p.Version}
		case 2:
			other = Place{p.Column, p.Row, other.Version}
		}
		box, err := e.Seal(p, []byte("words"))
		if err != nil {
			t.Fatal(err)
		}
		_, err = e.Open(other, box)
		if moved := p != other; moved != errors.Is(err, ErrWillNotOpen) {
			t.Fatalf("moved %v, opened with %v", moved, err)
		}
	})
}

func TestABoxOpensWithNoOtherKey(t *testing.T) {
	k := testRing(t)
	s := testSubject(t, k)
	e := testEntry(t, s)
	p := Place{testFacts, newID(), 1}
	// The same 32 bytes under another owner: what differs is only what the box is bound to.
	renamed := EntryKey{key: newSealer(e.key.raw(), e.key.version, e.key.owner, newID())}
	asSubject := SubjectKey{key: newSealer(e.key.raw(), e.key.version, string(Pupil), e.key.id)}
	newer := EntryKey{key: newSealer(e.key.raw(), e.key.version+1, e.key.owner, e.key.id)}
	box, err := e.Seal(p, []byte("words"))
	if err != nil {
		t.Fatal(err)
	}
	for name, other := range map[string]Key{
		"its own subject": s, "a sibling entry": testEntry(t, s), "another child": testSubject(t, k),
		"another entry's id": renamed, "a subject of that id": asSubject, "another version": newer,
	} {
		if _, err := other.Open(p, box); !errors.Is(err, ErrWillNotOpen) {
			t.Errorf("%s opened it: %v", name, err)
		}
	}
}

func TestAChangedByteAnywhereIsRefused(t *testing.T) {
	e := testEntry(t, testSubject(t, testRing(t)))
	p := Place{testFacts, newID(), 7}
	box, err := e.Seal(p, []byte("what the child said"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range box {
		for bit := range 8 {
			changed := bytes.Clone(box)
			changed[i] ^= 1 << bit
			if _, err := e.Open(p, changed); !errors.Is(err, ErrWillNotOpen) {
				t.Fatalf("byte %d bit %d: %v", i, bit, err)
			}
		}
	}
	for n := range box {
		if _, err := e.Open(p, box[:n]); !errors.Is(err, ErrWillNotOpen) {
			t.Fatalf("cut to %d: %v", n, err)
		}
	}
	if _, err := e.Open(p, append(bytes.Clone(box), 0)); !errors.Is(err, ErrWillNotOpen) {
		t.Fatalf("lengthened: %v", err)
	}
}

func TestLengthsThatShareABucketCannotBeToldApart(t *testing.T) {
	e := testEntry(t, testSubject(t, testRing(t)))
	sizes := map[int]int{}
	for n := range 4 * bucket {
		box, err := e.Seal(Place{testFacts, newID(), 1}, bytes.Repeat([]byte{'x'}, n))
		if err != nil {
			t.Fatal(err)
		}
		sizes[len(box)]++
	}
	if len(sizes) != 4 {
		t.Fatalf("%d lengths show as %d sizes, want 4: %v", 4*bucket, len(sizes), sizes)
	}
	for size, n := range sizes {
		if n != bucket {
			t.Errorf("size %d stands for %d lengths, want %d", size, n, bucket)
		}
	}
}

func TestTheSameTextNeverMakesTheSameBox(t *testing.T) {
	e := testEntry(t, testSubject(t, testRing(t)))
	p, seen := Place{testFacts, newID(), 1}, map[string]bool{}
	for range 10_000 {
		box, err := e.Seal(p, []byte("no"))
		if err != nil {
			t.Fatal(err)
		}
		nonce := string(box[boxHead : boxHead+12])
		if seen[nonce] {
			t.Fatal("a nonce came twice")
		}
		seen[nonce] = true
	}
}

func TestAnIncompletePlaceSealsNothing(t *testing.T) {
	s := testSubject(t, testRing(t))
	for _, p := range []Place{{}, {Column: testName}, {Row: newID()}} {
		if _, err := s.Seal(p, nil); !errors.Is(err, errMisuse) {
			t.Errorf("%v sealed: %v", p, err)
		}
		if _, err := s.Open(p, make([]byte, 200)); !errors.Is(err, errMisuse) {
			t.Errorf("%v opened: %v", p, err)
		}
	}
	if _, err := (EntryKey{}).Seal(Place{testName, newID(), 1}, nil); !errors.Is(err, errMisuse) {
		t.Errorf("a missing key sealed: %v", err)
	}
}

func TestARefusalSaysNothingOfTheContent(t *testing.T) {
	type answers struct{ Number int }
	e := testEntry(t, testSubject(t, testRing(t)))
	p := Place{testFacts, newID(), 1}
	box, err := SealText(e, p, `{"Number":"Łukasz said"}`)
	if err != nil {
		t.Fatal(err)
	}
	_, jsonErr := OpenJSON[answers](e, p, box)
	_, boxErr := e.Open(Place{testWords, p.Row, 1}, box)
	for _, err := range []error{jsonErr, boxErr} {
		text := fmt.Sprintf("%v %+v %s", err, err, fault.Wrap("plan.Open", err))
		if !errors.Is(fault.Wrap("plan.Open", err), ErrWillNotOpen) || fault.KindOf(err) != fault.Internal {
			t.Errorf("not the error that was promised: %v", err)
		}
		if strings.Contains(text, "Łukasz") || strings.Contains(text, "Number") {
			t.Errorf("the error repeats the content: %s", text)
		}
	}
}

func TestAnswersComeBackAsTheyWere(t *testing.T) {
	type answers struct {
		Words string
		Days  []int
	}
	e := testEntry(t, testSubject(t, testRing(t)))
	p := Place{testFacts, newID(), 1}
	want := answers{"Siân <b>&amp;</b> \u202eNguyễn", []int{1, 2}}
	box, err := SealJSON(e, p, want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := OpenJSON[answers](e, p, box)
	if err != nil || got.Words != want.Words || len(got.Days) != 2 {
		t.Fatalf("came back as %v, %v", got, err)
	}
	if _, err := SealJSON(e, p, func() {}); !errors.Is(err, errMisuse) {
		t.Fatalf("sealed what has no JSON form: %v", err)
	}
}

func drawPlace(t *rapid.T, label string) Place {
	id := rapid.SampledFrom([]ident.Raw{{1}, {2}, {0, 1}, {15: 1}})
	return Place{
		Column:  rapid.SampledFrom([]Column{testName, testFacts, testWords, {"test_pupi", "lname"}}).Draw(t, label+" column"),
		Row:     id.Draw(t, label+" row"),
		Version: rapid.SampledFrom([]uint32{0, 1, 2, 256, 1 << 24}).Draw(t, label+" version"),
	}
}
