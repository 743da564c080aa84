package mariadb

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"heard/migrations"
)

func TestMigrationFilesAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		files []string
		text  string
		want  string
	}{
		"badly named":    {[]string{"1_pet.sql"}, "SELECT 1;", "is not named like"},
		"a number twice": {[]string{"0001_a.sql", "0001_b.sql"}, "SELECT 1;", "0001_b.sql needs a number of its own, from 0002 on"},
		"no semicolon":   {[]string{"0001_a.sql"}, "SELECT 1", "0001_a.sql, line 1: the last statement"},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{}
			for _, f := range c.files {
				files[f] = &fstest.MapFile{Data: []byte(c.text)}
			}
			if _, err := readMigrations(files); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestOurOwnMigrationsCanBeRead(t *testing.T) {
	plan, err := readMigrations(migrations.Files)
	if err != nil {
		t.Fatal(err)
	}
	accounts := Accounts{App: "'a'@'%'", Retention: "'r'@'%'", Backup: "'b'@'%'"}
	for _, m := range plan {
		if _, err := accounts.fill(m); err != nil {
			t.Error(err)
		}
	}
}

// A long statement is named by its beginning, cut between two letters and not within one.
func TestAStatementIsNamedInWholeLetters(t *testing.T) {
	if s := (migration{file: "0001_x.sql", ordinal: 1, text: "SELECT '" + strings.Repeat("ł", 80)}).String(); !utf8.ValidString(s) || !strings.Contains(s, "łł…") {
		t.Errorf("%q", s)
	}
}
