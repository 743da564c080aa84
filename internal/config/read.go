package config

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	twin        = "_FILE"
	maxFileSize = 64 << 10
)

// readShort reads a file as far as shows whether it is too large: one that never ends would take all the memory there is.
func readShort(path string) ([]byte, error) {
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFileSize+1))
}

type reader struct {
	env      map[string]string
	readFile func(string) ([]byte, error)
	problems []string
}

func (r *reader) addf(format string, args ...any) {
	r.problems = append(r.problems, fmt.Sprintf(format, args...))
}

// problem says what is wrong with one value; it repeats the value only when that is no secret.
func (r *reader) problem(key, must, value string, isSecret bool) {
	if isSecret {
		r.addf("%s must %s.", key, must)
		return
	}
	r.addf("%s must %s; it is %q.", key, must, value)
}

// value gives what was set, or the standard, and says where it came from.
func (r *reader) value(s setting) (value, from string) {
	plain, path := r.env[s.key], r.env[s.key+twin]
	switch {
	case plain != "" && path != "":
		r.addf("%s and %s are both set; keep one.", s.key, s.key+twin)
		return s.standard, "default, because two values are given"
	case plain != "":
		return plain, "environment"
	case path == "":
		return s.standard, "default"
	}
	b, err := r.readFile(path)
	text := strings.TrimRight(string(b), "\r\n")
	switch {
	case err != nil:
		r.addf("%s names the file %q, which cannot be read: %s.", s.key+twin, path, reason(err))
	case len(b) > maxFileSize:
		r.addf("%s names the file %q, which is too large to be a setting.", s.key+twin, path)
	case text == "":
		r.addf("%s names the file %q, which is empty.", s.key+twin, path)
	case strings.ContainsAny(text, "\r\n\x00"):
		r.addf("%s names the file %q, which holds more than one line.", s.key+twin, path)
	default:
		return text, "file " + path
	}
	return s.standard, "default, because the file is no good"
}

// checkTogether looks at what no value shows alone.
func (r *reader) checkTogether(c *Config) {
	if !r.isGiven("HEARD_DB_DSN") && r.isGiven("HEARD_DB_MIGRATE_DSN") {
		r.addf("HEARD_DB_MIGRATE_DSN is set but HEARD_DB_DSN is not; set both, or neither to use the private server.")
	}
	data, err1 := filepath.Abs(c.Data)
	keys, err2 := filepath.Abs(c.Keys)
	if err1 != nil || err2 != nil {
		r.addf("The directory in which Heard was started cannot be found, so HEARD_DATA and HEARD_KEYS must be full paths.")
		return
	}
	if isWithin(data, keys) || isWithin(keys, data) {
		r.addf("HEARD_KEYS (%s) and HEARD_DATA (%s) must be apart, so that a copy of the data never carries its keys.", c.Keys, c.Data)
	}
}

func (r *reader) isGiven(key string) bool { return r.env[key] != "" || r.env[key+twin] != "" }

func isWithin(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// refuseUnknown turns a slip of the pen into a sentence: a setting that is silently not read can be the wrong database.
func (r *reader) refuseUnknown() {
	known := map[string]bool{}
	for _, s := range settings {
		known[s.key], known[s.key+twin] = true, true
	}
	for _, k := range slices.Sorted(maps.Keys(r.env)) {
		switch near := nearest(k, slices.Sorted(maps.Keys(known))); {
		case known[k]:
		case strings.HasPrefix(k, "HEARD_PEPPER"):
			r.addf("%s is not read from the environment; the pepper is a file in the directory that HEARD_KEYS names.", k)
		case near != "":
			r.addf("%s is not a setting; did you mean %s?", k, near)
		default:
			r.addf("%s is not a setting; heard check lists those there are.", k)
		}
	}
}
