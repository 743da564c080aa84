package selfreferral

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"heard/internal/fault"
	"heard/internal/schoolday"
)

// T-050, no wrong door: no path leads from received to closed without an offer taken, a handover accepted, or the young
// person's own wish; and from every state but closed there is a way on.
func TestNoPathEndsWithoutAnOffer(t *testing.T) {
	good := []Event{SayYes, HandOver, Withdraw}
	seen := map[State]bool{}
	var walk func(State)
	walk = func(s State) {
		if seen[s] {
			return
		}
		seen[s] = true
		for e, next := range moves[s] {
			if !slices.Contains(good, e) {
				walk(next)
			}
		}
	}
	walk(Sent)
	if seen[Closed] {
		t.Error("closed can be reached although nothing was taken, handed over or withdrawn")
	}
	for _, s := range States() {
		if s.IsOpen() && len(moves[s]) == 0 {
			t.Errorf("%s is a dead end", s)
		}
		if _, ok := moves[s]; !ok {
			t.Errorf("%s is missing from the table", s)
		}
	}
}

// T-011, scenario 4: a no leads to looking on, from wherever it is said, and never to an end.
func TestANoMeansKeepLooking(t *testing.T) {
	for _, s := range States() {
		if next, ok := s.After(SayNo); ok && next != Looking {
			t.Errorf("a no in %s leads to %s", s, next)
		}
	}
	if _, ok := Looking.After(Close); ok {
		t.Error("a search that goes on can be closed")
	}
}

// Every pair of state and event is either in the table or refused, and every step leads to a known state.
func TestEveryMoveIsKnown(t *testing.T) {
	for _, s := range States() {
		for _, e := range Events() {
			if next, ok := s.After(e); ok && !slices.Contains(States(), next) {
				t.Errorf("%s in %s leads to %q", e, s, next)
			}
		}
	}
	// Somebody may say that they act, and write down a talk, for as long as it is open.
	for _, s := range States() {
		if _, ok := s.After(Speak); ok != s.IsOpen() {
			t.Errorf("a talk can be written down in %s: %v", s, ok)
		}
	}
	if _, ok := Closed.After(Return); ok {
		t.Error("closed is reopened; the pupil asks again instead")
	}
}

// T-011: an offer against the wish needs a reason and what the young person said; any other offer needs neither.
func TestAnOfferAgainstTheWishNeedsAReasonAndAnAnswer(t *testing.T) {
	today := schoolday.Date{Year: 2026, Month: 11, Day: 16}
	p := Proposal{Kind: OfferGroup, Text: "The art group.", On: "24/11/2026"}
	_, err := p.check(OneToOne, today)
	boxes := []string{}
	for _, f := range fault.FieldsOf(err) {
		boxes = append(boxes, f.Name)
	}
	if !slices.Equal(boxes, []string{"reason", "reply"}) {
		t.Errorf("asked for %v", boxes)
	}
	p.Reason, p.Reply = "Nothing else before Christmas.", ReplyNo
	if _, err := p.check(OneToOne, today); err != nil {
		t.Error(err)
	}
	for _, wish := range []Format{InGroup, Either, NotSure, ""} {
		if OfferGroup.Contradicts(wish) {
			t.Errorf("a group goes against %q", wish)
		}
	}
	if !OfferGroup.Contradicts(NotNow) || !OfferOneToOne.Contradicts(NotNow) || !OfferOneToOne.Contradicts(InGroup) {
		t.Error("a wish is overlooked")
	}
	if _, err := (Proposal{Kind: OfferDropIn, Text: "Room 3.", On: "15/11/2026"}).check("", today); err == nil {
		t.Error("a next step lies in the past")
	}
}

// T-005, T-006: everything may be empty, and no answer asks for a method or a wound.
func TestNothingIsRequired(t *testing.T) {
	var f fault.Fields
	(Answers{}).check(&f)
	if f.Err() != nil {
		t.Error(f.Err())
	}
	rapid.Check(t, func(r *rapid.T) {
		var f fault.Fields
		a := Answers{Words: rapid.String().Draw(r, "words"), Want: rapid.String().Draw(r, "want"), Home: Home{Knows: rapid.String().Draw(r, "knows")}}
		a.check(&f)
		if f.Err() != nil {
			r.Fatal("words were refused")
		}
	})
	(Answers{Kind: "wound"}).check(&f)
	if f.Err() == nil {
		t.Error("an answer that no page offers was taken")
	}
}

// The wording that a pupil had before them is kept with what they sent: change the words, and the version with them.
func TestTheWordsAboutLimitsHaveAVersion(t *testing.T) {
	sum := sha256.Sum256([]byte(strings.Join(Limits(), "\n")))
	got := fmt.Sprintf("%d %s", LimitsVersion, hex.EncodeToString(sum[:8]))
	if want := "1 6f54ad965d082eea"; got != want {
		t.Errorf("%s, was %s: a new wording needs a new version", got, want)
	}
}
