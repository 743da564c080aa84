package mariadb_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// written is what the statements of this package change and delete.
type written struct {
	changes map[string][]string // the columns that some statement changes
	deletes []string
}

var (
	updates   = regexp.MustCompile(`(?s)^\s*UPDATE\s+(\w+)\s+SET\s+(.*?)(?:\sWHERE\s.*)?$`)
	onKey     = regexp.MustCompile(`(?s)^\s*INSERT\s+INTO\s+(\w+)\s*\(([^)]*)\).*\sON DUPLICATE KEY UPDATE\s+(.*)$`)
	deletes   = regexp.MustCompile(`^\s*DELETE\s+FROM\s+(\w+)`)
	ofEach    = regexp.MustCompile(`^\s*DELETE FROM $`)
	rewriting = regexp.MustCompile(`\b(UPDATE|DELETE|REPLACE)\s|\bUPDATE$`)
	locks     = regexp.MustCompile(`\bFOR UPDATE\b`)
)

// readWritten reads the statements from the source, so that no list of them has to be kept. The statements of the runner of
// migrations, which are another account's, are left out with its tables.
func readWritten(t *testing.T, tables []string) written {
	t.Helper()
	w := written{changes: map[string][]string{}}
	names, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "migrate") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			text := literals(t, d)
			for _, s := range text {
				w.read(t, name, s, slices.DeleteFunc(slices.Clone(text), func(s string) bool { return !slices.Contains(tables, s) }))
			}
		}
	}
	for table, columns := range w.changes {
		slices.Sort(columns)
		w.changes[table] = slices.Compact(columns)
	}
	slices.Sort(w.deletes)
	w.deletes = slices.Compact(w.deletes)
	return w
}

func literals(t *testing.T, n ast.Node) (all []string) {
	ast.Inspect(n, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			s, err := strconv.Unquote(l.Value)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, s)
		}
		return true
	})
	return all
}

// read takes what one text of the source writes. Where the table is joined in, it is one of those named in the same declaration.
func (w *written) read(t *testing.T, file, text string, named []string) {
	t.Helper()
	found := len(locks.FindAllString(text, -1))
	if m := updates.FindStringSubmatch(text); m != nil {
		found++
		w.changes[m[1]] = append(w.changes[m[1]], assigned(m[2])...)
	}
	if m := onKey.FindStringSubmatch(text); m != nil {
		found++
		// MariaDB asks for UPDATE on what such a statement inserts, too.
		w.changes[m[1]] = slices.Concat(w.changes[m[1]], fields(m[2]), assigned(m[3]))
	}
	if m := deletes.FindStringSubmatch(text); m != nil {
		found++
		w.deletes = append(w.deletes, m[1])
	}
	if ofEach.MatchString(text) && len(named) > 0 {
		found++
		w.deletes = append(w.deletes, named...)
	}
	if n := len(rewriting.FindAllString(text, -1)); n != found {
		t.Errorf("%s: of %d words that change or delete, %d were understood in: %s", file, n, found, text)
	}
}

func fields(list string) (all []string) {
	for c := range strings.SplitSeq(list, ",") {
		all = append(all, strings.TrimSpace(c))
	}
	return all
}

// assigned gives the columns on the left of the assignments of a SET.
func assigned(set string) (all []string) {
	depth, from := 0, 0
	take := func(part string) {
		column, _, _ := strings.Cut(part, "=")
		all = append(all, strings.TrimSpace(column))
	}
	for i, r := range set {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case r == ',' && depth == 0:
			take(set[from:i])
			from = i + 1
		}
	}
	take(set[from:])
	return all
}
