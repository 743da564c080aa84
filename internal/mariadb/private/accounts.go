package private

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Account is a database user of a private server. What each may do with a table is granted by the migrations.
type Account string

// The accounts.
const (
	App       Account = "app"       // the program; no DDL
	Migrate   Account = "migrate"   // DDL, and may grant, on this schema only
	Retention Account = "retention" // the only one that may delete from case tables
	Backup    Account = "backup"    // reads for backups
)

// Accounts lists all of them.
var Accounts = []Account{App, Migrate, Retention, Backup}

// Name is the account as SQL names it.
func (a Account) Name() string { return "'" + string(a) + "'@'localhost'" }

const passwordsName = "passwords"

// loadPasswords reads the password of each account, making those that are missing. The server is told them at every
// start, so a lost file costs nothing.
func (h *home) loadPasswords() (map[Account]string, error) {
	if err := os.MkdirAll(h.path(passwordsName), 0o700); err != nil {
		return nil, unusable(h.dir, err)
	}
	passwords := make(map[Account]string, len(Accounts))
	for _, a := range Accounts {
		file := filepath.Join(h.path(passwordsName), string(a))
		text, err := os.ReadFile(file)
		if err == nil && !isPassword(string(text)) || errors.Is(err, fs.ErrNotExist) {
			text, err = makePassword(file)
		}
		if err != nil {
			return nil, unusable(h.dir, err)
		}
		passwords[a] = string(text)
	}
	return passwords, nil
}

func makePassword(file string) ([]byte, error) {
	text := []byte(rand.Text() + rand.Text())
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return text, os.WriteFile(file, text, 0o400)
}

// isPassword refuses a file that was cut short, and anything that would need quoting in SQL or a data source name.
func isPassword(s string) bool {
	return len(s) == len(rand.Text())*2 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}

// writeAccounts writes what the server carries out before it greets anybody: one statement a line, repeatable, and kept
// out of the binary log, which backups carry.
func (h *home) writeAccounts(passwords map[Account]string) (string, error) {
	var b strings.Builder
	b.WriteString("SET SESSION sql_log_bin=0;\n")
	fmt.Fprintf(&b, "CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4;\n", Database)
	for _, a := range Accounts {
		fmt.Fprintf(&b, "CREATE USER IF NOT EXISTS %s IDENTIFIED BY '%s';\n", a.Name(), passwords[a])
		fmt.Fprintf(&b, "ALTER USER %s IDENTIFIED BY '%s';\n", a.Name(), passwords[a])
	}
	fmt.Fprintf(&b, "GRANT ALL PRIVILEGES ON %s.* TO %s WITH GRANT OPTION;\n", Database, Migrate.Name())
	file := filepath.Join(h.path(tmpName), "accounts.sql")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		return "", unusable(h.dir, err)
	}
	return file, nil
}
