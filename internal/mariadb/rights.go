package mariadb

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var (
	grantsRights = regexp.MustCompile(`(?is)^(GRANT|REVOKE)\s+(.+?)\s+ON\s+([a-z0-9_]+)\s+(?:TO|FROM)\s+(\{\{[a-z]+\}\})$`)
	oneRight     = regexp.MustCompile(`([A-Z]+)(?:\s*\(([^)]*)\))?`)
	removesTable = regexp.MustCompile(`(?i)^(?:RENAME|DROP)\s+TABLE\s+([a-z0-9_]+)`)
)

// rights are what an account may do, by table: "INSERT", or "UPDATE (state)" where it is one column.
type rights map[string][]string

// granted is what the migrations leave each account, by its placeholder. A grant does not follow a table to its new name, and
// what is taken on a table is taken on its columns too.
func granted(plan []migration) map[string]rights {
	all := map[string]rights{}
	for _, m := range plan {
		if gone := removesTable.FindStringSubmatch(m.text); gone != nil {
			for _, r := range all {
				delete(r, gone[1])
			}
		}
		g := grantsRights.FindStringSubmatch(m.text)
		if g == nil {
			continue
		}
		table, account := g[3], g[4]
		if all[account] == nil {
			all[account] = rights{}
		}
		named := rightsIn(g[2])
		if strings.EqualFold(g[1], "GRANT") {
			all[account][table] = append(all[account][table], named...)
			continue
		}
		all[account][table] = slices.DeleteFunc(all[account][table], func(held string) bool {
			whole, _, _ := strings.Cut(held, " (")
			return slices.Contains(named, held) || slices.Contains(named, whole)
		})
	}
	return all
}

// rightsIn takes "SELECT, UPDATE (state, version)" apart, column by column. Only the rights are in capitals.
func rightsIn(list string) (all []string) {
	for _, r := range oneRight.FindAllStringSubmatch(list, -1) {
		if r[2] == "" {
			all = append(all, r[1])
			continue
		}
		for column := range strings.SplitSeq(r[2], ",") {
			all = append(all, r[1]+" ("+strings.TrimSpace(column)+")")
		}
	}
	return all
}

// grantAnew gives the accounts what the migrations leave them. Granting twice does no harm, and no account can ask what another
// one lacks.
func grantAnew(ctx context.Context, db *DB, plan []migration, accounts Accounts) error {
	for account, held := range granted(plan) {
		for table, all := range held {
			if len(all) == 0 {
				continue
			}
			m := migration{file: "grants", text: "GRANT " + strings.Join(all, ", ") + " ON " + table + " TO " + account}
			text, err := accounts.fill(m)
			if err != nil {
				return err
			}
			switch _, err := db.sql.ExecContext(ctx, text); {
			case numberOf(err) == 1146:
				return notWhole(table, err)
			case err != nil:
				return migrationError(m, err)
			}
		}
	}
	return nil
}

// VerifyRights refuses an account that may do less than the migrations granted it, or more: by what it may not do, what was
// written stays as it was. It refuses a database of which a table cannot be opened too, as in a copy that is not whole. Each
// refusal is one sentence that says what to do.
func VerifyRights(ctx context.Context, db *DB, files fs.FS) error {
	plan, err := readMigrations(files)
	if err != nil {
		return err
	}
	want := granted(plan)["{{app}}"]
	if err := refuseWide(ctx, db); err != nil {
		return err
	}
	var account, schema string
	if err := db.sql.QueryRowContext(ctx, "SELECT CURRENT_USER(), DATABASE()").Scan(&account, &schema); err != nil {
		return classify("mariadb.VerifyRights", err)
	}
	has, err := readRights(ctx, db)
	if err != nil {
		return err
	}
	for _, table := range slices.Sorted(maps.Keys(want)) {
		if missing := beyond(want[table], has[table]); len(missing) > 0 {
			return fmt.Errorf("the database account %s may not do what Heard needs (%s on %s.%s): run heard migrate", account, strings.Join(missing, ", "), schema, table)
		}
		if more := beyond(has[table], want[table]); len(more) > 0 {
			return fmt.Errorf("the database account %s may do more than Heard allows itself, so that what was written could be changed: run REVOKE %s ON %s.%s FROM it, then heard migrate", account, strings.Join(more, ", "), schema, table)
		}
		if len(want[table]) == 0 {
			continue
		}
		// Safety: the table's name is from our own migrations.
		if _, err := db.sql.ExecContext(ctx, "SELECT 1 FROM "+table+" LIMIT 0"); err != nil { //nolint:gosec // see Safety above
			return notWhole(table, err)
		}
	}
	return nil
}

func notWhole(table string, err error) error {
	return fmt.Errorf("the table %s of the database cannot be opened (error %d): this is not a whole copy of the school's data, so bring it back from one", table, numberOf(err))
}

// refuseWide refuses rights on the whole server or database, beside which those by table and column would be worth nothing.
// An administrator of the school easily gives one.
func refuseWide(ctx context.Context, db *DB) error {
	const mine = `REPLACE(grantee, '''', '') = CURRENT_USER()`
	type wide struct{ account, on, right string }
	all, err := asked(ctx, db, func(r scanner) (w wide, err error) { return w, r.Scan(&w.account, &w.on, &w.right) }, `
		SELECT grantee, '*.*', privilege_type FROM information_schema.user_privileges
		WHERE privilege_type NOT IN ('USAGE', 'PROCESS', 'SHOW DATABASES') AND `+mine+`
		UNION ALL SELECT grantee, CONCAT(CHAR(96), table_schema, CHAR(96), '.*'), privilege_type FROM information_schema.schema_privileges
		WHERE DATABASE() LIKE table_schema AND `+mine)
	if err != nil || len(all) == 0 {
		return err
	}
	first, held := all[0], []string{}
	for _, w := range all {
		if w.on == first.on {
			held = append(held, w.right)
		}
	}
	return fmt.Errorf("the database account %s may %s in all of %s, which is more than Heard allows itself: as the server's administrator run REVOKE ALL PRIVILEGES ON %[3]s FROM %[1]s; heard migrate grants what it needs",
		first.account, strings.Join(held, ", "), first.on)
}

// readRights asks what the account itself may do, by table.
func readRights(ctx context.Context, db *DB) (rights, error) {
	type one struct{ table, right string }
	all, err := asked(ctx, db, func(r scanner) (o one, err error) { return o, r.Scan(&o.table, &o.right) }, `
		SELECT table_name, privilege_type FROM information_schema.table_privileges
		WHERE table_schema = DATABASE() AND REPLACE(grantee, '''', '') = CURRENT_USER()
		UNION ALL SELECT table_name, CONCAT(privilege_type, ' (', column_name, ')') FROM information_schema.column_privileges
		WHERE table_schema = DATABASE() AND REPLACE(grantee, '''', '') = CURRENT_USER()`)
	has := rights{}
	for _, o := range all {
		has[o.table] = append(has[o.table], o.right)
	}
	return has, err
}

// asked reads all rows of a question about the server itself.
func asked[T any](ctx context.Context, db *DB, scan func(scanner) (T, error), query string) (all []T, err error) {
	found, err := db.sql.QueryContext(ctx, query)
	if err != nil {
		return nil, classify("mariadb.asked", err)
	}
	defer found.Close()
	for found.Next() {
		row, err := scan(found)
		if err != nil {
			return nil, classify("mariadb.asked", err)
		}
		all = append(all, row)
	}
	return all, classify("mariadb.asked", found.Err())
}

// beyond gives what of all is not in some.
func beyond(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return slices.Contains(some, s) })
}
