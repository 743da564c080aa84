package mariadb

import (
	"context"
	"fmt"
	"regexp"
	"strings"
)

// MariaDB makes each change of tables whole or not at all, so the first part of one speaks for all of it.
var (
	createsTable = regexp.MustCompile("(?i)^CREATE\\s+TABLE\\s+`?([a-z0-9_]+)`?\\s*\\(")
	changesTable = regexp.MustCompile("(?i)^ALTER\\s+TABLE\\s+`?([a-z0-9_]+)`?\\s+(ADD|DROP)\\s+(KEY|COLUMN|CONSTRAINT)\\s+`?([a-z0-9_]+)`?")
)

// listed is where the server lists what a table has.
var listed = map[string]string{
	"TABLE":      "SELECT COUNT(*) > 0 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?",
	"KEY":        "SELECT COUNT(*) > 0 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?",
	"COLUMN":     "SELECT COUNT(*) > 0 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? AND column_name = ?",
	"CONSTRAINT": "SELECT COUNT(*) > 0 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = ? AND constraint_name = ?",
}

// tookEffect finds out about a statement that was begun by a process that died. A table, a key, a column or a constraint is there
// or not, and granting or revoking twice does no harm; for anything else a person has to look, who cannot where the server is
// private and not running.
func tookEffect(ctx context.Context, db *DB, m migration) (took bool, err error) {
	if w := firstWord(m.text); w == "GRANT" || w == "REVOKE" {
		return false, nil
	}
	if table := createsTable.FindStringSubmatch(m.text); table != nil {
		return isThere(ctx, db, m, "TABLE", table[1])
	}
	change := changesTable.FindStringSubmatch(m.text)
	if change == nil {
		return false, &HalfDoneError{m}
	}
	table, verb, kind, name := change[1], change[2], change[3], change[4]
	if err := awaitTable(ctx, db, m, table); err != nil {
		return false, err
	}
	there, err := isThere(ctx, db, m, strings.ToUpper(kind), table, name)
	return there == strings.EqualFold(verb, "ADD"), err
}

func isThere(ctx context.Context, db *DB, m migration, kind string, names ...any) (there bool, err error) {
	if err := db.sql.QueryRowContext(ctx, listed[kind], names...).Scan(&there); err != nil {
		return false, migrationError(m, err)
	}
	return there, nil
}

// awaitTable returns when nobody is changing the table: a server goes on with a change although whoever asked for it was killed.
func awaitTable(ctx context.Context, db *DB, m migration, table string) error {
	conn, err := db.sql.Conn(ctx)
	if err != nil {
		return migrationError(m, err)
	}
	defer conn.Close()
	// Safety: the table's name is from our own migrations.
	if _, err := conn.ExecContext(ctx, "LOCK TABLES "+table+" WRITE"); err != nil {
		if numberOf(err) == 1205 {
			return fmt.Errorf("the table %s is in use, perhaps by a change of an earlier heard migrate that the database server has not ended yet: try again when it has", table)
		}
		return migrationError(m, err)
	}
	if _, err := conn.ExecContext(ctx, "UNLOCK TABLES"); err != nil {
		return migrationError(m, err)
	}
	return nil
}

// HalfDoneError says that a migration stopped at a statement that may or may not have taken effect.
type HalfDoneError struct{ at migration }

func (e *HalfDoneError) Error() string {
	return fmt.Sprintf("migration %s was begun and never finished: look whether it took effect, then run heard migrate --done=%[2]s:%[3]d if it did, or heard migrate --again=%[2]s:%[3]d if it did not", e.at, e.at.file, e.at.ordinal)
}
