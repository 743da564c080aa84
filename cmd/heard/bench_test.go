package main

import (
	"context"
	"os/exec"
	"strings"
	"testing"
)

// The benchmark itself keeps working: it is run on a small school, and its figures are judged by nobody.
func TestTheBenchmarkRuns(t *testing.T) {
	out, err := exec.CommandContext(context.WithoutCancel(t.Context()), build(t), "bench", "-short", "-for", "200ms").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, line := range []string{"plain SQL", "post a concern over HTTP", "beside the mean of the plain SQL", "morning screen", "chronology", "a pack over HTTP", "a pack on paper", "memory of the program itself", " at most "} {
		if !strings.Contains(string(out), line) {
			t.Errorf("no figure for %q:\n%s", line, out)
		}
	}
}
