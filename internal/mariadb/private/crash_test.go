package private_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"heard/internal/mariadb/private"
)

// With this set, the test binary is an owner to be killed: it starts a server, says so, and waits.
const ownerDir = "PRIVATE_TEST_OWNER_DIR"

func TestMain(m *testing.M) {
	dir := os.Getenv(ownerDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	s, err := private.Start(context.Background(), private.Options{Dir: dir, Small: true})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(s.PID(), s.DSN(private.Migrate))
	<-s.Done()
}

// owner starts a server in a process of its own.
type owner struct {
	cmd *exec.Cmd
	out *bufio.Reader
}

func startOwner(t *testing.T, dir string) *owner {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), ownerDir+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return &owner{cmd, bufio.NewReader(out)}
}

func (o *owner) ready(t *testing.T) (pid int, dsn string) {
	t.Helper()
	line, err := o.out.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	number, dsn, _ := strings.Cut(strings.TrimSpace(line), " ")
	if pid, err = strconv.Atoi(number); err != nil {
		t.Fatalf("the owner said %q", line)
	}
	return pid, dsn
}

func (o *owner) killHard(t *testing.T) {
	t.Helper()
	if err := o.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = o.cmd.Wait()
}

// running reports whether the process exists and is no zombie.
func running(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err == nil && !strings.Contains(string(stat), ") Z ")
}

func gone(pid int) bool {
	for range 200 {
		if !running(pid) {
			return true
		}
		time.Sleep(25 * time.Millisecond)
	}
	return false
}

func TestASecondStartIsRefusedAndChangesNothing(t *testing.T) {
	dir := t.TempDir()
	o := startOwner(t, dir)
	pid, _ := o.ready(t)
	for _, fresh := range []bool{false, true} {
		_, err := private.Start(t.Context(), private.Options{Dir: dir, Fresh: fresh, Small: true})
		inUse, ok := errors.AsType[*private.InUseError](err)
		if !ok || inUse.Owner != strconv.Itoa(o.cmd.Process.Pid) {
			t.Errorf("fresh %t: got %v, want a refusal that names process %d", fresh, err, o.cmd.Process.Pid)
		}
	}
	if !running(pid) {
		t.Error("the first server was ended")
	}
}

func TestKillingTheOwnerEndsMariaDBAndLosesNothing(t *testing.T) {
	dir := t.TempDir()
	o := startOwner(t, dir)
	pid, dsn := o.ready(t)
	db := openDSN(t, dsn)
	execute(t, db, "CREATE TABLE kept (id INT PRIMARY KEY) ENGINE=InnoDB")
	execute(t, db, "INSERT INTO kept VALUES (1)")
	o.killHard(t)
	s := start(t, private.Options{Dir: dir}) // at once, as systemd would
	if !gone(pid) {
		t.Errorf("MariaDB %d outlived its owner", pid)
	}
	if n := count(t, s, "kept"); n != 1 {
		t.Errorf("%d rows after the crash, want 1", n)
	}
}

// An orphan cannot happen while Pdeathsig works, so the test makes one: a MariaDB that no lock speaks for.
func TestAnOrphanIsEndedAtTheNextStart(t *testing.T) {
	dir := t.TempDir()
	s := start(t, private.Options{Dir: dir})
	if err := s.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	orphan := exec.Command("/usr/sbin/mariadbd", "--no-defaults", "--datadir="+filepath.Join(dir, "data"), "--skip-networking",
		"--socket="+filepath.Join(dir, "orphan.sock"), "--innodb-log-file-size=16M", "--user=root")
	if err := orphan.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = orphan.Process.Kill() })
	ended := make(chan error, 1)
	go func() { ended <- orphan.Wait() }()
	for range 400 {
		c, err := net.Dial("unix", filepath.Join(dir, "orphan.sock"))
		if err == nil {
			_, err = c.Read(make([]byte, 1)) // it greets when it is ready
			_ = c.Close()
		}
		if err == nil {
			break
		}
		time.Sleep(25 * time.Millisecond)
	}
	start(t, private.Options{Dir: dir})
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the orphan was not ended cleanly: %v", err)
		}
	default:
		t.Error("the orphan still runs beside the new server")
	}
}

func TestAStartThatIsKilledHalfWayStartsOver(t *testing.T) {
	dir := t.TempDir()
	for _, after := range []time.Duration{20, 60, 120, 200, 300, 450, 600, 900} {
		o := startOwner(t, dir)
		time.Sleep(after * time.Millisecond)
		o.killHard(t)
	}
	s := start(t, private.Options{Dir: dir})
	execute(t, open(t, s, private.Migrate), "CREATE TABLE works (id INT PRIMARY KEY) ENGINE=InnoDB")
	if err := s.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, after := range []time.Duration{10, 30, 60, 100} {
		o := startOwner(t, dir)
		time.Sleep(after * time.Millisecond)
		o.killHard(t)
	}
	if n := count(t, start(t, private.Options{Dir: dir}), "works"); n != 0 {
		t.Errorf("%d rows", n)
	}
	left, err := filepath.Glob(filepath.Join(dir, "initialising-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// MariaDB cannot always recover from being killed while it makes a table. Before the first record the next start begins
// anew; from then on it refuses, says why, and touches nothing.
func TestDataThatNobodyUsedIsMadeAnewAndUsedDataNever(t *testing.T) {
	dir := t.TempDir()
	spoil := func() {
		t.Helper()
		log := filepath.Join(dir, "data", "ib_logfile0")
		if err := os.WriteFile(log, bytes.Repeat([]byte("no redo log "), 100_000), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	stop := func(s *private.Server) {
		t.Helper()
		if err := s.Stop(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	stop(start(t, private.Options{Dir: dir, Small: true}))
	spoil()
	s := start(t, private.Options{Dir: dir, Small: true})
	for range 2 {
		if err := s.Use(); err != nil {
			t.Fatal(err)
		}
	}
	stop(s)
	spoil()
	_, err := private.Start(t.Context(), private.Options{Dir: dir, Small: true})
	if err == nil || !strings.Contains(err.Error(), "its log") {
		t.Errorf("used data that cannot be started from: %v", err)
	}
	if held, err := os.ReadFile(filepath.Join(dir, "data", "ib_logfile0")); err != nil || !bytes.HasPrefix(held, []byte("no redo log")) {
		t.Errorf("used data was touched: %v", err)
	}
}

func TestAStartThatIsCancelledLeavesNothingRunning(t *testing.T) {
	dir := t.TempDir()
	for _, after := range []time.Duration{50, 400, 700} {
		ctx, cancel := context.WithTimeout(t.Context(), after*time.Millisecond)
		s, err := private.Start(ctx, private.Options{Dir: dir, Small: true})
		cancel()
		if err == nil {
			_ = s.Stop(t.Context())
		}
	}
	start(t, private.Options{Dir: dir})
}

func TestStopOfAFrozenServerIsBounded(t *testing.T) {
	s := start(t, private.Options{Dir: t.TempDir()})
	if err := syscall.Kill(s.PID(), syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := s.Stop(ctx); err == nil || !strings.Contains(err.Error(), "will recover") {
		t.Errorf("got %v", err)
	}
	select {
	case <-s.Done():
	default:
		t.Error("the frozen server still runs")
	}
}
