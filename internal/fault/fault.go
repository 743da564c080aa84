// Package fault is the one way in which Heard says that something cannot be done. Its messages are constants written
// for the person at the screen; nothing about a child, no text from a database and no typed value may go into one.
package fault

import (
	"errors"
	"fmt"
	"slices"
)

// Kind decides the page and the status that an error becomes.
type Kind uint8

// The kinds, with the status each becomes in package web.
const (
	Internal    Kind = iota // 500, fixed text and the request id
	Invalid                 // 422, the same page with what was typed
	SignedOut               // to sign-in and back
	NotAllowed              // 403, this role cannot do it
	NotFound                // 404, and any record outside the viewer's scope: that it exists is itself private
	Conflict                // 409, the newer data beside what was typed
	TooMany                 // 429
	Unavailable             // 503, with the phone numbers on pupil pages
)

var kindNames = [...]string{"internal", "invalid", "signed out", "not allowed", "not found", "conflict", "too many", "unavailable"}

// String names the kind for a log line.
func (k Kind) String() string { return kindNames[k] }

// Field is one thing wrong with one box of a form. Name is the form's own name for the box.
type Field struct{ Name, Message string }

// Error is the error that crosses package borders.
type Error struct {
	Kind    Kind
	Op      string // for the log: "concern.Raise"
	Message string // a constant, safe to show
	Fields  []Field
	Err     error // for the log's kind only; its text is never shown
}

// Error is for logs and tests. It holds no typed value, because Message and Fields are constants.
func (e *Error) Error() string {
	s := e.Op
	if s != "" {
		s += ": "
	}
	s += e.Kind.String()
	if e.Message != "" {
		s += ": " + e.Message
	}
	for _, f := range e.Fields {
		s += fmt.Sprintf("; %s: %s", f.Name, f.Message)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// New makes an error of a kind with a message that is safe to show.
func New(k Kind, message string) *Error { return &Error{Kind: k, Message: message} }

// Wrap adds the operation, keeping the kind and the safe message of a fault further in.
func Wrap(op string, err error) error {
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*Error](err); ok {
		c := *f
		if c.Op != "" {
			c.Op = op + ": " + c.Op
		} else {
			c.Op = op
		}
		return &c
	}
	return &Error{Kind: Internal, Op: op, Err: err}
}

// KindOf gives the kind of any error; one that is no fault is Internal.
func KindOf(err error) Kind {
	if f, ok := errors.AsType[*Error](err); ok {
		return f.Kind
	}
	return Internal
}

// Is reports whether err is a fault of kind k.
func Is(err error, k Kind) bool { return err != nil && KindOf(err) == k }

// FieldsOf gives the fields of a fault, if it is one.
func FieldsOf(err error) []Field {
	if f, ok := errors.AsType[*Error](err); ok {
		return f.Fields
	}
	return nil
}

// Fields gathers what is wrong with a form before anything is refused, so that a person reads all of it at once.
type Fields []Field

// Add notes one thing wrong with one box.
func (f *Fields) Add(name, message string) { *f = append(*f, Field{name, message}) }

// Need notes that a box must be filled when ok is false.
func (f *Fields) Need(ok bool, name, message string) {
	if !ok {
		f.Add(name, message)
	}
}

// With gives everything noted together with what another check says of other boxes, so that a person reads all of it at once. An
// error that is about no box goes first.
func (f Fields) With(err error) error {
	all := slices.Clone(f)
	for _, x := range FieldsOf(err) {
		if !slices.ContainsFunc(f, func(y Field) bool { return y.Name == x.Name }) {
			all = append(all, x)
		}
	}
	if err != nil && len(FieldsOf(err)) == 0 {
		return err
	}
	return all.Err()
}

// Err gives one Invalid error for everything noted, or nil.
func (f Fields) Err() error {
	if len(f) == 0 {
		return nil
	}
	return &Error{Kind: Invalid, Message: "Some answers need another look.", Fields: f}
}

// Lost is what a reader gets for a record that is not there or not theirs. The two must not be told apart.
func Lost() error { return New(NotFound, "This page is not here, or is not yours to open.") }

// Refused is what a reader gets whose role does not include the action.
func Refused() error {
	return New(NotAllowed, "Your role does not include this. Ask the designated safeguarding lead if you think it should.")
}
