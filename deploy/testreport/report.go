package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// event is one line of "go test -json"; see "go doc test2json".
type event struct {
	Action     string
	Package    string
	ImportPath string // set instead of Package on build events
	Test       string
	Elapsed    float64
	Output     string
}

// suite is what is known of one package that has not finished. Output of the package itself is
// kept under the empty test name.
type suite struct {
	output  map[string]*strings.Builder
	running map[string]bool
	passed  int
	failed  int
}

type report struct {
	out    io.Writer
	suites map[string]*suite
	builds map[string]*strings.Builder
	passed int
	failed int
}

func newReport(out io.Writer) *report {
	return &report{out: out, suites: map[string]*suite{}, builds: map[string]*strings.Builder{}}
}

// read consumes the stream to its end. A line that is not JSON is passed on as it is: the go
// command writes some of its own complaints that way.
func (r *report) read(in io.Reader) error {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			var e event
			if json.Unmarshal(line, &e) != nil || e.Action == "" {
				_, _ = r.out.Write(line)
			} else {
				r.add(e)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading test events: %w", err)
		}
	}
}

func (r *report) add(e event) {
	switch e.Action {
	case "build-output":
		builder(r.builds, e.ImportPath).WriteString(e.Output)
		return
	case "build-fail":
		r.printf("=== does not build: %s\n%s\n", e.ImportPath, builder(r.builds, e.ImportPath))
		return
	}
	s := r.suite(e.Package)
	switch {
	case e.Action == "output":
		builder(s.output, e.Test).WriteString(e.Output)
	case e.Test != "":
		r.addTest(s, e)
	default:
		r.endPackage(s, e)
	}
}

func (r *report) addTest(s *suite, e event) {
	switch e.Action {
	case "run":
		s.running[e.Test] = true
		return
	case "pass":
		s.passed++
	case "fail":
		s.failed++
		r.printf("=== failed: %s %s (%.2fs)\n%s\n", e.Package, e.Test, e.Elapsed, builder(s.output, e.Test))
	case "skip":
		s.failed++
		r.printf("=== skipped, which counts as failed: %s %s\n%s\n", e.Package, e.Test, builder(s.output, e.Test))
	default: // pause, cont, bench
		return
	}
	delete(s.running, e.Test)
	delete(s.output, e.Test)
}

func (r *report) endPackage(s *suite, e event) {
	switch e.Action {
	case "pass":
		r.printf("ok    %-40s %7.1fs %5d tests\n", e.Package, e.Elapsed, s.passed)
	case "fail":
		r.failPackage(s, e)
	case "skip": // no test files
	default: // start
		return
	}
	r.passed += s.passed
	r.failed += s.failed
	delete(r.suites, e.Package)
}

// failPackage prints what the package said outside its tests – a panic, a data race, a time-out –
// and counts each test that never came to an end.
func (r *report) failPackage(s *suite, e event) {
	for _, test := range slices.Sorted(maps.Keys(s.running)) {
		s.failed++
		r.printf("=== never finished: %s %s\n%s\n", e.Package, test, builder(s.output, test))
	}
	s.failed = max(s.failed, 1)
	r.printf("%sFAIL  %-40s %7.1fs %5d tests, %d failed\n",
		builder(s.output, ""), e.Package, e.Elapsed, s.passed+s.failed, s.failed)
}

// finish counts packages that started and were never heard of again.
func (r *report) finish() {
	for _, name := range slices.Sorted(maps.Keys(r.suites)) {
		r.endPackage(r.suites[name], event{Action: "fail", Package: name})
	}
}

// summary is the closing line, in words that a reader and a script understand.
func (r *report) summary() string {
	return fmt.Sprintf("%d passed, %d failed", r.passed, r.failed)
}

func (r *report) ok() bool { return r.failed == 0 && r.passed > 0 }

func (r *report) suite(name string) *suite {
	s, ok := r.suites[name]
	if !ok {
		s = &suite{output: map[string]*strings.Builder{}, running: map[string]bool{}}
		r.suites[name] = s
	}
	return s
}

func (r *report) printf(format string, args ...any) { _, _ = fmt.Fprintf(r.out, format, args...) }

func builder(all map[string]*strings.Builder, key string) *strings.Builder {
	b, ok := all[key]
	if !ok {
		b = &strings.Builder{}
		all[key] = b
	}
	return b
}
