package testdb

import (
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"heard/internal/mariadb/private"
)

// Own is a MariaDB such as a school has already: set up with nothing but the two files of deploy/mariadb, reached by
// socket, and started again by nobody.
type Own struct {
	Socket string
	cmd    *exec.Cmd
}

// StartOwn starts one in an empty directory. Further settings are given as to mariadbd, and win. The caller must Stop it.
func StartOwn(ctx context.Context, dir string, settings ...string) (*Own, error) {
	s, err := private.Start(ctx, private.Options{Dir: dir, Small: true}) // only for the empty data directory it makes
	if err != nil {
		return nil, err
	}
	if err := s.Stop(ctx); err != nil {
		return nil, err
	}
	_, here, _, _ := runtime.Caller(0)
	deploy := filepath.Join(filepath.Dir(here), "../../deploy/mariadb")
	o := &Own{Socket: filepath.Join(dir, "own.sock")}
	args := append([]string{"--defaults-file=" + deploy + "/heard.cnf", "--init-file=" + deploy + "/accounts.sql", "--datadir=" + dir + "/data", "--tmpdir=" + dir + "/tmp",
		"--innodb-log-file-size=16M", "--innodb-buffer-pool-size=32M", "--skip-networking", "--socket=" + o.Socket, "--log-bin=log", "--server-id=1"}, settings...)
	if os.Geteuid() == 0 {
		args = append(args, "--user=root")
	}
	o.cmd = exec.Command("/usr/sbin/mariadbd", args...)
	o.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := o.cmd.Start(); err != nil {
		return nil, err
	}
	for range 800 {
		if o.greets(ctx) {
			return o, nil
		}
		time.Sleep(25 * time.Millisecond)
	}
	o.Stop()
	return nil, errors.New("the server did not start")
}

// greets reports whether the server answers. Its socket is there before anybody listens at it: a test that began then was
// refused.
func (o *Own) greets(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	var d net.Dialer
	c, err := d.DialContext(ctx, "unix", o.Socket)
	if err != nil {
		return false
	}
	defer c.Close()
	defer context.AfterFunc(ctx, func() { _ = c.Close() })()
	_, err = c.Read(make([]byte, 1))
	return err == nil
}

// AppDSN is the program's account, as deploy/mariadb/accounts.sql makes it.
func (o *Own) AppDSN() string { return "heard_app:change-this-1@unix(" + o.Socket + ")/heard" }

// MigrateDSN is the account that may change tables.
func (o *Own) MigrateDSN() string { return "heard_migrate:change-this-2@unix(" + o.Socket + ")/heard" }

// Stop ends the server.
func (o *Own) Stop() {
	_ = o.cmd.Process.Signal(syscall.SIGTERM)
	_ = o.cmd.Wait()
}

// Run carries out statements as the account of a data source name, in a process that has no database of testdb's own.
func Run(ctx context.Context, dsn string, statements ...string) error {
	db, err := connect(dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	return nil
}
