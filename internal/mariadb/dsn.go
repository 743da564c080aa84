package mariadb

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/go-sql-driver/mysql"
)

// purpose says how long a statement of a pool may take.
type purpose struct {
	statement string        // max_statement_time in seconds; 0 is no limit
	lockWait  string        // seconds
	io        time.Duration // longer than a statement, so that the server's own answer comes first
}

var (
	forRequests  = purpose{statement: "4", lockWait: "2", io: 5 * time.Second}
	forMigration = purpose{statement: "0", lockWait: "30", io: 2 * time.Hour}
)

const sqlMode = "STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_CREATE_USER"

// complete reads a data source name and decides everything that it must not.
func complete(dsn string, use purpose) (*mysql.Config, error) {
	plain, query := cutQuery(dsn)
	cfg, err := mysql.ParseDSN(plain)
	if err != nil {
		return nil, badDSN(err)
	}
	if cfg.User == "" || cfg.DBName == "" {
		return nil, badDSN(errors.New("it names no account or no database"))
	}
	if err := secure(cfg, query); err != nil {
		return nil, err
	}
	cfg.Params = map[string]string{
		"autocommit":                "1",
		"sql_mode":                  quote(sqlMode),
		"time_zone":                 "'+00:00'",
		"tx_isolation":              "'REPEATABLE-READ'",
		"innodb_snapshot_isolation": "ON", // or a read followed by a write loses the update in between
		"foreign_key_checks":        "ON",
		"unique_checks":             "ON",
		"tx_read_only":              "OFF",
		"completion_type":           "NO_CHAIN",
		"sql_select_limit":          "18446744073709551615", // or a list ends early and does not say so
		"check_constraint_checks":   "ON",
		"max_statement_time":        use.statement,
		"innodb_lock_wait_timeout":  use.lockWait,
		"lock_wait_timeout":         use.lockWait,
	}
	cfg.ConnectionAttributes = "program_name:heard"
	cfg.ParseTime, cfg.Loc = true, time.UTC
	cfg.ClientFoundRows = true // an UPDATE that changes nothing has still found its row
	cfg.InterpolateParams = true
	cfg.MultiStatements = false
	cfg.RejectReadOnly = true
	cfg.CheckConnLiveness = true
	cfg.AllowAllFiles, cfg.AllowCleartextPasswords, cfg.AllowOldPasswords = false, false, false
	cfg.Timeout, cfg.ReadTimeout, cfg.WriteTimeout = 2*time.Second, use.io, use.io
	cfg.Logger = &mysql.NopLogger{} // what goes wrong comes back as an error
	return cfg, cfg.Apply(mysql.TimeTruncate(time.Microsecond))
}

// cutQuery splits before the driver does, which would take a slash in ?ca=/etc/... for the one before the database.
func cutQuery(dsn string) (plain, query string) {
	database := strings.LastIndex(dsn, ")/") + 1
	plain, query, _ = strings.Cut(dsn[database:], "?")
	return dsn[:database] + plain, query
}

// secure lets nothing leave the machine unencrypted or to a server that nobody vouches for. The data source name may
// carry tls=true, for the machine's own authorities, or ca=<file>, and nothing else.
func secure(cfg *mysql.Config, query string) error {
	params, err := url.ParseQuery(query)
	if err != nil {
		return badDSN(err)
	}
	ca, tls := params.Get("ca"), params.Get("tls") == "true"
	params.Del("ca")
	if tls {
		params.Del("tls")
	}
	for name := range params {
		return badDSN(fmt.Errorf("it sets %q, which Heard decides itself; only tls=true or ca=<file> may follow the question mark", name))
	}
	switch {
	case ca != "":
		return useAuthority(cfg, ca)
	case tls:
		return useAuthority(cfg, "")
	case cfg.Net == "unix" || loopback(cfg.Addr):
		return nil
	}
	return badDSN(fmt.Errorf("it reaches %s over the network unprotected; add ?ca=<file> with the certificate of the server's authority, or ?tls=true", cfg.Addr))
}

func loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// useAuthority trusts the certificates in a file, or without one the machine's own authorities.
func useAuthority(cfg *mysql.Config, file string) error {
	host, _, err := net.SplitHostPort(cfg.Addr)
	if err != nil {
		return badDSN(errors.New("tls and ca are for a tcp address"))
	}
	cfg.TLS = &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12}
	if file == "" {
		return nil
	}
	pem, err := os.ReadFile(file)
	if err != nil {
		return badDSN(fmt.Errorf("the ca file cannot be read: %w", err))
	}
	cfg.TLS.RootCAs = x509.NewCertPool()
	if !cfg.TLS.RootCAs.AppendCertsFromPEM(pem) {
		return badDSN(fmt.Errorf("the ca file %s holds no certificate", file))
	}
	return nil
}

func quote(s string) string { return "'" + s + "'" }

// badDSN never quotes the data source name, which holds a password.
func badDSN(err error) error {
	return fmt.Errorf("the database's data source name cannot be used (account:password@unix(/path)/database or account:password@tcp(host:3306)/database): %w", err)
}
