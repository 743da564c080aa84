package mariadb_test

import (
	"slices"
	"testing"

	"heard/internal/testdb"
	"heard/internal/vault"
)

// notSealed are the columns of bytes that hold neither text nor a name, and why.
var notSealed = map[string]string{
	"subject_key.wrapped": "a key under the key-encryption key",
	"entry_key.wrapped":   "a key under a subject's",
	"draft.form":          "the address of a form, with opaque ids",
	"outbox.due_key":      "rule, opaque ids and time",
}

// hashes are 32 bytes of what nobody could find by trying: a random token, or a whole paper.
var hashes = map[string]string{
	"session.token_hash": "of a cookie", "known_device.token_hash": "of a cookie", "one_time_link.token_hash": "of a link",
	"pack_issue.hash": "of a paper that was given: it confirms a file that somebody holds already",
}

// security.md, "Sealing": a table of sealed columns that fails when one appears or vanishes.
func TestTheSealedColumnsAreThoseOfTheSchema(t *testing.T) {
	bytesIn := func(where string) []string {
		return testdb.Texts(t, testdb.Admin(t), `SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
			WHERE table_schema = DATABASE() AND `+where+` ORDER BY 1`)
	}
	compare := func(what string, schema []string, registered []vault.Column, but map[string]string) {
		t.Helper()
		var names []string
		for _, c := range registered {
			names = append(names, c.String())
		}
		for _, c := range schema {
			if but[c] == "" && !slices.Contains(names, c) {
				t.Errorf("%s is not registered as %s: whatever is written there is in every dump", c, what)
			}
		}
		for _, c := range names {
			if !slices.Contains(schema, c) {
				t.Errorf("%s is registered as %s, and the schema has no such column", c, what)
			}
			if but[c] != "" {
				t.Errorf("%s is both %s and excused from it", c, what)
			}
		}
		for c := range but {
			if !slices.Contains(schema, c) {
				t.Errorf("%s is excused from being %s, and the schema has no such column", c, what)
			}
		}
	}
	compare("sealed", bytesIn(`(data_type LIKE '%blob' OR data_type = 'varbinary')`), vault.Sealed(), notSealed)
	compare("a lookup", bytesIn(`data_type = 'binary' AND character_maximum_length = 32`), vault.Lookups(), hashes)
}
