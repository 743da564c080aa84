package testapp

import (
	"bytes"
	"encoding/json"
	"sync"
	"time"
)

// locked lets every goroutine of the program log into one buffer, and a test read it meanwhile. It reads the lines that tell of
// a request as they come: a walk through thousands of pages cannot read the whole log after each.
type locked struct {
	mu       sync.Mutex
	b        bytes.Buffer
	requests int
	newest   map[string]request // by method
	more     chan struct{}      // closed by the next line of a request
}

// request is what the program's log line tells of one.
type request struct{ Msg, Request, Method, Route string }

func newLocked() *locked { return &locked{newest: map[string]request{}, more: make(chan struct{})} }

// Write implements io.Writer; the logger gives it one line at a time.
func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var r request
	if bytes.Contains(p, []byte(`"msg":"request"`)) && json.Unmarshal(p, &r) == nil && r.Msg == "request" {
		l.requests++
		l.newest[r.Method] = r
		close(l.more)
		l.more = make(chan struct{})
	}
	return l.b.Write(p)
}

// String gives what was written so far.
func (l *locked) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// count is how many requests were told of, and a channel that is closed when there is one more.
func (l *locked) count() (requests int, more <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.requests, l.more
}

// patience is how long a request's line may take: it is written after the answer has been sent, so a client can be here first.
const patience = 5 * time.Second

// wait returns when more requests were told of than before.
func (l *locked) wait(before int) {
	end := time.After(patience)
	for {
		requests, more := l.count()
		if requests > before {
			return
		}
		select {
		case <-more:
		case <-end:
			return
		}
	}
}

// last is the newest request with a method.
func (l *locked) last(method string) request {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.newest[method]
}
