package mariadb

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/go-sql-driver/mysql"

	"heard/internal/fault"
)

func serverError(n uint16, text string) error {
	return fmt.Errorf("in a store: %w", &mysql.MySQLError{Number: n, Message: text})
}

func TestEveryErrorHasItsKind(t *testing.T) {
	for _, c := range []struct {
		err  error
		want fault.Kind
	}{
		{serverError(1062, "Duplicate entry 'x' for key 'k'"), fault.Conflict},
		{serverError(1451, ""), fault.Conflict},
		{serverError(1452, ""), fault.Invalid},
		{serverError(4025, "CONSTRAINT `c` failed for `heard`.`t`"), fault.Invalid},
		{serverError(1406, ""), fault.Invalid},
		{serverError(1213, ""), fault.Unavailable},
		{serverError(1205, ""), fault.Unavailable},
		{serverError(1020, ""), fault.Unavailable},
		{serverError(1180, ""), fault.Unavailable},
		{serverError(1114, ""), fault.Unavailable},
		{serverError(1021, ""), fault.Unavailable},
		{serverError(28, ""), fault.Unavailable},
		{serverError(1290, ""), fault.Unavailable},
		{serverError(1792, ""), fault.Unavailable},
		{serverError(1836, ""), fault.Unavailable},
		{serverError(1047, ""), fault.Unavailable},
		{serverError(1969, ""), fault.Unavailable},
		{serverError(1142, ""), fault.Internal},
		{serverError(1064, ""), fault.Internal},
		{sql.ErrNoRows, fault.NotFound},
		{driver.ErrBadConn, fault.Unavailable},
		{mysql.ErrInvalidConn, fault.Unavailable},
		{io.ErrUnexpectedEOF, fault.Unavailable},
		{context.DeadlineExceeded, fault.Unavailable},
		{errors.New("a mistake of ours"), fault.Internal},
		{fault.New(fault.NotAllowed, "No."), fault.NotAllowed},
	} {
		if got := fault.KindOf(classify("test", c.err)); got != c.want {
			t.Errorf("%v is %s, want %s", c.err, got, c.want)
		}
	}
	if classify("test", nil) != nil {
		t.Error("nil is an error")
	}
}

// What somebody typed must not reach a log through an error (architecture.md, "Errors").
func TestNoErrorQuotesWhatWasTyped(t *testing.T) {
	const typed = "Siân told her tutor"
	for n, text := range map[uint16]string{
		1062: "Duplicate entry '" + typed + " for key 'x'' for key 'concern_reference'",
		1292: "Truncated incorrect DOUBLE value: '" + typed + " column 'x'",
		1366: "Incorrect string value: '" + typed + "' for column `heard`.`concern`.`body` at row 1",
		1064: "You have an error in your SQL syntax near '\\'" + typed + "' at line 1",
		1644: typed,
	} {
		err := classify("test", serverError(n, text))
		if s := err.Error(); strings.Contains(s, "Siân") || strings.Contains(s, "tutor") {
			t.Errorf("error %d shows %q", n, s)
		}
		if _, ok := errors.AsType[*mysql.MySQLError](err); ok {
			t.Errorf("error %d still carries the server's text", n)
		}
	}
	if s := classify("x", serverError(1366, "Incorrect string value: 'a' for column `heard`.`concern`.`body` at row 1")).Error(); !strings.Contains(s, "concern") {
		t.Errorf("%q does not name the column", s)
	}
}

func TestDuplicateKeyNamesTheKey(t *testing.T) {
	err := serverError(1062, "Duplicate entry 'it''s for key 'a'' for key 'idempotency'")
	for _, err := range []error{err, classify("test", err)} {
		if key, ok := duplicateKey(err); !ok || key != "idempotency" {
			t.Errorf("%v: got %q, %t", err, key, ok)
		}
	}
	if _, ok := duplicateKey(serverError(1213, "")); ok {
		t.Error("a deadlock is no duplicate")
	}
}

func TestWhenACommitIsUnknown(t *testing.T) {
	for _, err := range []error{serverError(1180, ""), driver.ErrBadConn, mysql.ErrInvalidConn, io.EOF, context.DeadlineExceeded, classify("x", mysql.ErrInvalidConn)} {
		if !commitUnknown(err) {
			t.Errorf("%v says what became of the commit", err)
		}
	}
	for _, err := range []error{nil, serverError(1213, ""), serverError(1062, ""), errors.New("ours")} {
		if commitUnknown(err) {
			t.Errorf("%v leaves the commit open", err)
		}
	}
}
