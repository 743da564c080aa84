// Command testreport turns the output of "go test -json" into something a person reads: one line
// for each package, everything a failing test said, nothing a passing test said.
//
// A skipped test counts as failed, and so does a package that stopped before its tests ended, so
// that nothing is left out without a sound. It exits with 1 when anything failed or nothing ran.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	counts := flag.String("counts", "", "write the closing line to this `file` as well")
	flag.Parse()

	r := newReport(os.Stdout)
	if err := r.read(os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, "testreport:", err)
		os.Exit(1)
	}
	r.finish()
	fmt.Println(r.summary())
	if *counts != "" {
		if err := os.WriteFile(*counts, []byte(r.summary()+"\n"), 0o600); err != nil {
			fmt.Fprintln(os.Stderr, "testreport:", err)
			os.Exit(1)
		}
	}
	if !r.ok() {
		os.Exit(1)
	}
}
