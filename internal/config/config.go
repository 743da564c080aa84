// Package config reads what the operator chose, once, at start: HEARD_* variables and their _FILE twins. It is the only
// package that sees the environment. What a value means to the database, the keys or the pages is checked by those who
// use it; here it must only be well formed, and nothing here may be changed while the program runs.
package config

import (
	"net/netip"
	"os"
	"strings"

	"heard/internal/secret"
)

// Config is the whole of it. Secrets are held so that printing a Config in any way shows none.
type Config struct {
	Origin         string      // how browsers reach the school's Heard: scheme, host and port, nothing after
	Listen         string      // host:port that the program itself listens on
	DSN            secret.Text // the school's own MariaDB as user app; none: the private server
	MigrateDSN     secret.Text // the same as user migrate
	Data           string      // directory of the private server
	Keys           string      // directory of key files, outside Data
	TrustedProxies []netip.Prefix
	SchoolName     string
	LeaveURL       string // where "leave this page" goes: a path of this site or an https address
	LogJSON        bool

	from map[string]string // where each value came from, by key
}

// IsPrivate reports whether the program owns its database server, because no other was named.
func (c Config) IsPrivate() bool { return c.DSN.IsZero() }

// Error is everything wrong with the configuration at once. Each problem is one sentence for the operator.
type Error struct{ Problems []string }

// Error gives the problems in one line each.
func (e *Error) Error() string { return strings.Join(e.Problems, "\n") }

// FromEnvironment loads the configuration of this process.
func FromEnvironment() (Config, error) { return Load(os.Environ(), readShort) }

// Load reads environ, as os.Environ gives it, and the files that _FILE twins name. Variables that do not begin with
// HEARD_ are not looked at, and an empty one counts as not set. The error is an *Error; the Config that comes with it
// holds every value that was right, and defaults for the rest, so that it can still be shown.
func Load(environ []string, readFile func(string) ([]byte, error)) (Config, error) {
	r := reader{readFile: readFile, env: map[string]string{}}
	for _, kv := range environ {
		if k, v, ok := strings.Cut(kv, "="); ok && strings.HasPrefix(k, "HEARD_") {
			r.env[k] = v
		}
	}
	c := Config{from: map[string]string{}}
	r.refuseUnknown()
	for _, s := range settings {
		value, from := r.value(s)
		if problem := s.set(&c, value); problem != "" {
			r.problem(s.key, problem, value, s.secret)
			from = "default, because the value given is wrong"
			s.set(&c, s.standard)
		}
		c.from[s.key] = from
	}
	r.checkTogether(&c)
	if len(r.problems) > 0 {
		return c, &Error{r.problems}
	}
	return c, nil
}
