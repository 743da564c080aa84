package mariadb

import (
	"strings"
	"testing"
	"testing/fstest"

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
