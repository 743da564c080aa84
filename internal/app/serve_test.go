package app

import (
	"context"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// SIGTERM in the middle of requests: what is being answered is answered, nobody new comes in, and somebody who sends a byte
// now and then keeps nobody waiting. Stopping used to end with "context deadline exceeded" and exit code 1 for their sake.
func TestStoppingLetsRequestsEndAndCutsOffWhoSendsTooSlowly(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // of a test
	if err != nil {
		t.Fatal(err)
	}
	arrived, goOn := make(chan bool, 2), make(chan bool)
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		arrived <- true
		if _, err := io.ReadAll(r.Body); err != nil {
			return
		}
		<-goOn
		w.WriteHeader(http.StatusSeeOther)
	})
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- serveUntil(ctx, l, h, 500*time.Millisecond) }()

	slow, err := net.Dial("tcp", l.Addr().String()) //nolint:noctx // of a test
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	if _, err := io.WriteString(slow, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc"); err != nil {
		t.Fatal(err)
	}
	<-arrived
	answered := make(chan string, 1)
	go func() { answered <- ask(l.Addr().String()) }()
	<-arrived
	stop()
	time.Sleep(50 * time.Millisecond)
	if c, err := net.Dial("tcp", l.Addr().String()); err == nil { //nolint:noctx // of a test
		_ = c.Close()
		t.Error("somebody new came in")
	}
	goOn <- true
	if got := <-answered; got != "HTTP/1.1 303" {
		t.Errorf("a request under way was answered with %q", got)
	}
	if err := <-served; err != nil {
		t.Errorf("stopping ended with: %v", err)
	}
}

// Every answer passes what the site puts around it; net/http answered one question before the site saw it.
func TestNothingIsAnsweredBesideTheSite(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // of a test
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() {
		served <- Serve(ctx, l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusSeeOther) }))
	}()
	for _, line := range []string{"OPTIONS *", "OPTIONS /", "TRACE /", "GET /"} {
		if got := send(l.Addr().String(), line); got != "HTTP/1.1 303" {
			t.Errorf("%s: %q", line, got)
		}
	}
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
}

// ask sends one request by hand, since a client of net/http would try again.
func ask(addr string) string { return send(addr, "GET /") }

func send(addr, line string) string {
	c, err := net.Dial("tcp", addr) //nolint:noctx // of a test
	if err != nil {
		return err.Error()
	}
	defer c.Close()
	if _, err := io.WriteString(c, line+" HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		return err.Error()
	}
	b := make([]byte, len("HTTP/1.1 303"))
	if _, err := io.ReadFull(c, b); err != nil {
		return err.Error()
	}
	return string(b)
}
