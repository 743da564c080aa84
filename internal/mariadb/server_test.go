package mariadb

import (
	"maps"
	"strings"
	"testing"

	"github.com/go-sql-driver/mysql"
)

var sound = map[string]string{
	"innodb_flush_log_at_trx_commit": "1", "innodb_doublewrite": "ON", "secure_timestamp": "REPLICATION", "local_infile": "OFF",
	"read_only": "OFF", "character_set_database": "utf8mb4", "log_bin": "ON", "sync_binlog": "1", "max_allowed_packet": "16777216",
	"innodb_read_only": "OFF", "innodb_force_recovery": "0", "innodb_flush_method": "O_DIRECT", "skip_grant_tables": "OFF", "max_connections": "151",
}

func TestAServerThatLosesRecordsIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ value, want string }{
		"innodb_flush_log_at_trx_commit": {"2", "set innodb_flush_log_at_trx_commit=1"},
		"innodb_doublewrite":             {"OFF", "set innodb_doublewrite=ON"},
		"secure_timestamp":               {"NO", "set secure_timestamp=REPLICATION"},
		"local_infile":                   {"ON", "set local_infile=OFF"},
		"read_only":                      {"ON", "set read_only=OFF"},
		"character_set_database":         {"latin1", "run ALTER DATABASE heard CHARACTER SET utf8mb4"},
		"sync_binlog":                    {"0", "set sync_binlog=1"},
		"max_allowed_packet":             {"1048576", "set max_allowed_packet=16M"},
		"innodb_read_only":               {"ON", "set innodb_read_only=OFF"},
		"innodb_force_recovery":          {"1", "set innodb_force_recovery=0"},
		"innodb_flush_method":            {"nosync", "set innodb_flush_method=O_DIRECT"},
		"skip_grant_tables":              {"ON", "start it without skip-grant-tables"},
		"max_connections":                {"10", "set max_connections=64 or more"},
	} {
		settings := maps.Clone(sound)
		settings[name] = c.value
		problems := server{"10.11.19-MariaDB-0+deb12u1", "heard", settings}.problems()
		if len(problems) != 1 || !strings.Contains(problems[0].Error(), name+"="+c.value) || !strings.Contains(problems[0].Error(), c.want) {
			t.Errorf("%s=%s: %v", name, c.value, problems)
		}
	}
	if problems := (server{"11.8.2-MariaDB", "heard", sound}).problems(); len(problems) > 0 {
		t.Errorf("a sound server is refused: %v", problems)
	}
}

func TestAnOldServerIsRefused(t *testing.T) {
	for version, old := range map[string]bool{
		"10.11.19-MariaDB-0+deb12u1-log": false, "10.11.8-MariaDB": false, "11.4.2-MariaDB": false, "12.0.1-MariaDB": false,
		"10.11.7-MariaDB": true, "10.6.18-MariaDB": true, "5.5.68-MariaDB": true, "8.0.36": true, "10-MariaDB": true, "x.y.z-MariaDB": true, "": true,
	} {
		problems := server{version, "heard", sound}.problems()
		if old != (len(problems) == 1 && strings.Contains(problems[0].Error(), "upgrade")) {
			t.Errorf("%q: %v", version, problems)
		}
	}
}

// An account made for localhost is none for 127.0.0.1 where the server looks up no names, as heard.cnf advises: an operator who went
// from the socket to the loopback port read "error 1130".
func TestAServerThatKnowsNoAccountFromHereIsTold(t *testing.T) {
	err := refusedConnection(&mysql.Config{Addr: "127.0.0.1:3306"}, &mysql.MySQLError{Number: 1130})
	if got := err.Error(); !strings.Contains(got, "lets no account in from this machine") || !strings.Contains(got, "'heard_app'@'127.0.0.1'") {
		t.Error(got)
	}
}
