package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"heard/internal/demo"
	"heard/internal/ident"
)

// Durability: kill -9 of the program, and of its private MariaDB, while 20 clients post concerns, ten times over. Every form
// ends as one record, which opens with what was written in it, and the program starts again cleanly. The test plays systemd.
func TestNothingAcknowledgedIsLostWhenTheProgramOrItsDatabaseIsKilled(t *testing.T) {
	s := &supervisor{t: t, binary: build(t), data: filepath.Join(t.TempDir(), "demo")}
	s.start("--fresh")
	t.Cleanup(s.stop)
	const clients, kills = 20, 10
	cookies := make([]string, 0, 4)
	for _, name := range []string{"pottinger", "khan", "adeyemi", "marchbanks"} {
		cookies = append(cookies, signIn(t, s.url(), name))
	}
	before := listed(t, s, cookies)
	ctx, done := context.WithCancel(t.Context())
	defer done()
	acked := &ledger{records: map[string]receipt{}}
	var wait sync.WaitGroup
	for i := range clients {
		wait.Go(func() { post(ctx, t, s, cookies[i%len(cookies)], acked) })
	}
	for i := range kills {
		acked.grow(t, 40)
		if i%2 == 0 {
			s.kill()
		} else {
			s.killDatabase()
		}
		s.restart()
	}
	acked.grow(t, 40)
	done()
	wait.Wait()
	acked.check(t, s, before, listed(t, s, cookies), cookies)
}

// build compiles the program as it is shipped.
func build(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "heard")
	out, err := exec.CommandContext(t.Context(), "go", "build", "-o", binary, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// supervisor starts the program again whenever it has ended, as systemd does.
type supervisor struct {
	t      *testing.T
	binary string
	data   string

	mu   sync.Mutex
	port int
	cmd  *exec.Cmd
	log  *os.File
}

func (s *supervisor) start(more ...string) {
	s.t.Helper()
	log, err := os.OpenFile(s.data+".log", os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		s.t.Fatal(err)
	}
	args := append([]string{"demo", "-listen", "127.0.0.1:" + strconv.Itoa(s.port), "-data", s.data}, more...)
	cmd := exec.CommandContext(context.WithoutCancel(s.t.Context()), s.binary, args...)
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.mu.Lock()
	s.cmd, s.log = cmd, log
	s.mu.Unlock()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		_, rest, ok := strings.Cut(lines.Text(), "http://localhost:")
		if !ok {
			continue
		}
		port, _, _ := strings.Cut(rest, " ")
		s.mu.Lock()
		s.port, _ = strconv.Atoi(port)
		s.mu.Unlock()
		go func() { _, _ = io.Copy(io.Discard, out) }()
		return
	}
	said, _ := os.ReadFile(s.data + ".log")
	server, _ := os.ReadFile(filepath.Join(s.data, "mariadb", "mariadb.log"))
	s.t.Fatalf("the program did not start again:\n%s\nits server said:\n%s", said, server)
}

func (s *supervisor) url() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return "http://localhost:" + strconv.Itoa(s.port)
}

func (s *supervisor) kill() { _ = s.cmd.Process.Kill() }

// killDatabase ends the private server without a word. Only the one of this test: its process is found by its parent.
func (s *supervisor) killDatabase() {
	s.t.Helper()
	all, err := filepath.Glob("/proc/[0-9]*/status")
	if err != nil {
		s.t.Fatal(err)
	}
	for _, f := range all {
		status, err := os.ReadFile(f)
		if err != nil {
			continue // it has ended meanwhile
		}
		if strings.Contains(string(status), "Name:\tmariadbd\n") && strings.Contains(string(status), fmt.Sprintf("PPid:\t%d\n", s.cmd.Process.Pid)) {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(f)))
			if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
				s.t.Fatal(err)
			}
			return
		}
	}
	s.t.Fatal("no private server was found")
}

// restart waits for the program to be gone and starts it once more.
func (s *supervisor) restart() {
	s.t.Helper()
	gone := make(chan error, 1)
	go func() { gone <- s.cmd.Wait() }()
	select {
	case err := <-gone:
		if err == nil {
			s.t.Error("the program lost its database and ended as if all were well")
		}
	case <-time.After(30 * time.Second):
		s.t.Fatal("the program did not end when its database did")
	}
	_ = s.log.Close()
	s.start()
}

func (s *supervisor) stop() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	_ = s.cmd.Wait()
	_ = s.log.Close()
}

// receipt is what a client was told of a form: where its record is. The cookie is its author's.
type receipt struct{ id, cookie string }

// ledger is what clients were told was saved, by the form's key.
type ledger struct {
	mu      sync.Mutex
	records map[string]receipt
}

func (l *ledger) add(key string, r receipt) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.records[key] = r
}

func (l *ledger) size() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.records)
}

// grow waits until that many more records are acknowledged, so that every kill falls into the middle of work.
func (l *ledger) grow(t *testing.T, by int) {
	t.Helper()
	want := l.size() + by
	for deadline := time.Now().Add(60 * time.Second); l.size() < want; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("only %d of %d records were acknowledged within a minute", l.size(), want)
		}
	}
}

