package testapp

import (
	"bytes"
	"sync"
)

// locked lets every goroutine of the program log into one buffer.
type locked struct {
	mu sync.Mutex
	b  *bytes.Buffer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}
