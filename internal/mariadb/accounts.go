package mariadb

import (
	"context"
	"fmt"
	"regexp"
)

// Accounts are the database users to whom migrations grant, as SQL names them: 'app'@'localhost'.
type Accounts struct{ App, Retention, Backup string }

var placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)

// fill puts the accounts into a statement.
func (a Accounts) fill(m migration) (string, error) {
	names := map[string]string{"{{app}}": a.App, "{{retention}}": a.Retention, "{{backup}}": a.Backup}
	var missing string
	text := placeholder.ReplaceAllStringFunc(m.text, func(p string) string {
		if names[p] == "" {
			missing = p
		}
		return names[p]
	})
	if missing != "" {
		return "", fmt.Errorf("migration %s: nobody said which database account %s is", m, missing)
	}
	return text, nil
}

var plainAccount = regexp.MustCompile(`^([A-Za-z0-9_]*)app@([A-Za-z0-9_.:%/-]+)$`)

// AccountsBeside finds out which account a data source name signs in as, which may happen before it has been granted
// anything, and names the others alike: beside heard_app from one host, heard_retention and heard_backup from it.
func AccountsBeside(ctx context.Context, dsn string) (Accounts, error) {
	cfg, err := complete(dsn, forRequests)
	if err != nil {
		return Accounts{}, err
	}
	cfg.DBName = ""
	db, err := connect(cfg)
	if err != nil {
		return Accounts{}, err
	}
	defer db.Close()
	var current string
	if err := db.sql.QueryRowContext(ctx, "SELECT CURRENT_USER()").Scan(&current); err != nil {
		return Accounts{}, refusedConnection(cfg, err)
	}
	m := plainAccount.FindStringSubmatch(current)
	if m == nil {
		return Accounts{}, fmt.Errorf("the program's database account is %s: give it a name that ends in app, such as heard_app, so that those beside it can be found", current)
	}
	named := func(role string) string { return quote(m[1]+role) + "@" + quote(m[2]) }
	return Accounts{App: named("app"), Retention: named("retention"), Backup: named("backup")}, nil
}
