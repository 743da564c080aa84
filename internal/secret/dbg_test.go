package secret

import (
	"fmt"
	"golang.org/x/crypto/argon2"
	"heard/internal/clock"
	"testing"
	"time"
)

func TestDbg(t *testing.T) {
	for range 6 {
		s := time.Now()
		p := Tune(clock.System{}, Params{})
		fmt.Println(p, time.Since(s))
	}
	for _, p := range []Params{{floorMemory, 1}, {floorMemory, 2}, {usualMemory, 1}, {usualMemory, 6}, {usualMemory, 12}, {64 << 10, 6}} {
		for range 3 {
			s := time.Now()
			argon2.IDKey(nil, make([]byte, 16), p.passes, p.memory, 1, 32)
			fmt.Println(p, time.Since(s))
		}
	}
}
