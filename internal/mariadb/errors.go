package mariadb

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"regexp"
	"strings"

	"github.com/go-sql-driver/mysql"

	"heard/internal/fault"
)

// ServerError is an error of the server's without its text, which may quote what somebody typed.
type ServerError struct {
	Number uint16
	Name   string // the key, constraint, table or column concerned, where the server names one
}

func (e *ServerError) Error() string {
	return strings.TrimSuffix(fmt.Sprintf("mariadb error %d on %s", e.Number, e.Name), " on ")
}

// Messages for the person at the screen.
const (
	msgRecorded    = "This has already been recorded."
	msgInUse       = "Something else still refers to this."
	msgGone        = "Something that this refers to is no longer there."
	msgMalformed   = "Some of this cannot be kept in the form it was given."
	msgTooLong     = "Something here is longer than its box can keep. Make the longest text shorter, and save again."
	msgUnavailable = "Heard cannot reach its records at the moment. Please try again in a few minutes."
)

// meaning is what an error number tells the person at the screen.
type meaning struct {
	kind    fault.Kind
	message string
}

// meanings lists every number that is more than a mistake in the program. Numbers, because texts are translated.
var meanings = func() map[uint16]meaning {
	m := map[uint16]meaning{
		1062: {fault.Conflict, msgRecorded}, // duplicate key
		1451: {fault.Conflict, msgInUse},    // foreign key: the row is referred to
		1452: {fault.Invalid, msgGone},      // foreign key: what the row refers to is missing
		4025: {fault.Invalid, msgMalformed}, // CHECK
		1406: {fault.Invalid, msgTooLong},
		1264: {fault.Invalid, msgMalformed}, // out of range
		1265: {fault.Invalid, msgMalformed}, // not one of the values
		1292: {fault.Invalid, msgMalformed}, // not a date
		1366: {fault.Invalid, msgMalformed}, // not in the character set
	}
	for _, n := range []uint16{
		1213, 1205, 1020, // deadlock, lock wait, snapshot too old: after the last try
		1180,             // commit: whether it happened is unknown
		1047,             // this node has left its cluster
		1290, 1792, 1836, // read-only
		1114, 1021, 1026, 1030, 3, 20, 28, // disk or table full, write failed
		1969, 1317, // statement cut off
		1040, 1203, 1226, // too many connections
		1053, 1077, 1158, 1159, 1160, 1161, 1927, // server stopping, connection lost
	} {
		m[n] = meaning{fault.Unavailable, msgUnavailable}
	}
	return m
}()

// classify turns any error of the driver's into a fault and takes the server's text out of it; a fault stays what it is.
func classify(op string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return fault.Wrap(op, err)
	}
	switch n := numberOf(err); {
	case n != 0:
		m := meanings[n] // a number not listed is Internal
		return &fault.Error{Kind: m.kind, Op: op, Message: m.message, Err: withoutText(err)}
	case errors.Is(err, sql.ErrNoRows):
		return &fault.Error{Kind: fault.NotFound, Op: op, Err: sql.ErrNoRows}
	case connectionLost(err):
		return &fault.Error{Kind: fault.Unavailable, Op: op, Message: msgUnavailable, Err: err}
	}
	return fault.Wrap(op, err)
}

// numberOf gives the server's error number, or 0.
func numberOf(err error) uint16 {
	if e, ok := errors.AsType[*mysql.MySQLError](err); ok {
		return e.Number
	}
	if e, ok := errors.AsType[*ServerError](err); ok {
		return e.Number
	}
	return 0
}

// connectionLost reports that an answer did not come, or came too late. A transaction that is over before its commit is one whose
// time was up: nothing else ends one.
func connectionLost(err error) bool {
	if _, ok := errors.AsType[net.Error](err); ok {
		return true
	}
	for _, lost := range []error{driver.ErrBadConn, mysql.ErrInvalidConn, sql.ErrConnDone, sql.ErrTxDone, io.EOF, io.ErrUnexpectedEOF, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, lost) {
			return true
		}
	}
	return false
}

// duplicateKey gives the name of the unique key that an error is about.
func duplicateKey(err error) (key string, ok bool) {
	if numberOf(err) != 1062 {
		return "", false
	}
	e, _ := errors.AsType[*ServerError](withoutText(err))
	return e.Name, true
}

// runAgain reports an error after which the whole transaction, rolled back, may be run again. A reference that another record
// has is one: it is drawn anew with each run. With 35 random bits that happens once in ten years to one school in five.
func runAgain(err error) bool {
	switch numberOf(err) {
	case 1213, 1205, 1020:
		return true
	}
	key, twice := duplicateKey(err)
	return twice && strings.HasSuffix(key, "_reference")
}

// commitUnknown reports whether an error from COMMIT leaves it open if the transaction happened. Only the unique
// idempotency key that was written with it can tell: run it again, and a duplicate of that key is success.
func commitUnknown(err error) bool {
	n := numberOf(err)
	return n == 1180 || n == 1053 || n == 1317 || n == 1927 || n == 1969 || n == 0 && err != nil && connectionLost(err)
}

// naming finds, in the server's text, the name of a thing of ours. Only texts whose form keeps values apart are listed;
// those of 1292 and their like may quote a child's words anywhere.
var naming = map[uint16]*regexp.Regexp{
	1062: regexp.MustCompile(`for key '([^']+)'$`),
	1451: regexp.MustCompile("CONSTRAINT `([^`]+)`"),
	1452: regexp.MustCompile("CONSTRAINT `([^`]+)`"),
	4025: regexp.MustCompile("^CONSTRAINT `([^`]+)`"),
	1366: regexp.MustCompile(`for column ([^ ]+) at row [0-9]+$`),
	1406: regexp.MustCompile(`^Data too long for column '([^']+)'`),
	1264: regexp.MustCompile(`^Out of range value for column '([^']+)'`),
	1265: regexp.MustCompile(`^Data truncated for column '([^']+)'`),
	1048: regexp.MustCompile(`^Column '([^']+)'`),
	1364: regexp.MustCompile(`^Field '([^']+)'`),
	1054: regexp.MustCompile(`^Unknown column '([^']+)'`),
	1146: regexp.MustCompile(`^Table '([^']+)'`),
	1142: regexp.MustCompile(`^([A-Z, ]+ command denied to user .*)$`),
	1143: regexp.MustCompile(`^([A-Z, ]+ command denied to user .*)$`),
	1064: regexp.MustCompile(`near '([^'"0-9]*)`), // what follows the first quote or digit may be a value
}

func withoutText(err error) error {
	if e, ok := errors.AsType[*ServerError](err); ok {
		return e
	}
	e, _ := errors.AsType[*mysql.MySQLError](err)
	safe := &ServerError{Number: e.Number}
	if pattern := naming[e.Number]; pattern != nil {
		if m := pattern.FindStringSubmatch(e.Message); m != nil {
			safe.Name = strings.TrimSpace(m[1])
		}
	}
	return safe
}
