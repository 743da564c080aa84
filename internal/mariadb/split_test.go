package mariadb

import (
	"slices"
	"strings"
	"testing"
)

func texts(pieces []piece) (all []string) {
	for _, p := range pieces {
		all = append(all, p.text)
	}
	return all
}

func TestSplit(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want []string
	}{
		"empty":               {"", nil},
		"only comments":       {"-- a; b\n# c;\n/* d; */ ;;\n", nil},
		"two":                 {"SELECT 1;\nSELECT 2;", []string{"SELECT 1", "SELECT 2"}},
		"semicolon in string": {"SELECT 'a;b', \"c;d\", `e;f`;", []string{"SELECT 'a;b', \"c;d\", `e;f`"}},
		"doubled quotes":      {"SELECT 'it''s; ok';SELECT 2;", []string{"SELECT 'it''s; ok'", "SELECT 2"}},
		"escaped quote":       {`SELECT 'a\';b';`, []string{`SELECT 'a\';b'`}},
		"backslash in name":   {"SELECT `a\\`;SELECT 2;", []string{"SELECT `a\\`", "SELECT 2"}},
		"comment inside":      {"SELECT 1 -- not; here\n + 1;", []string{"SELECT 1 -- not; here\n + 1"}},
		"minus minus":         {"SELECT 1--1;", []string{"SELECT 1--1"}},
		"quote in comment":    {"-- it's fine\nSELECT 1;", []string{"SELECT 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := split(c.file)
			if err != nil || !slices.Equal(texts(got), c.want) {
				t.Errorf("split(%q) = %q, %v; want %q", c.file, texts(got), err, c.want)
			}
		})
	}
}

func TestSplitRefuses(t *testing.T) {
	for file, want := range map[string]string{
		"SELECT 1":                       "line 1: the last statement does not end",
		"\nSELECT 'a;":                   "line 2: a quote never ends",
		"/* never":                       "a comment never ends",
		"SELECT 1 /*! , 2 */;":           "executes",
		"SELECT 1 /*M!100100 , 2 */;":    "executes",
		"DELIMITER //\nSELECT 1//\n;":    "line 1: DELIMITER",
		"SELECT 1;\n\n\nSELECT 2; 'x'\\": "line 4",
		"SELECT \x00;":                   "zero byte",
	} {
		if got, err := split(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("split(%q) = %q, %v; want an error with %q", file, texts(got), err, want)
		}
	}
}

func TestSplitKnowsTheLine(t *testing.T) {
	got, err := split("-- one\n\nSELECT\n 1;\n/* a\nb */ SELECT 2;\n")
	if err != nil || len(got) != 2 || got[0].line != 3 || got[1].line != 6 {
		t.Errorf("got %+v, %v", got, err)
	}
}

// Whatever split accepts, joining its pieces and splitting again gives the same pieces, and each piece alone is one.
func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"SELECT 1; SELECT 'a;''b\\'' -- c;\n;", "`a``;`;", "# x\n/* ; */GRANT SELECT ON a TO {{app}};", "--\x01;a;", "a--;", "'\\"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, file string) {
		pieces, err := split(file)
		if err != nil {
			return
		}
		var joined strings.Builder
		for _, p := range pieces {
			joined.WriteString(p.text + ";")
			if alone, err := split(p.text + ";"); err != nil || len(alone) != 1 || alone[0].text != p.text {
				t.Errorf("piece %q of %q alone is %q, %v", p.text, file, texts(alone), err)
			}
		}
		again, err := split(joined.String())
		if err != nil || !slices.Equal(texts(again), texts(pieces)) {
			t.Errorf("%q gives %q, and those joined %q, %v", file, texts(pieces), texts(again), err)
		}
	})
}
