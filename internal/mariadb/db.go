// Package mariadb holds all of Heard's SQL, one file per area, and what every statement goes through: one way to connect,
// one reading of the server's errors, one way to run a transaction again, and the migrations. Rules about children and
// who may see what do not belong here.
package mariadb

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"time"

	"github.com/go-sql-driver/mysql"
)

// Two cores answer no faster with more connections than these, and the server's limit is shared with other processes.
const (
	poolSize    = 24
	readersSize = 8
)

// DB is a pool of connections to one database as one account. It is safe for concurrent use.
type DB struct {
	sql *sql.DB
	// readers never write. MariaDB ends the first read outside a transaction on a connection that has committed by flushing
	// its log once more: a wait for the disk at the beginning of every request, for a look at a session.
	readers *sql.DB
	address string // for error messages; holds no password
}

// Open connects as the program's own account and refuses, with a sentence that names the setting and the remedy, a server
// that would lose records or that Heard does not know. The data source name gives account, address and database; the
// rest is decided here. Statements are cut off after four seconds.
func Open(ctx context.Context, dsn string) (*DB, error) { return open(ctx, dsn, forRequests) }

// OpenForMigration connects as the account that may change tables, without a time limit on statements.
func OpenForMigration(ctx context.Context, dsn string) (*DB, error) {
	return open(ctx, dsn, forMigration)
}

func open(ctx context.Context, dsn string, use purpose) (*DB, error) {
	cfg, err := complete(dsn, use)
	if err != nil {
		return nil, err
	}
	probe, err := connect(cfg)
	if err != nil {
		return nil, err
	}
	server, err := ask(ctx, probe.sql)
	_ = probe.Close()
	if err != nil {
		return nil, refusedConnection(cfg, err)
	}
	if problems := server.problems(); len(problems) > 0 {
		return nil, problems[0]
	}
	server.complete(cfg)
	return connect(cfg)
}

func connect(cfg *mysql.Config) (*DB, error) {
	connector, err := mysql.NewConnector(cfg)
	if err != nil {
		return nil, badDSN(err)
	}
	return &DB{sql: pool(connector, poolSize, 30*time.Minute), readers: pool(connector, readersSize, time.Minute), address: cfg.Net + "(" + cfg.Addr + ")/" + cfg.DBName}, nil
}

// pool gives connections that are closed after life. One that only reads is not refused by a server that has become read-only,
// and would go on telling of it what was.
func pool(c driver.Connector, size int, life time.Duration) *sql.DB {
	p := sql.OpenDB(c)
	p.SetMaxOpenConns(size)
	p.SetMaxIdleConns(size)
	p.SetConnMaxLifetime(life)
	return p
}

// Close ends all connections once their statements are done.
func (db *DB) Close() error { return errors.Join(db.sql.Close(), db.readers.Close()) }

// Address names the database without the password.
func (db *DB) Address() string { return db.address }

// Pool gives the connections themselves, for the benchmark's hand-written SQL. The program never asks for it.
func (db *DB) Pool() *sql.DB { return db.sql }
