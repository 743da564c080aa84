package mariadb_test

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/go-sql-driver/mysql"

	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
	"heard/internal/testdb"
)

// bench is a server on which each test of the migrations finds an empty database.
type bench struct {
	server  *private.Server
	migrate *mariadb.DB
	raw     *sql.DB
}

func newBench(t *testing.T) *bench {
	t.Helper()
	return &bench{server: server(t)}
}

func rawDB(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	cfg, err := mysql.ParseDSN(dsn)
	if err != nil {
		t.Fatal(err)
	}
	cfg.Logger = &mysql.NopLogger{} // some of the servers here are killed
	connector, err := mysql.NewConnector(cfg)
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(connector)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func (b *bench) connect(t *testing.T) {
	t.Helper()
	var err error
	if b.migrate, err = mariadb.OpenForMigration(t.Context(), b.server.DSN(private.Migrate)); err != nil {
		t.Fatal(err)
	}
	b.raw = rawDB(t, b.server.DSN(private.Migrate))
	t.Cleanup(func() { _ = b.migrate.Close() })
}

func (b *bench) empty(t *testing.T) {
	t.Helper()
	outside := rawDB(t, strings.TrimSuffix(b.server.DSN(private.Migrate), "heard")+"information_schema")
	for _, statement := range []string{"DROP DATABASE heard", "CREATE DATABASE heard CHARACTER SET utf8mb4"} {
		if _, err := outside.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	b.connect(t)
}

func (b *bench) exec(t *testing.T, statement string) {
	t.Helper()
	if _, err := b.raw.ExecContext(context.Background(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func (b *bench) number(t *testing.T, query string) (n int) {
	t.Helper()
	if err := b.raw.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

func (b *bench) run(t *testing.T, files fs.FS) ([]string, error) {
	t.Helper()
	return mariadb.Migrate(t.Context(), b.migrate, files, mariadb.MigrateOptions{Accounts: testdb.Accounts})
}

func (b *bench) mustRun(t *testing.T, files fs.FS, want ...string) {
	t.Helper()
	if got, err := b.run(t, files); err != nil || !slices.Equal(got, want) {
		t.Fatalf("ran %v, %v; want %v", got, err, want)
	}
}

func wantError(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want one with %q", words)
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than one sentence: %v", err)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("got %v, want %q in it", err, w)
		}
	}
}

func files(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for pair := range slices.Chunk(pairs, 2) {
		m[pair[0]] = &fstest.MapFile{Data: []byte(pair[1])}
	}
	return m
}

const (
	pet    = "CREATE TABLE pet (id INT PRIMARY KEY, name VARCHAR(20)) ENGINE=InnoDB;"
	colour = "ALTER TABLE pet ADD COLUMN colour VARCHAR(20);"
)

func TestMigrate(t *testing.T) {
	b := newBench(t)
	for name, test := range map[string]func(*testing.T, *bench){
		"runs each statement once":          runsOnce,
		"goes on where it failed":           goesOn,
		"refuses changed history":           refusesChange,
		"refuses a newer database":          refusesNewer,
		"stops at a half-done change":       stopsHalfDone,
		"revokes again where it was cut":    revokesAgain,
		"settles what can be known":         settles,
		"looks whether a table was changed": looks,
		"waits for a change that goes on":   waitsForChange,
		"waits for another process":         waits,
		"keeps rows and record together":    rowsAndRecord,
		"two at once run everything once":   twoAtOnce,
		"stops when the lease is lost":      losesLease,
		"names an account that is missing":  missingAccount,
		"is stopped between statements":     stopsBetween,
	} {
		t.Run(name, func(t *testing.T) {
			b.empty(t)
			test(t, b)
		})
	}
}

func runsOnce(t *testing.T, b *bench) {
	one := files("0001_pet.sql", pet+"\nINSERT INTO pet VALUES (1, 'a;b');\nGRANT SELECT, INSERT ON pet TO {{app}};")
	b.mustRun(t, one, "0001_pet.sql")
	b.mustRun(t, one)
	two := files("0001_pet.sql", "-- a better comment\n"+string(one["0001_pet.sql"].Data), "0002_colour.sql", colour)
	wantError(t, mariadb.Verify(t.Context(), b.migrate, two), "lacks 1 migrations", "0002_colour.sql", "run heard migrate")
	b.mustRun(t, two, "0002_colour.sql")
	app, err := mariadb.Open(t.Context(), b.server.DSN(private.App))
	if err != nil {
		t.Fatal(err)
	}
	defer app.Close()
	if err := mariadb.Verify(t.Context(), app, two); err != nil {
		t.Error(err)
	}
	if n := b.number(t, "SELECT COUNT(*) FROM pet"); n != 1 {
		t.Errorf("%d pets, want 1", n)
	}
}

func goesOn(t *testing.T, b *bench) {
	_, err := b.run(t, files("0001_pet.sql", pet+"\nSELEKT 1;"))
	wantError(t, err, "0001_pet.sql, statement 2 (line 2: SELEKT 1)", "SELEKT")
	// The mistake never ran, so it may be put right; what ran before it may not.
	b.mustRun(t, files("0001_pet.sql", pet+"\n"+colour), "0001_pet.sql")
}

func refusesChange(t *testing.T, b *bench) {
	b.mustRun(t, files("0001_pet.sql", pet, "0002_colour.sql", colour), "0001_pet.sql", "0002_colour.sql")
	for _, changed := range []fs.FS{
		files("0001_pet.sql", strings.Replace(pet, "20", "30", 1), "0002_colour.sql", colour),
		files("0001_pet.sql", pet+"INSERT INTO pet (id) VALUES (1);", "0002_colour.sql", colour),
	} {
		_, err := b.run(t, changed)
		wantError(t, err, "a migration was changed after it was released")
		wantError(t, mariadb.Verify(t.Context(), b.migrate, changed), "changed")
	}
	if n := b.number(t, "SELECT COUNT(*) FROM pet"); n != 0 {
		t.Error("a refused run changed something")
	}
}

func refusesNewer(t *testing.T, b *bench) {
	b.mustRun(t, files("0001_pet.sql", pet, "0002_colour.sql", colour), "0001_pet.sql", "0002_colour.sql")
	_, err := b.run(t, files("0001_pet.sql", pet))
	wantError(t, err, "newer Heard", "0002_colour.sql")
	wantError(t, mariadb.Verify(t.Context(), b.migrate, files("0001_pet.sql", pet)), "newer Heard")
}

// What changes a column in place leaves nothing by which it could be told whether it did.
func stopsHalfDone(t *testing.T, b *bench) {
	all := files("0001_pet.sql", pet, "0002_longer.sql", "ALTER TABLE pet MODIFY COLUMN name VARCHAR(40);\nINSERT INTO pet VALUES (1, 'b');")
	b.mustRun(t, all, "0001_pet.sql", "0002_longer.sql")
	half := func() {
		b.exec(t, "DELETE FROM schema_statement WHERE file = '0002_longer.sql' AND ordinal = 2")
		b.exec(t, "DELETE FROM pet")
		b.exec(t, "UPDATE schema_statement SET finished_at = NULL WHERE file = '0002_longer.sql'")
	}
	half()
	_, err := b.run(t, all)
	if _, ok := errors.AsType[*mariadb.HalfDoneError](err); !ok {
		t.Errorf("got %v", err)
	}
	wantError(t, err, "0002_longer.sql, statement 1", "ALTER TABLE pet", "heard migrate --done=0002_longer.sql:1", "--again=0002_longer.sql:1")
	wantError(t, mariadb.Verify(t.Context(), b.migrate, all), "never finished", "run heard migrate")
	wantError(t, mariadb.Resolve(t.Context(), b.migrate, all, "0001_pet.sql:1", true), "not half-done")
	for _, took := range []bool{true, false} {
		half()
		if err := mariadb.Resolve(t.Context(), b.migrate, all, "0002_longer.sql:1", took); err != nil {
			t.Fatal(err)
		}
		b.mustRun(t, all, "0002_longer.sql")
	}
}

func settles(t *testing.T, b *bench) {
	all := files("0001_pet.sql", pet+"GRANT SELECT ON pet TO {{app}};")
	b.mustRun(t, all, "0001_pet.sql")
	b.exec(t, "UPDATE schema_statement SET finished_at = NULL WHERE ordinal = 2")
	b.mustRun(t, all, "0001_pet.sql")
	b.exec(t, "DELETE FROM schema_statement WHERE ordinal = 2")
	b.exec(t, "UPDATE schema_statement SET finished_at = NULL WHERE ordinal = 1")
	b.mustRun(t, all, "0001_pet.sql")
	b.exec(t, "DELETE FROM schema_statement WHERE ordinal = 2")
	b.exec(t, "UPDATE schema_statement SET finished_at = NULL WHERE ordinal = 1")
	b.exec(t, "DROP TABLE pet")
	b.mustRun(t, all, "0001_pet.sql")
	if n := b.number(t, "SELECT COUNT(*) FROM schema_statement WHERE finished_at IS NOT NULL"); n != 2 {
		t.Errorf("%d statements finished, want 2", n)
	}
}

// A REVOKE that was cut off is run again, also where it took the account's last right on the table.
func revokesAgain(t *testing.T, b *bench) {
	all := files("0001_pet.sql", pet+"GRANT SELECT ON pet TO {{app}};\nREVOKE SELECT ON pet FROM {{app}};")
	b.mustRun(t, all, "0001_pet.sql")
	b.exec(t, "UPDATE schema_statement SET finished_at = NULL WHERE ordinal = 3")
	b.mustRun(t, all, "0001_pet.sql")
	if n := b.number(t, "SELECT COUNT(*) FROM schema_statement WHERE finished_at IS NOT NULL"); n != 3 {
		t.Errorf("%d statements finished, want 3", n)
	}
}

func waits(t *testing.T, b *bench) {
	b.mustRun(t, files("0001_pet.sql", pet), "0001_pet.sql")
	two := files("0001_pet.sql", pet, "0002_colour.sql", colour)
	hold := "UPDATE schema_lease SET holder = 'another', expires_at = UTC_TIMESTAMP(6) + INTERVAL 1 SECOND"
	b.exec(t, hold)
	b.mustRun(t, two, "0002_colour.sql")
	if n := b.number(t, "SELECT MIN(finished_at) < UTC_TIMESTAMP(6) AND MAX(started_at) - MIN(started_at) >= 1 FROM schema_statement"); n != 1 {
		t.Error("did not wait for the other process's lease")
	}
	b.exec(t, "UPDATE schema_lease SET holder = 'another', expires_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR")
	three := files("0001_pet.sql", pet, "0002_colour.sql", colour, "0003_drop.sql", "DROP TABLE pet;")
	if _, err := mariadb.Migrate(t.Context(), b.migrate, three, mariadb.MigrateOptions{Accounts: testdb.Accounts, Alone: true}); err != nil {
		t.Errorf("the owner of a private server waits for a dead process: %v", err)
	}
}

func rowsAndRecord(t *testing.T, b *bench) {
	_, err := b.run(t, files("0001_pet.sql", pet+"INSERT INTO pet VALUES (1, 'Rex'), (1, 'Rex');"))
	wantError(t, err, "statement 2", "mariadb error 1062 on PRIMARY")
	if strings.Contains(strings.TrimPrefix(err.Error(), "migration 0001_pet.sql, statement 2 (line 1: INSERT INTO pet VALUES (1, 'Rex'), (1, 'Rex'))"), "Rex") {
		t.Errorf("quotes a row: %v", err)
	}
	if n := b.number(t, "SELECT COUNT(*) FROM pet"); n != 0 {
		t.Errorf("%d pets from a statement that failed", n)
	}
	if n := b.number(t, "SELECT COUNT(*) FROM schema_statement"); n != 1 {
		t.Errorf("%d statements on record, want 1", n)
	}
}

func twoAtOnce(t *testing.T, b *bench) {
	all := files("0001_pet.sql", pet+strings.Repeat("INSERT INTO pet (id) SELECT COALESCE(MAX(id), 0) + 1 FROM pet;", 50))
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			if _, err := mariadb.Migrate(context.Background(), b.migrate, all, mariadb.MigrateOptions{Accounts: testdb.Accounts}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := b.number(t, "SELECT COUNT(*) FROM pet"); n != 50 {
		t.Errorf("%d rows, want 50", n)
	}
}

func losesLease(t *testing.T, b *bench) {
	slow := files("0001_pet.sql", pet+"INSERT INTO pet SELECT 1, SLEEP(30);INSERT INTO pet VALUES (2, '');")
	done := make(chan error)
	go func() {
		_, err := mariadb.Migrate(context.Background(), b.migrate, slow, mariadb.MigrateOptions{Accounts: testdb.Accounts})
		done <- err
	}()
	for b.number(t, "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'pet'") == 0 {
	}
	b.exec(t, "UPDATE schema_lease SET holder = 'thief'")
	wantError(t, <-done, "another process took the migration over")
	if n := b.number(t, "SELECT COUNT(*) FROM pet"); n != 0 {
		t.Errorf("%d rows written without the lease", n)
	}
}

// Ctrl-C at an upgrade came in the middle of a change of a table: the server went on with it, and somebody had to look.
func stopsBetween(t *testing.T, b *bench) {
	b.mustRun(t, files("0001_pet.sql", pet), "0001_pet.sql")
	busy, err := b.migrate.Raw().BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := busy.ExecContext(t.Context(), "SELECT * FROM pet"); err != nil { // holds the change of the table up
		t.Fatal(err)
	}
	two := files("0001_pet.sql", pet, "0002_colour.sql", colour+"INSERT INTO pet VALUES (1, 'Rex', 'red');")
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		_, err := mariadb.Migrate(ctx, b.migrate, two, mariadb.MigrateOptions{Accounts: testdb.Accounts})
		done <- err
	}()
	for b.number(t, "SELECT COUNT(*) FROM information_schema.processlist WHERE state LIKE 'Waiting for table metadata%'") == 0 {
	}
	stop()
	if err := busy.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("stopped with %v", err)
	}
	if n := b.number(t, "SELECT COUNT(*) FROM pet"); n != 0 {
		t.Error("went on after it was stopped")
	}
	b.mustRun(t, two, "0002_colour.sql")
}

func missingAccount(t *testing.T, b *bench) {
	_, err := mariadb.Migrate(t.Context(), b.migrate, files("0001_pet.sql", pet+"GRANT SELECT ON pet TO {{backup}};"),
		mariadb.MigrateOptions{Accounts: mariadb.Accounts{App: testdb.Accounts.App}})
	wantError(t, err, "statement 2", "{{backup}}")
	_, err = mariadb.Migrate(t.Context(), b.migrate, files("0001_pet.sql", pet+"GRANT SELECT ON pet TO {{retention}};"),
		mariadb.MigrateOptions{Accounts: mariadb.Accounts{App: testdb.Accounts.App, Retention: "'mallory'@'localhost'"}})
	wantError(t, err, "statement 2", "create it first")
	_, err = mariadb.Migrate(t.Context(), b.migrate, files("0001_pet.sql", pet+colour), mariadb.MigrateOptions{Accounts: mariadb.Accounts{App: "'mallory'@'localhost'"}})
	wantError(t, err, "account 'mallory'@'localhost' does not exist", "create it first")
}
