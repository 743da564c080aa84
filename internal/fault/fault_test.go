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
