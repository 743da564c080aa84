package testdb

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// seed is what a migration inserted into one table.
type seed struct {
	insert string
	args   []any
}

// remember notes the tables, and the rows that belong to the schema and not to a test.
func (in *instance) remember(ctx context.Context) error {
	rows, err := in.admin.QueryContext(ctx, "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'schema\\_%' ORDER BY table_name")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		in.tables = append(in.tables, name)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, table := range in.tables {
		s, err := readSeed(ctx, in.admin, table)
		if err != nil {
			return err
		}
		if len(s.args) > 0 {
			in.seeds = append(in.seeds, s)
		}
	}
	return nil
}

func readSeed(ctx context.Context, db *sql.DB, table string) (s seed, err error) {
	rows, err := db.QueryContext(ctx, "SELECT * FROM `"+table+"`") // Safety: from information_schema
	if err != nil {
		return s, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return s, err
	}
	n := 0
	for ; rows.Next(); n++ {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return s, err
		}
		s.args = append(s.args, values...)
	}
	row := "(" + strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",") + ")"
	s.insert = fmt.Sprintf("INSERT INTO `%s` (`%s`) VALUES %s", table, strings.Join(columns, "`,`"), strings.TrimSuffix(strings.Repeat(row+",", n), ","))
	return s, rows.Err()
}

// wipe empties every table by DELETE, which takes milliseconds where TRUNCATE takes tenths of a second.
func (in *instance) wipe() error {
	ctx := context.Background()
	c, err := in.admin.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	statements := []seed{{insert: "SET foreign_key_checks = OFF"}, {insert: "START TRANSACTION"}}
	for _, table := range in.tables {
		statements = append(statements, seed{insert: "DELETE FROM `" + table + "`"}) // Safety: from information_schema
	}
	statements = append(statements, in.seeds...)
	statements = append(statements, seed{insert: "COMMIT"}, seed{insert: "SET foreign_key_checks = ON"})
	for _, s := range statements {
		if _, err := c.ExecContext(ctx, s.insert, s.args...); err != nil {
			_, _ = c.ExecContext(ctx, "ROLLBACK")
			return fmt.Errorf("%.60s: %w", s.insert, err)
		}
	}
	return nil
}
