package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/testdb"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"heard": main}) }

// The command line, as whoever installs Heard meets it: each script in testdata is one story.
func TestCommandLine(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata", RequireExplicitExec: true, RequireUniqueNames: true,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"address": address, "occupy": occupy, "await": await, "page": page, "links": links, "signal": signalAll, "gone": gone,
			"own": own, "halfdone": halfDone, "absent": absent, "sql": runSQL,
		},
		Setup: func(e *testscript.Env) error {
			e.Values[browserKey{}] = map[string]string{}
			e.Setenv("SAMI", ident.Derived("pupil/sami").String()) // of the fictional school
			return nil
		},
	})
}

type browserKey struct{}

// address NAME: puts a free address of this machine into a variable, and the demonstration's origin there into SITE.
func address(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Check(l.Close())
	ts.Setenv(args[0], l.Addr().String())
	ts.Setenv("SITE", fmt.Sprintf("http://localhost:%d", l.Addr().(*net.TCPAddr).Port))
}

// occupy ADDRESS: answers there until the script ends.
func occupy(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", args[0])
	ts.Check(err)
	ts.Defer(func() { _ = l.Close() })
}

// await ADDRESS: until Heard answers there.
func await(ts *testscript.TestScript, _ bool, args []string) {
	for range 1200 {
		res, err := noFollow.Get("http://" + args[0] + "/livez")
		if err == nil {
			_ = res.Body.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("nothing answers at %s", args[0])
}

// page STATUS METHOD ADDRESS [FIELD=VALUE...]: asks with the cookies so far; standard output is the page, and the variable
// TO is where it leads. "page forget" closes the browser.
func page(ts *testscript.TestScript, _ bool, args []string) {
	cookies := ts.Value(browserKey{}).(map[string]string)
	if args[0] == "forget" {
		clear(cookies)
		return
	}
	res, body := fetch(ts, cookies, args[1], args[2], args[3:])
	for _, c := range res.Cookies() {
		cookies[c.Name] = c.Value
	}
	ts.Setenv("TO", res.Header.Get("Location"))
	_, err := ts.Stdout().Write(body)
	ts.Check(err)
	if got := strconv.Itoa(res.StatusCode); got != args[0] {
		ts.Fatalf("%s %s: %s, want %s", args[1], args[2], got, args[0])
	}
}

var linkIn = regexp.MustCompile(`http://\S+/link/\S+`)

// links FILE NAME...: takes one-time links out of what was printed, and their tokens into NAME_TOKEN.
func links(ts *testscript.TestScript, _ bool, args []string) {
	found := linkIn.FindAllString(ts.ReadFile(args[0]), -1)
	if len(found) != len(args)-1 {
		ts.Fatalf("%d links, want %d", len(found), len(args)-1)
	}
	for i, name := range args[1:] {
		ts.Setenv(name, found[i])
		ts.Setenv(name+"_TOKEN", found[i][strings.LastIndexByte(found[i], '/')+1:])
	}
}

// signalAll is signal NAME: sends INT or TERM to what runs in the background.
func signalAll(ts *testscript.TestScript, _ bool, args []string) {
	s := map[string]syscall.Signal{"INT": syscall.SIGINT, "TERM": syscall.SIGTERM, "KILL": syscall.SIGKILL}[args[0]]
	for _, c := range ts.BackgroundCmds() {
		if c.ProcessState == nil {
			ts.Check(c.Process.Signal(s))
		}
	}
}

// gone DIRECTORY: no process of this machine has anything to do with it.
func gone(ts *testscript.TestScript, _ bool, args []string) {
	all, err := filepath.Glob("/proc/[0-9]*/cmdline")
	ts.Check(err)
	for _, f := range all {
		line, _ := os.ReadFile(f)
		if strings.Contains(string(line), ts.MkAbs(args[0])+"/") {
			ts.Fatalf("still running: %s", strings.ReplaceAll(string(line), "\x00", " "))
		}
	}
}

// absent DIRECTORY WORD...: no file in it holds any of the words.
func absent(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		for _, word := range args[1:] {
			if bytes.Contains(b, []byte(word)) {
				ts.Fatalf("%s holds %q", path, word)
			}
		}
		return err
	}))
}

// runSQL is sql STATEMENT: changes the school's own server as somebody does who may.
func runSQL(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(testdb.Run(context.Background(), ts.Getenv("MIGRATE"), args[0]))
}

// own [SETTING...]: starts a school's own MariaDB and puts its data source names into APP and MIGRATE.
func own(ts *testscript.TestScript, _ bool, args []string) {
	o, err := testdb.StartOwn(context.Background(), ts.MkAbs("own"), args...)
	ts.Check(err)
	ts.Defer(o.Stop)
	ts.Setenv("APP", o.AppDSN())
	ts.Setenv("MIGRATE", o.MigrateDSN())
}
