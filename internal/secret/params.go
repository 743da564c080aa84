package secret

import (
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"heard/internal/clock"

	"golang.org/x/crypto/argon2"
)

// Params is the cost of a password hash: argon2id, one lane. Only this package makes one, so that no setting can go below
// the floor.
type Params struct {
	memory uint32 // KiB
	passes uint32
}

const (
	mebibyte     = 1 << 10 // in KiB
	floorMemory  = 19 * mebibyte
	usualMemory  = 32 * mebibyte // more would not keep the program under 100 MB while people sign in
	mostMemory   = 256 * mebibyte
	floorPasses  = 2
	mostPasses   = 32
	tuneFor      = 200 * time.Millisecond
	tuneMost     = 250 * time.Millisecond
	keepFrom     = 100 * time.Millisecond
	keepTo       = 375 * time.Millisecond
	lanes        = 1
	hashSize     = 32
	saltSize     = 16
	measureTimes = 6 // the first is slow: its memory is new
)

// Floor is the least that is ever used for a real password.
func Floor() Params { return Params{floorMemory, floorPasses} }

// CheapForTests costs next to nothing and protects nothing.
func CheapForTests() Params { return Params{8, 1} }

// Tune measures this machine for about 60 ms and gives parameters that take about 200 ms. Last are the parameters of the
// newest stored hash (ParamsOf), or the zero Params: they are kept while they still take a sensible time, because each
// change makes old hashes take another time than new ones until their owners sign in.
func Tune(c clock.Clock, last Params) Params {
	best := time.Duration(1 << 62)
	for range measureTimes { // the shortest is the one that other work on the machine disturbed least
		start := c.Now()
		argon2.IDKey(nil, make([]byte, saltSize), 1, floorMemory, lanes, hashSize)
		best = min(best, c.Now().Sub(start))
	}
	return choose(best, last)
}

// choose relies on the time being in proportion to memory and passes, which it is within a tenth.
func choose(floorPass time.Duration, last Params) Params {
	takes := func(p Params) time.Duration {
		return time.Duration(float64(floorPass) * float64(p.memory) / floorMemory * float64(p.passes))
	}
	if last.real() && takes(last) >= keepFrom && takes(last) <= keepTo {
		return last
	}
	for _, p := range []Params{{usualMemory, 1}, {floorMemory, 1}} {
		// In tenths of a pass, so that a clock that stood still divides by nothing.
		passes := (10*tuneFor/max(takes(p), 1) + 5) / 10
		if p.passes = uint32(min(passes, mostPasses)); p.passes >= floorPasses && takes(p) <= tuneMost {
			return p
		}
	}
	return Floor()
}

// real reports whether the parameters are within the bounds for real passwords; a stored hash outside them was not
// written by this program, and following it could use up the machine's memory.
func (p Params) real() bool {
	return p.memory >= floorMemory && p.memory <= mostMemory && p.passes >= floorPasses && p.passes <= mostPasses
}

// String gives the parameters as they stand in a stored hash, for heard check.
func (p Params) String() string { return fmt.Sprintf("m=%d,t=%d,p=%d", p.memory, p.passes, lanes) }

// ParamsOf reads the parameters of a stored hash; the zero Params when it is none.
func ParamsOf(stored string) Params {
	h, _ := parsePHC(stored)
	return h.params
}

// phc is a stored hash in the usual form: $argon2id$v=19$m=32768,t=6,p=1$SALT$HASH.
type phc struct {
	params Params
	salt   []byte
	hash   []byte
}

func (h phc) encode() string {
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$%s$%s$%s", argon2.Version, h.params, b64(h.salt), b64(h.hash))
}

// parsePHC accepts only what encode writes.
func parsePHC(stored string) (phc, bool) {
	part := strings.Split(stored, "$")
	if len(part) != 6 {
		return phc{}, false
	}
	var h phc
	if _, err := fmt.Sscanf(part[3], "m=%d,t=%d", &h.params.memory, &h.params.passes); err != nil {
		return phc{}, false
	}
	var err error
	if h.salt, err = base64.RawStdEncoding.DecodeString(part[4]); err != nil || len(h.salt) != saltSize {
		return phc{}, false
	}
	if h.hash, err = base64.RawStdEncoding.DecodeString(part[5]); err != nil || len(h.hash) != hashSize {
		return phc{}, false
	}
	if h.encode() != stored || (!h.params.real() && h.params != CheapForTests()) {
		return phc{}, false
	}
	return h, true
}
