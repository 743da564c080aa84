// Package testdb gives tests a real MariaDB: one private server for each test binary, migrated once, wiped for each test,
// used as the account that the program uses. A machine without MariaDB fails the tests and says what to install.
package testdb

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/go-sql-driver/mysql"

	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
	"heard/migrations"
)

// Accounts are the private server's, as the migrations name them.
var Accounts = mariadb.Accounts{App: private.App.Name(), Retention: private.Retention.Name(), Backup: private.Backup.Name()}

// instance is the server of this test binary.
type instance struct {
	dir    string
	server *private.Server
	admin  *sql.DB
	tables []string // all but the record of migrations
	seeds  []seed   // rows that the migrations put in
	reaper *reaper
}

var (
	once    sync.Once
	one     *instance
	errOpen error

	mu   sync.Mutex
	user string // the test that has the database now
)

// Main runs the tests of a package and stops the server, if any test started one. For TestMain:
//
//	func TestMain(m *testing.M) { testdb.Main(m) }
//
// A package without it, or one that panics, leaves nothing behind either, only a moment later.
func Main(m *testing.M) {
	code := m.Run()
	if one != nil {
		if err := one.stop(); err != nil {
			fmt.Fprintln(os.Stderr, "testdb:", err)
			code = max(code, 1)
		}
	}
	os.Exit(code)
}

// Open gives an empty, migrated database as the program's account, for this test and its subtests alone. Tests that run
// at the same time cannot share it, so t.Parallel is for tests that need no database.
func Open(t testing.TB) *mariadb.DB {
	t.Helper()
	in := claim(t)
	db, err := mariadb.Open(context.Background(), in.server.DSN(private.App))
	if err != nil {
		t.Fatalf("testdb: %v", err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// Admin gives the same database as the account that may change tables.
func Admin(t testing.TB) *sql.DB {
	t.Helper()
	return claim(t).admin
}

// DSN gives the data source name for one of the accounts, for tests that start the whole program.
func DSN(t testing.TB, a private.Account) string {
	t.Helper()
	return claim(t).server.DSN(a)
}

// SQL connects plainly as one of the accounts, to try what it may do.
func SQL(t testing.TB, a private.Account) *sql.DB {
	t.Helper()
	db, err := connect(claim(t).server.DSN(a))
	if err != nil {
		t.Fatalf("testdb: %v", err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// claim wipes the database for a test that does not have it yet.
func claim(t testing.TB) *instance {
	t.Helper()
	once.Do(func() { one, errOpen = start() })
	if errOpen != nil {
		t.Fatalf("testdb: %v", errOpen)
	}
	mu.Lock()
	defer mu.Unlock()
	switch {
	case t.Name() == user || strings.HasPrefix(t.Name(), user+"/"):
		return one
	case user != "":
		t.Fatalf("testdb: %s still has the database: tests with a database cannot run in parallel", user)
	}
	if err := one.wipe(); err != nil {
		t.Fatalf("testdb: the database cannot be wiped; has an earlier test left a transaction open? %v", err)
	}
	user = t.Name()
	t.Cleanup(func() {
		mu.Lock()
		defer mu.Unlock()
		user = ""
	})
	return one
}

func start() (_ *instance, err error) {
	dir, err := os.MkdirTemp("", "heard-testdb-")
	if err != nil {
		return nil, err
	}
	in := &instance{dir: dir}
	defer func() {
		if err != nil {
			_ = in.stop()
		}
	}()
	if in.reaper, err = reap(dir); err != nil {
		return nil, err
	}
	ctx := context.Background()
	in.server, err = private.Start(ctx, private.Options{Dir: filepath.Join(dir, "mariadb"), Small: true})
	if err != nil {
		return nil, err
	}
	db, err := mariadb.OpenForMigration(ctx, in.server.DSN(private.Migrate))
	if err != nil {
		return nil, err
	}
	defer db.Close()
	if _, err := mariadb.Migrate(ctx, db, migrations.Files, mariadb.MigrateOptions{Accounts: Accounts, Alone: true}); err != nil {
		return nil, err
	}
	if in.admin, err = connect(in.server.DSN(private.Migrate)); err != nil {
		return nil, err
	}
	return in, in.remember(ctx)
}

func connect(dsn string) (*sql.DB, error) {
	cfg, err := mysql.ParseDSN(dsn)
	if err != nil {
		return nil, err
	}
	cfg.ParseTime, cfg.InterpolateParams = true, true
	cfg.Params = map[string]string{"time_zone": "'+00:00'", "lock_wait_timeout": "10", "innodb_lock_wait_timeout": "10"}
	connector, err := mysql.NewConnector(cfg)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(connector), nil
}

func (in *instance) stop() (err error) {
	if in.admin != nil {
		_ = in.admin.Close()
	}
	if in.server != nil {
		err = in.server.Stop(context.Background())
	}
	if in.reaper != nil {
		in.reaper.finish()
	}
	return err
}
