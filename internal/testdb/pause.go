package testdb

import (
	"sync"
	"syscall"
	"testing"
)

// Pause makes the server stand still, as one does whose disk is busy or whose machine is gone: what is asked of it is neither
// answered nor refused. It gives a function that ends the fault before the test does.
func Pause(t testing.TB) (goOn func()) {
	t.Helper()
	pid := claim(t).server.PID()
	if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
		t.Fatalf("testdb: %v", err)
	}
	goOn = sync.OnceFunc(func() {
		if err := syscall.Kill(pid, syscall.SIGCONT); err != nil {
			t.Errorf("testdb: %v", err)
		}
	})
	t.Cleanup(goOn)
	return goOn
}
