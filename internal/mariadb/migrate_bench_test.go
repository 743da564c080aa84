package mariadb_test

import (
	"context"
	"testing"

	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
	"heard/internal/testdb"
	"heard/migrations"
)

// BenchmarkFirstRun is what stands between a first start of the private server and the first page.
func BenchmarkFirstRun(b *testing.B) {
	ctx := context.Background()
	for b.Loop() {
		b.StopTimer()
		s, err := private.Start(ctx, private.Options{Dir: b.TempDir()})
		if err != nil {
			b.Fatal(err)
		}
		db, err := mariadb.OpenForMigration(ctx, s.DSN(private.Migrate))
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := mariadb.Migrate(ctx, db, migrations.Files, mariadb.MigrateOptions{Accounts: testdb.Accounts, Alone: true}); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		_ = db.Close()
		_ = s.Stop(ctx)
		b.StartTimer()
	}
}

// BenchmarkOpen includes the check of the server's settings.
func BenchmarkOpen(b *testing.B) {
	ctx, dsn := context.Background(), testdb.DSN(b, private.App)
	for b.Loop() {
		db, err := mariadb.Open(ctx, dsn)
		if err != nil {
			b.Fatal(err)
		}
		if err := mariadb.Verify(ctx, db, migrations.Files); err != nil {
			b.Fatal(err)
		}
		_ = db.Close()
	}
}
