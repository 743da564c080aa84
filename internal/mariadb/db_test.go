package mariadb_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
)

// server is one private server for the tests of this package that need one of their own.
func server(t *testing.T) *private.Server {
	t.Helper()
	s, err := private.Start(t.Context(), private.Options{Dir: t.TempDir(), Small: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Stop(context.Background()) })
	return s
}

func TestOpenAcceptsThePrivateServer(t *testing.T) {
	s := server(t)
	db, err := mariadb.OpenForMigration(t.Context(), s.DSN(private.Migrate))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if holds, err := db.HoldsSchool(t.Context()); err != nil || holds {
		t.Errorf("an empty database holds a school: %t, %v", holds, err)
	}
}

func TestOpenRefusesInOneSentence(t *testing.T) {
	s := server(t)
	ca := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(ca, []byte("no certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ dsn, want string }{
		"nonsense":          {"heard", "data source name"},
		"no database":       {"app:secret1@unix(/x)/", "no account or no database"},
		"nobody listening":  {"app:secret1@unix(/nowhere/s.sock)/heard", "cannot be reached"},
		"wrong password":    {fmt.Sprintf("app:secret1@unix(%s)/heard", s.Socket()), "refuses the account app"},
		"before migrations": {s.DSN(private.App), "or heard migrate"},
		"unprotected":       {"app:secret1@tcp(db.school.example:3306)/heard", "unprotected"},
		"unverified":        {"app:secret1@tcp(db.school.example:3306)/heard?tls=skip-verify", `sets "tls"`},
		"own settings":      {"app:secret1@unix(/x)/heard?sql_mode=''", `sets "sql_mode"`},
		"no such authority": {"app:secret1@tcp(db.school.example:3306)/heard?ca=/nowhere.pem", "ca file cannot be read"},
		"empty authority":   {"app:secret1@tcp(db.school.example:3306)/heard?ca=" + ca, "holds no certificate"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := mariadb.Open(t.Context(), c.dsn)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want a sentence with %q", err, c.want)
			}
			if strings.Contains(err.Error(), "secret1") || strings.Contains(err.Error(), "\n") {
				t.Errorf("shows a password or is not one line: %v", err)
			}
		})
	}
}
