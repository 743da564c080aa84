package fault

import (
	"errors"
	"fmt"
	"testing"
)

func TestWrappingKeepsTheKindTheMessageAndTheFields(t *testing.T) {
	var fs Fields
	fs.Need(false, "who", "Say who this is about.")
	err := Wrap("concern.Raise", fmt.Errorf("inner: %w", fs.Err()))
	if !Is(err, Invalid) || len(FieldsOf(err)) != 1 {
		t.Fatalf("lost on the way: %v", err)
	}
	if Wrap("x", nil) != nil {
		t.Fatal("no error must stay no error")
	}
}

func TestAnErrorThatIsNoFaultIsInternal(t *testing.T) {
	if KindOf(errors.New("disk")) != Internal || Is(nil, Internal) {
		t.Fatal("an unknown error is Internal, and nil is nothing")
	}
}

func TestNoFieldsIsNoError(t *testing.T) {
	var fs Fields
	fs.Need(true, "who", "Say who this is about.")
	if fs.Err() != nil {
		t.Fatal("a form with nothing wrong must save")
	}
}

// Two checks of one form answer together, each box once; what is about no box is told alone.
func TestTwoChecksAnswerTogether(t *testing.T) {
	unread := Fields{{"day", "Write the day like this."}}
	other := (&Fields{{"day", "Choose a day."}, {"name", "Write the name."}}).Err()
	if got := FieldsOf(unread.With(other)); len(got) != 2 || got[0].Message != "Write the day like this." || got[1].Name != "name" {
		t.Errorf("%v", got)
	}
	if err := (Fields{}).With(nil); err != nil {
		t.Errorf("nothing is wrong, and yet: %v", err)
	}
	if got := FieldsOf(unread.With(nil)); len(got) != 1 {
		t.Errorf("%v", got)
	}
	if err := unread.With(Lost()); !Is(err, NotFound) {
		t.Errorf("%v", err)
	}
}
