// Package secret holds the values that must never be printed, stored as they are or compared in variable time: passwords,
// tokens, the codes on a pupil's letter, and the hashes kept in their place. It reaches no database and no file.
package secret

import (
	"fmt"
	"io"
	"log/slog"
)

// redacted is what every secret prints in place of itself, its length included.
const redacted = "[secret]"

// Hidden makes the type that embeds it print nothing of itself by any verb, in JSON, as text or in a log.
//
// The type must keep its content in a function (keep): fmt calls no method on an unexported field of another struct, and
// prints that field's own fields instead. It follows even a pointer to an array when the verb does not fit (%s), but no
// printing reaches into a function. Such types cannot be compared with ==, which is as it should be.
type Hidden struct{}

func keep[T any](v T) func() T { return func() T { return v } }

// String gives the redaction.
func (Hidden) String() string { return redacted }

// GoString gives the redaction.
func (Hidden) GoString() string { return redacted }

// Format writes the redaction for every verb and flag.
func (Hidden) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, redacted) }

// MarshalJSON gives the redaction.
func (Hidden) MarshalJSON() ([]byte, error) { return []byte(`"` + redacted + `"`), nil }

// MarshalText gives the redaction, for encoders and for keys of maps.
func (Hidden) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// LogValue gives the redaction.
func (Hidden) LogValue() slog.Value { return slog.StringValue(redacted) }
