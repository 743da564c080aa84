package mariadb

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
)

// migration is one statement of a migration file.
type migration struct {
	file     string
	ordinal  int // from 1
	line     int
	text     string
	checksum string // of the text as it stands in the file, accounts not yet filled in
}

func (m migration) key() migrationKey { return migrationKey{m.file, m.ordinal} }

// String names the statement in an error message.
func (m migration) String() string {
	const long = 60
	text := strings.Join(strings.Fields(m.text), " ")
	if r := []rune(text); len(r) > long {
		text = string(r[:long]) + "…"
	}
	return fmt.Sprintf("%s, statement %d (line %d: %s)", m.file, m.ordinal, m.line, text)
}

type migrationKey struct {
	file    string
	ordinal int
}

var migrationName = regexp.MustCompile(`^([0-9]{4})_[a-z0-9_]+\.sql$`)

// readMigrations gives every statement of the files in order. Each number stands once, so that two branches that both added
// one cannot be merged unnoticed; a number may still be missing while another branch holds it.
func readMigrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "*.sql") // sorted
	if err != nil {
		return nil, err
	}
	var all []migration
	last := 0
	for _, name := range names {
		m := migrationName.FindStringSubmatch(name)
		if m == nil {
			return nil, fmt.Errorf("migration %s is not named like 0001_what_it_does.sql", name)
		}
		n, _ := strconv.Atoi(m[1])
		if n <= last {
			return nil, fmt.Errorf("migration %s needs a number of its own, from %04d on", name, last+1)
		}
		last = n
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		pieces, err := split(string(text))
		if err != nil {
			return nil, fmt.Errorf("migration %s, %w", name, err)
		}
		for j, p := range pieces {
			sum := sha256.Sum256([]byte(p.text))
			all = append(all, migration{name, j + 1, p.line, p.text, hex.EncodeToString(sum[:])})
		}
	}
	return all, nil
}

// record is what the database remembers of a statement.
type record struct {
	checksum string
	finished bool
}

// compare tells which statements are still to be run, and which one was begun and never finished, if any. It refuses a
// history that is not the beginning of the plan.
func compare(plan []migration, history map[migrationKey]record) (pending []migration, half *migration, err error) {
	known := make(map[migrationKey]bool, len(plan))
	for i, m := range plan {
		known[m.key()] = true
		r, ran := history[m.key()]
		switch {
		case !ran:
			pending = append(pending, m)
		case half != nil || len(pending) > 0:
			return nil, nil, fmt.Errorf("the database ran %s before an earlier statement of this program: a migration was changed after it was released, so install the release that belongs to this database", m)
		case r.checksum != m.checksum:
			return nil, nil, fmt.Errorf("the database ran another text of %s: a migration was changed after it was released, so install the release that belongs to this database", m)
		case !r.finished:
			half = &plan[i]
		}
	}
	for k := range history {
		if !known[k] {
			return nil, nil, fmt.Errorf("the database was migrated by a newer Heard (%s, statement %d, is unknown to this one): install that version or a later one", k.file, k.ordinal)
		}
	}
	return pending, half, nil
}
