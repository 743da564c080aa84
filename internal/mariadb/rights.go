package mariadb

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// harmless are rights that change nothing that stands in a record. Any other, on the whole server or database, would make what
// the migrations grant table by table and column by column worth nothing.
var harmless = []string{"USAGE", "SELECT", "INSERT", "PROCESS", "SHOW DATABASES", "SHOW VIEW", "REFERENCES", "LOCK TABLES", "EXECUTE"}

// CheckRights refuses the program's own account where somebody has given it more than the migrations did, on the whole server
// or on the whole database. It gives one sentence that says what to take back.
func CheckRights(ctx context.Context, db *DB) error {
	const mine = `REPLACE(grantee, '''', '') = CURRENT_USER()`
	for _, query := range []string{
		`SELECT grantee, '*.*', privilege_type FROM information_schema.user_privileges WHERE ` + mine,
		`SELECT grantee, CONCAT(CHAR(96), table_schema, CHAR(96), '.*'), privilege_type FROM information_schema.schema_privileges WHERE DATABASE() LIKE table_schema AND ` + mine,
	} {
		account, on, rights, err := db.wide(ctx, query)
		if err != nil {
			return classify("mariadb.CheckRights", err)
		}
		if len(rights) > 0 {
			return fmt.Errorf("the database account %s may %s in all of %s, with which records could be rewritten or removed: as the server's administrator run REVOKE ALL PRIVILEGES ON %[3]s FROM %[1]s; heard migrate grants what it needs",
				account, strings.Join(rights, ", "), on)
		}
	}
	return nil
}

// wide gives which rights an account holds that are not harmless, and on what.
func (db *DB) wide(ctx context.Context, query string) (account, on string, rights []string, err error) {
	rows, err := db.sql.QueryContext(ctx, query)
	if err != nil {
		return "", "", nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var right string
		if err := rows.Scan(&account, &on, &right); err != nil {
			return "", "", nil, err
		}
		if !slices.Contains(harmless, right) {
			rights = append(rights, right)
		}
	}
	return account, on, rights, rows.Err()
}
