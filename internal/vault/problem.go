package vault

import (
	"errors"
	"fmt"
)

// What can be wrong with a keys directory, for errors.Is. None of them is mended by making new keys over old data.
var (
	ErrMissing     = errors.New("keys are missing")
	ErrExists      = errors.New("keys are already there")
	ErrPermissions = errors.New("keys are open to others")
	ErrWrongUse    = errors.New("keys are for another use")
	ErrDamaged     = errors.New("keys are damaged")
	ErrMixed       = errors.New("keys are of different sets")
	ErrFile        = errors.New("keys could not be read or written")
)

// Problem is one fault of a keys directory, in one sentence for the person who set the program up. It names files and
// never their content.
type Problem struct {
	Path     string
	Sentence string
	Err      error
}

// Error gives the sentence.
func (p *Problem) Error() string { return p.Sentence }

// Unwrap gives one of the errors above.
func (p *Problem) Unwrap() error { return p.Err }

func problem(kind error, path, format string) error {
	return &Problem{Path: path, Err: kind, Sentence: fmt.Sprintf(format, path)}
}