// check asks that what is new is exactly what was acknowledged, each once, and opens every record: what it says must be what
// was written in its own form, so that it can be unsealed and stands under its own key.
func (l *ledger) check(t *testing.T, s *supervisor, before, after map[string]bool, cookies []string) {
	t.Helper()
	forms := map[string]string{}
	for key, r := range l.records {
		if other, twice := forms[r.id]; twice {
			t.Errorf("two forms, %s and %s, were told of one record", key, other)
		}
		forms[r.id] = key
		if !after[r.id] {
			t.Error("an acknowledged record is gone")
		} else if !strings.Contains(get(t, s.url()+"/concerns/view/"+r.id, r.cookie), facts(key)) {
			t.Error("an acknowledged record does not say what was written in its form")
		}
	}
	for id := range after {
		if before[id] || forms[id] != "" {
			continue
		}
		if key, ours := written(s, id, cookies); ours { // else one of the fictional year, which is played meanwhile
			t.Errorf("form %s was saved twice: as the record it was told of, %s, and as %s", key, l.records[key].id, id)
		}
	}
	t.Logf("%d forms were acknowledged, and %d records are new", len(l.records), len(after)-len(before))
}

// written gives the key of the form that a record was made from, if it is one of this test's.
func written(s *supervisor, id string, cookies []string) (key string, ours bool) {
	for _, cookie := range cookies { // its author is one of them
		res, err := request(http.MethodGet, s.url()+"/concerns/view/"+id, cookie, nil)
		if err != nil {
			continue
		}
		body, _ := io.ReadAll(res.Body)
		_ = res.Body.Close()
		if _, rest, found := strings.Cut(string(body), factsBegin); found {
			key, _, _ = strings.Cut(rest, ".")
			return key, true
		}
	}
	return "", false
}

// listed gives every concern that any of them finds in their list.
func listed(t *testing.T, s *supervisor, cookies []string) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, cookie := range cookies {
		for path := "/concerns"; path != ""; {
			body := get(t, s.url()+path, cookie)
			for _, part := range strings.Split(body, `href="/concerns/view/`)[1:] {
				id, _, _ := strings.Cut(part, `"`)
				found[id] = true
			}
			path = ""
			if _, older, ok := strings.Cut(body, `href="/concerns?before=`); ok {
				id, _, _ := strings.Cut(older, `"`)
				path = "/concerns?before=" + id
			}
		}
	}
	return found
}

// post sends concerns until it is told to stop. A form without an answer is sent again, with the same key, as a browser's
// "try again" does, until somebody answers, also after the end: so every form ends as one record.
func post(ctx context.Context, t *testing.T, s *supervisor, cookie string, l *ledger) {
	for ctx.Err() == nil {
		key := ident.NewRaw(time.Now()).String()
		for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
			id, err := send(s.url(), cookie, key)
			if err == nil {
				l.add(key, receipt{id, cookie})
				break
			}
			if time.Since(began) > 2*time.Minute {
				t.Errorf("a form was never acknowledged: %v", err)
				return
			}
		}
	}
}

// facts is what is written in the form with that key, and in no other.
func facts(key string) string { return factsBegin + key + "." }

const factsBegin = "A fictional concern, "

var noFollow = &http.Client{
	Timeout:       20 * time.Second,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func send(base, cookie, key string) (string, error) {
	form := url.Values{"key": {key}, "pupil": {ident.Derived("pupil/sami").String()}, "part": {"affected"}, "danger": {"no"}, "facts": {facts(key)}}
	res, err := request(http.MethodPost, base+"/concerns/new", cookie, form)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	id, ok := strings.CutPrefix(res.Header.Get("Location"), "/concerns/view/")
	if res.StatusCode != http.StatusSeeOther || !ok {
		return "", errors.New("not saved")
	}
	return strings.TrimSuffix(id, "?saved=1"), nil
}

func request(method, to, cookie string, form url.Values) (*http.Response, error) {
	r, err := http.NewRequestWithContext(context.Background(), method, to, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if cookie != "" {
		r.AddCookie(&http.Cookie{Name: "__Host-heard", Value: cookie})
	}
	return noFollow.Do(r)
}

func signIn(t *testing.T, base, name string) string {
	t.Helper()
	res, err := request(http.MethodPost, base+"/sign-in", "", url.Values{
		"key": {ident.NewRaw(time.Now()).String()}, "username": {name}, "password": {demo.Password},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	for _, c := range res.Cookies() {
		if c.Name == "__Host-heard" && c.Value != "" {
			return c.Value
		}
	}
	t.Fatalf("%s could not sign in: %d", name, res.StatusCode)
	return ""
}

func get(t *testing.T, to, cookie string) string {
	t.Helper()
	res, err := request(http.MethodGet, to, cookie, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %v", to, res.StatusCode, err)
	}
	return string(body)
}
