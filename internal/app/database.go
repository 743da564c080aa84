package app

import (
	"context"
	"errors"
	"path/filepath"

	"heard/internal/config"
	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
	"heard/migrations"
)

// Database is the school's database, with the private server under it if the program owns one.
type Database struct {
	*mariadb.DB // nil until Connect
	server      *private.Server
	cfg         config.Config
}

// OpenDatabase starts the private server, or notes the school's own. The caller must Stop it.
func OpenDatabase(ctx context.Context, cfg config.Config, fresh bool) (*Database, error) {
	d := &Database{cfg: cfg}
	if !cfg.IsPrivate() {
		return d, nil
	}
	server, err := private.Start(ctx, private.Options{Dir: filepath.Join(cfg.Data, "mariadb"), Fresh: fresh})
	d.server = server
	return d, err
}

// Connect connects as the program's own account, once the tables are there.
func (d *Database) Connect(ctx context.Context) (err error) {
	dsn := d.cfg.DSN.Reveal()
	if d.server != nil {
		dsn = d.server.DSN(private.App)
	}
	d.DB, err = mariadb.Open(ctx, dsn)
	return err
}

// Done is closed when the private server has ended; nil, which never fires, for the school's own.
func (d *Database) Done() <-chan struct{} {
	if d.server == nil {
		return nil
	}
	return d.server.Done()
}

// Stop closes the connections and ends the private server.
func (d *Database) Stop(ctx context.Context) error {
	var err error
	if d.DB != nil {
		err = d.Close()
	}
	if d.server != nil {
		err = errors.Join(err, d.server.Stop(ctx))
	}
	return err
}

// Migrate brings the database to this program's version and gives the files it ran.
func (d *Database) Migrate(ctx context.Context) ([]string, error) {
	o := mariadb.MigrateOptions{Alone: d.server != nil}
	dsn := d.cfg.MigrateDSN.Reveal()
	if d.server != nil {
		dsn = d.server.DSN(private.Migrate)
		o.Accounts = mariadb.Accounts{App: private.App.Name(), Retention: private.Retention.Name(), Backup: private.Backup.Name()}
	} else {
		if dsn == "" {
			return nil, errors.New("to change tables set HEARD_DB_MIGRATE_DSN, the data source name of the user migrate")
		}
		o.Accounts = mariadb.Accounts{App: "app", Retention: "retention", Backup: "backup"}
	}
	db, err := mariadb.OpenForMigration(ctx, dsn)
	if err != nil {
		return nil, err
	}
	ran, err := mariadb.Migrate(ctx, db, migrations.Files, o)
	return ran, errors.Join(err, db.Close())
}

// Verify connects and refuses a database that is not at this program's version.
func (d *Database) Verify(ctx context.Context) error {
	if err := d.Connect(ctx); err != nil {
		return err
	}
	return mariadb.Verify(ctx, d.DB, migrations.Files)
}
