package testdb

import (
	"io"
	"os/exec"
	"syscall"
)

// reaper removes the directory when this process is gone, however it went: a test that panics runs no clean-up. It is a
// shell that waits for the end of a pipe which only we hold. MariaDB dies with us by itself.
type reaper struct {
	cmd  *exec.Cmd
	pipe io.Closer
}

const reapScript = `read -r _; n=0; while [ -e "$1" ] && [ $n -lt 100 ]; do rm -rf "$1" || sleep 0.1; n=$((n+1)); done`

func reap(dir string) (*reaper, error) {
	cmd := exec.Command("/bin/sh", "-c", reapScript, "reaper", dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl-C is for us
	pipe, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	return &reaper{cmd, pipe}, cmd.Start()
}

// finish waits until the directory is gone.
func (r *reaper) finish() {
	_ = r.pipe.Close()
	_ = r.cmd.Wait()
}
