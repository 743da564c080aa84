package vault

import (
	"errors"

	"heard/internal/fault"
)

// ErrWillNotOpen is found by errors.Is in every refusal to open a box or a wrapped key: it was changed, moved to another
// row, column, child or version, or sealed under other keys. Which of these is not said, and nothing of the content is.
var ErrWillNotOpen = errors.New("sealed content will not open")

// errMisuse marks a mistake in the program, found before anything was sealed.
var errMisuse = errors.New("wrong use of the vault")

func willNotOpen(op string) error {
	return &fault.Error{
		Kind: fault.Internal, Op: op, Err: ErrWillNotOpen,
		Message: "Part of this record could not be opened. Nothing has been changed. Please tell whoever looks after Heard.",
	}
}

// misuse takes a constant, never a value.
func misuse(op, why string) error {
	return &fault.Error{Kind: fault.Internal, Op: op + ": " + why, Err: errMisuse}
}
