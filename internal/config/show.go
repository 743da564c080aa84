package config

import (
	"fmt"
	"net/netip"
	"strings"
)

// Line is one setting as heard check prints it.
type Line struct {
	Key, Value, From, About string
}

// Lines lists every setting in a fixed order, with where its value came from. A secret shows only whether it is set.
func (c Config) Lines() []Line {
	values := map[string]string{
		"HEARD_ORIGIN": c.Origin, "HEARD_LISTEN": c.Listen, "HEARD_DATA": c.Data, "HEARD_KEYS": c.Keys,
		"HEARD_DB_DSN": isSet(!c.DSN.IsZero()), "HEARD_DB_MIGRATE_DSN": isSet(!c.MigrateDSN.IsZero()),
		"HEARD_TRUSTED_PROXIES": prefixes(c.TrustedProxies), "HEARD_SCHOOL_NAME": c.SchoolName,
		"HEARD_LEAVE_URL": c.LeaveURL, "HEARD_LOG": logWord(c.LogJSON),
	}
	lines := make([]Line, 0, len(settings))
	for _, s := range settings {
		lines = append(lines, Line{s.key, values[s.key], c.from[s.key], s.about})
	}
	return lines
}

// String prints the configuration without its secrets, a setting to a line.
func (c Config) String() string {
	var b strings.Builder
	for _, l := range c.Lines() {
		fmt.Fprintf(&b, "%-22s %s  (%s)\n", l.Key, l.Value, l.From)
	}
	return b.String()
}

// GoString is String, so that no verb prints more.
func (c Config) GoString() string { return c.String() }

func isSet(ok bool) string {
	if ok {
		return "set, not shown"
	}
	return "not set"
}

func logWord(json bool) string {
	if json {
		return "json"
	}
	return "text"
}

func prefixes(ps []netip.Prefix) string {
	if len(ps) == 0 {
		return "none"
	}
	words := make([]string, len(ps))
	for i, p := range ps {
		words[i] = p.String()
	}
	return strings.Join(words, ", ")
}
