package mariadb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/go-sql-driver/mysql"
)

// server is what a MariaDB says about itself.
type server struct {
	version  string
	database string
	settings map[string]string
}

// setting is one demand on the server. The server's value must be one of want.
type setting struct {
	name   string
	want   []string
	reason string
	remedy string // when it is not a line in the server's configuration
}

// Each of these, set otherwise, loses acknowledged records or lets their history be forged. What not every version has is empty.
var demands = []setting{
	{name: "innodb_read_only", want: []string{"OFF"}, reason: "Heard must write"},
	{name: "innodb_force_recovery", want: []string{"0"}, reason: "damaged records are passed over"},
	{name: "innodb_flush_method", want: []string{"O_DIRECT", "fsync", "O_DSYNC", "O_DIRECT_NO_FSYNC", ""}, reason: "a power cut loses acknowledged records"},
	{name: "skip_grant_tables", want: []string{"OFF", ""}, reason: "anybody may change anything", remedy: "start it without skip-grant-tables"},
	{name: "innodb_flush_log_at_trx_commit", want: []string{"1"}, reason: "a power cut loses acknowledged records"},
	{name: "innodb_doublewrite", want: []string{"ON"}, reason: "a power cut can tear pages"},
	{name: "secure_timestamp", want: []string{"REPLICATION", "YES"}, reason: "times of records could be forged"},
	{name: "local_infile", want: []string{"OFF"}, reason: "files could be read through the database"},
	{name: "read_only", want: []string{"OFF"}, reason: "Heard must write"},
	{name: "character_set_database", want: []string{"utf8mb4"}, reason: "names could not be kept", remedy: "run ALTER DATABASE %s CHARACTER SET utf8mb4"},
}

const (
	oldestServer      = "10.11.8" // the first 10.11 with innodb_snapshot_isolation
	smallestMaxPacket = 4 << 20   // attachments go in pieces under 1 MB, packs and plans whole
	fewestConnections = 2 * (poolSize + readersSize)
)

func ask(ctx context.Context, db *sql.DB) (server, error) {
	s := server{settings: map[string]string{}}
	if err := db.QueryRowContext(ctx, "SELECT VERSION(), COALESCE(DATABASE(), '')").Scan(&s.version, &s.database); err != nil {
		return s, err
	}
	rows, err := db.QueryContext(ctx, "SHOW VARIABLES")
	if err != nil {
		return s, err
	}
	defer rows.Close()
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return s, err
		}
		s.settings[name] = value
	}
	return s, rows.Err()
}

// problems gives one sentence for everything about the server that Heard refuses.
func (s server) problems() (all []error) {
	if !strings.Contains(s.version, "MariaDB") || older(s.version, oldestServer) {
		return []error{fmt.Errorf("the database server is version %s: Heard needs MariaDB %s or newer, so upgrade it", s.version, oldestServer)}
	}
	demanded := demands
	if s.settings["log_bin"] == "ON" {
		demanded = append(slices.Clone(demands), setting{name: "sync_binlog", want: []string{"1"}, reason: "a power cut loses acknowledged records"})
	}
	for _, d := range demanded {
		if got := s.settings[d.name]; !slices.Contains(d.want, got) {
			all = append(all, fmt.Errorf("the database server has %s=%s, with which %s: %s", d.name, got, d.reason, d.fix(s.database)))
		}
	}
	if n, err := strconv.Atoi(s.settings["max_allowed_packet"]); err != nil || n < smallestMaxPacket {
		all = append(all, fmt.Errorf("the database server has max_allowed_packet=%s, which is too small for Heard's documents: set max_allowed_packet=16M in its configuration and restart it", s.settings["max_allowed_packet"]))
	}
	if n, err := strconv.Atoi(s.settings["max_connections"]); err != nil || n < fewestConnections {
		all = append(all, fmt.Errorf("the database server has max_connections=%s, with which Heard is refused on a busy morning: set max_connections=%d or more in its configuration and restart it", s.settings["max_connections"], fewestConnections))
	}
	return all
}

// Problems connects as the program's own account and gives everything about the server that Heard refuses, where Open
// stops at the first.
func Problems(ctx context.Context, dsn string) []error {
	cfg, err := complete(dsn, forRequests)
	if err != nil {
		return []error{err}
	}
	db, err := connect(cfg)
	if err != nil {
		return []error{err}
	}
	defer db.Close()
	server, err := ask(ctx, db.sql)
	if err != nil {
		return []error{refusedConnection(cfg, err)}
	}
	return server.problems()
}

func (d setting) fix(database string) string {
	if d.remedy != "" {
		return strings.ReplaceAll(d.remedy, "%s", database)
	}
	return fmt.Sprintf("set %s=%s in its configuration and restart it", d.name, d.want[0])
}

// complete adds what only some servers understand.
func (s server) complete(cfg *mysql.Config) {
	if s.settings["wsrep_on"] == "ON" {
		cfg.Params["wsrep_sync_wait"] = "1" // on a cluster, a read waits for what was acknowledged before it
	}
}

// older compares dotted numbers, of which a version has at least as many as its limit; anything else is older.
func older(version, limit string) bool {
	version, _, _ = strings.Cut(version, "-")
	have := strings.Split(version, ".")
	for i, want := range strings.Split(limit, ".") {
		if i >= len(have) {
			return true
		}
		h, err := strconv.Atoi(have[i])
		w, _ := strconv.Atoi(want)
		if err != nil || h != w {
			return err != nil || h < w
		}
	}
	return false
}

// refusedConnection makes the sentence for a server that cannot be used at all.
func refusedConnection(cfg *mysql.Config, err error) error {
	if e, ok := errors.AsType[*mysql.MySQLError](err); ok {
		switch e.Number {
		case 1045, 1698:
			return fmt.Errorf("the database refuses the account %s: check its name and password", cfg.User)
		case 1130:
			return fmt.Errorf("the database at %s lets no account in from this machine: make the accounts for the address that it sees, such as 'heard_app'@'127.0.0.1' where it looks up no names", cfg.Addr)
		case 1044, 1049:
			return fmt.Errorf("the database %s does not exist or the account %s may not use it: run heard setup for a new school, or heard migrate", cfg.DBName, cfg.User)
		case 1193:
			return fmt.Errorf("the database server at %s lacks a setting that Heard needs: upgrade it to MariaDB %s or newer", cfg.Addr, oldestServer)
		}
		return fmt.Errorf("the database at %s cannot be used: error %d", cfg.Addr, e.Number)
	}
	return fmt.Errorf("the database at %s cannot be reached: %w", cfg.Addr, err)
}
