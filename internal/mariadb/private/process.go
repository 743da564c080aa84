package private

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// process is a child that dies with us.
type process struct {
	cmd  *exec.Cmd
	done chan struct{}
	err  error // how it ended; to be read after done
}

// spawn starts a child in a process group of its own, so that Ctrl-C reaches only us and we stop it in order. Its output
// goes to the log.
func (h *home) spawn(path string, args ...string) (*process, error) {
	log, err := os.OpenFile(h.path(logName), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	p := &process{cmd: exec.Command(path, args...), done: make(chan struct{})} //nolint:gosec,noctx // the path is found by us; the child outlives every request
	p.cmd.Dir, p.cmd.Stdout, p.cmd.Stderr = h.dir, log, log
	// MariaDB empties the place for temporary tables when it starts: in a place it shared with another server, that one's too.
	p.cmd.Env = append(p.cmd.Environ(), "TMPDIR="+h.path(tmpName))
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	started := make(chan error, 1)
	go func() {
		// The kernel sends Pdeathsig when the thread that forked ends, not the process: this goroutine keeps its
		// thread until the child is gone.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := p.cmd.Start()
		started <- err
		if err == nil {
			p.err = p.cmd.Wait()
			close(p.done)
		}
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	return p, nil
}

// end signals the whole group and reports whether the child was gone before the context was.
func (p *process) end(ctx context.Context, signal syscall.Signal) bool {
	select {
	case <-p.done:
		return true
	default:
	}
	_ = syscall.Kill(-p.cmd.Process.Pid, signal)
	select {
	case <-p.done:
		return true
	case <-ctx.Done():
		return false
	}
}

// kill ends the child for certain, unless the kernel itself cannot let go of it. It goes on when ctx has ended, which is
// mostly why it is called.
func (p *process) kill(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), killLimit)
	defer cancel()
	p.end(ctx, syscall.SIGKILL)
}

// awaitGreeting returns when the server greets a client. The socket exists earlier, but the greeting comes only after
// the accounts file has been carried out.
func (p *process) awaitGreeting(ctx context.Context, socket string) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	for {
		if greets(ctx, socket) {
			return nil
		}
		select {
		case <-p.done:
			return fmt.Errorf("it ended with %w", errors.Join(p.err, ctx.Err()))
		default:
		}
		if !pause(ctx, 5*time.Millisecond) {
			return ctx.Err()
		}
	}
}

// crashed reports whether a server ended by a signal that nobody sent it: it aborted, and did not refuse.
func crashed(err error) bool {
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok {
		return false
	}
	status, ok := exit.Sys().(syscall.WaitStatus)
	by := status.Signal() // less than 0 where it ended by itself
	return ok && by > 0 && by != syscall.SIGKILL && by != syscall.SIGTERM
}

func greets(ctx context.Context, socket string) bool {
	var d net.Dialer
	c, err := d.DialContext(ctx, "unix", socket)
	if err != nil {
		return false
	}
	defer c.Close()
	stop := context.AfterFunc(ctx, func() { _ = c.SetReadDeadline(time.Unix(1, 0)) })
	defer stop()
	var greeting [5]byte // length, sequence, protocol version
	_, err = io.ReadFull(c, greeting[:])
	return err == nil && greeting[4] == 10
}
