package private

import "os"

// serverArgs are the settings of security.md ("Durability"); package mariadb refuses a server that differs in those that
// matter.
func (h *home) serverArgs(socket, accounts string, small bool) []string {
	args := []string{
		"--no-defaults", // what another MariaDB on this machine is told is not for us
		"--datadir=" + h.path(dataName),
		"--tmpdir=" + h.path(tmpName),
		"--socket=" + socket,
		"--pid-file=" + h.path(tmpName) + "/mariadb.pid",
		"--init-file=" + accounts,
		"--log-error=" + h.path(logName),
		"--skip-networking",
		"--skip-name-resolve",
		"--local-infile=OFF",
		"--secure-file-priv=" + h.path(tmpName),
		"--secure-timestamp=REPLICATION", // or SET timestamp could forge when something was written
		"--character-set-server=utf8mb4",
		"--default-time-zone=+00:00",
		"--innodb-flush-log-at-trx-commit=1",
		"--innodb-doublewrite=ON",
		"--innodb-snapshot-isolation=ON",
		"--max-connections=200",
		"--log-warnings=1",
		redoLog(small),
	}
	if small {
		args = append(args, "--innodb-buffer-pool-size=32M", "--innodb-temp-data-file-path=ibtmp1:1M:autoextend",
			"--key-buffer-size=1M", "--aria-pagecache-buffer-size=8M", "--log-bin-trust-function-creators=ON")
	} else {
		args = append(args, "--innodb-buffer-pool-size=256M", "--server-id=1", "--log-bin=binlog",
			"--sync-binlog=1", "--binlog-format=ROW", "--binlog-expire-logs-seconds=604800")
	}
	if os.Geteuid() == 0 {
		args = append(args, "--user=root") // MariaDB refuses to guess that this is meant
	}
	return args
}

func redoLog(small bool) string {
	if small {
		return "--innodb-log-file-size=16M"
	}
	return "--innodb-log-file-size=96M"
}
