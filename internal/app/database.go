package app

import (
	"context"
	"errors"

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
func OpenDatabase(ctx context.Context, cfg config.Config) (*Database, error) {
	return openDatabase(ctx, cfg, private.Options{})
}

// OpenFreshDatabase is OpenDatabase, and throws away what the private server held before. It is for a demonstration.
func OpenFreshDatabase(ctx context.Context, cfg config.Config) (*Database, error) {
	return openDatabase(ctx, cfg, private.Options{Fresh: true})
}

func openDatabase(ctx context.Context, cfg config.Config, o private.Options) (*Database, error) {
	d := &Database{cfg: cfg}
	if !cfg.IsPrivate() {
		return d, nil
	}
	o.Dir = privateDir(cfg)
	server, err := private.Start(ctx, o)
	d.server = server
	return d, err
}

// Connect connects as the program's own account, once the tables are there.
func (d *Database) Connect(ctx context.Context) (err error) {
	dsn := d.cfg.DSN.Reveal()
	if d.server != nil {
		if err := d.server.Use(); err != nil {
			return err
		}
		dsn = d.server.DSN(private.App)
	}
	d.DB, err = mariadb.Open(ctx, dsn)
	return err
}

// HasRoom refuses while the private server's disk is nearly full; of the school's own server the program cannot know.
func (d *Database) HasRoom() error {
	if d.server == nil {
		return nil
	}
	return d.server.HasRoom()
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
	select {
	case <-d.Done():
		err = nil // the server is gone: that its connections are broken says nothing more
	default:
	}
	if d.server != nil {
		err = errors.Join(err, d.server.Stop(ctx))
	}
	return err
}

// Migrate brings the database to this program's version and gives the files it ran.
func (d *Database) Migrate(ctx context.Context) (ran []string, err error) {
	return d.migrate(ctx, mariadb.MigrateOptions{})
}

// MigrateAnew is Migrate, and gives the accounts their rights once more, whatever became of them.
func (d *Database) MigrateAnew(ctx context.Context) (ran []string, err error) {
	return d.migrate(ctx, mariadb.MigrateOptions{Anew: true})
}

func (d *Database) migrate(ctx context.Context, o mariadb.MigrateOptions) (ran []string, err error) {
	o.Alone = d.server != nil
	if d.server != nil {
		o.Accounts = mariadb.Accounts{App: private.App.Name(), Retention: private.Retention.Name(), Backup: private.Backup.Name()}
	} else if o.Accounts, err = mariadb.AccountsBeside(ctx, d.cfg.DSN.Reveal()); err != nil {
		return nil, err
	}
	err = d.forMigration(ctx, func(db *mariadb.DB) error {
		ran, err = mariadb.Migrate(ctx, db, migrations.Files, o)
		return err
	})
	return ran, err
}

// Resolve writes down what a person found out about a half-done statement, given as file:number; see mariadb.Resolve.
func (d *Database) Resolve(ctx context.Context, statement string, took bool) error {
	return d.forMigration(ctx, func(db *mariadb.DB) error {
		return mariadb.Resolve(ctx, db, migrations.Files, statement, took)
	})
}

// HoldsSchool reports whether a school was ever set up in this database. It needs no keys and changes nothing.
func (d *Database) HoldsSchool(ctx context.Context) (holds bool, err error) {
	err = d.forMigration(ctx, func(db *mariadb.DB) error {
		holds, err = db.HoldsSchool(ctx)
		return err
	})
	return holds, err
}

func (d *Database) forMigration(ctx context.Context, do func(*mariadb.DB) error) error {
	dsn := d.cfg.MigrateDSN.Reveal()
	if d.server != nil {
		dsn = d.server.DSN(private.Migrate)
	}
	if dsn == "" {
		return errors.New("to change tables set HEARD_DB_MIGRATE_DSN, the data source name of the account that may, such as heard_migrate")
	}
	db, err := mariadb.OpenForMigration(ctx, dsn)
	if err != nil {
		return err
	}
	return errors.Join(do(db), db.Close())
}

// Verify connects and refuses a database that is not at this program's version, is not whole, or lets the program do more or less
// than it may.
func (d *Database) Verify(ctx context.Context) error {
	if err := d.Connect(ctx); err != nil {
		return err
	}
	if err := mariadb.Verify(ctx, d.DB, migrations.Files); err != nil {
		return err
	}
	return mariadb.VerifyRights(ctx, d.DB, migrations.Files)
}
