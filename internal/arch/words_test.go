package arch

import (
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// ruleWords are words that a rule of the design keeps out. They are looked for in names (Go
// identifiers, columns, tables, template fields), in text (string literals, pages, policies), or both;
// never in comments, which must be able to say what is not done.
type ruleWords struct {
	rule    string
	pattern *regexp.Regexp // matched against lower-case words with single spaces
	names   bool
	text    bool
	instead string
}

var banned = []ruleWords{
	{
		"4.1: no risk score, level or colour on a child",
		regexp.MustCompile(`\brisk (level|score|rating|band|rag|category|grade|tier|matrix|stratification)s?\b|\b(rag|brag) (status|rating)\b|\bseverity\b|\bstratif(y|ied|ication)\b`),
		true, true,
		"record what is known in words, and actions with an owner and a date",
	},
	{
		"4.1: no risk score, level or colour on a child",
		regexp.MustCompile(`\b(low|medium|moderate|high|higher|lower|highest) risk\b|\brisk (is|was|as) (low|medium|high)\b`),
		true, true,
		"record what is known in words, and actions with an owner and a date",
	},
	{
		"4.1: no risk score, level or colour on a child",
		regexp.MustCompile(`\b(danger|harm|suicide|suicidality|urgency|safety) (level|score|rating|band|rag|category|grade|tier|colour|color)s?\b|\bsuicid(e|al) risk\b`),
		true, true,
		"record what is known in words, and actions with an owner and a date",
	},
	{
		"4.1: no risk score, level or colour on a child",
		regexp.MustCompile(`\b(risk|rag|score|severity)s?\b`),
		true, false,
		"nothing in Heard has such a field; record what is known in words",
	},
	{
		"4.12: no stigmatising words",
		regexp.MustCompile(`\battention seek(ing|er)s?\b|\bmanipulative\b|\bself harmers?\b|\b(commit|commits|committed|committing) suicide\b|\brefus(ed|es|ing) to engage\b|\bsuperficial (cut|cuts|wound|wounds|injury|injuries|harm|self harm)\b|\bsuicide gesture\b`),
		true, true,
		"see the preferred wording: reaching out; someone who self-harms; died by suicide; we lost touch; hurt or injury",
	},
	{
		"4.12: no stigmatising words",
		regexp.MustCompile(`\b(failed|successful|unsuccessful) (suicide )?attempts?\b`),
		false, true,
		"for self-harm and suicide say what happened; for signing in say \"tries\"",
	},
	{
		"4.6: never promise secrecy",
		regexp.MustCompile(`\b(completely|totally|fully|strictly|100%) (confidential|private)\b|\bkeep (it|this|that) (a )?secret\b|\bour secret\b`),
		false, true,
		"say what stays private and what must be passed on, before the first box",
	},
	{
		"4.6: never promise secrecy",
		regexp.MustCompile(`\bonly you( and [a-z ]+?)? (can |may |will |ever )*(see|sees|read|reads|know|knows)\b|\b(nobody|no one) else (can |may |will )?(see|sees|read|reads)\b`),
		false, true,
		"name who can see it, and say what must be passed on",
	},
	{
		"4.10: no method detail",
		regexp.MustCompile(`\b(razors?|blades?|ligatures?|nooses?|paracetamol|ice cubes?|(elastic|rubber) bands?)\b`),
		false, true,
		"leave the method out; what happened next and what helps is enough",
	},
	{
		"4.11: no streaks, counters or rankings",
		regexp.MustCompile(`\bstreaks?\b|\bleaderboards?\b|\bdays (since|clean|free)\b`),
		true, true,
		"leave it out; nothing in Heard rewards or counts a young person's days",
	},
	{
		"4.26: no claim of conformance",
		regexp.MustCompile(`\b(nice|kcsie|dtac|prsb|dcb0129|dcb0160|gdpr|wcag) (compliant|conformant|certified|approved|accredited)\b`),
		false, true,
		"say \"structured after\" or \"supports\"",
	},
}

// denial is a sentence that says the thing is not done: "there is no risk score". It ends with the sentence, and at whatever
// is no sentence: a tag, an attribute, an action of a template, a cell of a table.
var denial = regexp.MustCompile(`\b(no|not|never|nor|neither|without|cannot|can't|don't|won't|instead of|rather than)\b[^.;:!?<>{}=|]*$`)

// manner is how a text is read.
type manner int

const (
	prose  manner = iota // sentences, which may say what is not done
	name                 // one name, which says nothing but itself
	tables               // names and texts with no sentence around them: NOT NULL denies nothing
)

// mannerOf says how a file is read. A table of comma-separated values has no sentences either.
func mannerOf(path string) manner {
	if strings.HasPrefix(path, "internal/mariadb/") || slices.Contains([]string{".sql", ".csv"}, filepath.Ext(path)) {
		return tables
	}
	return prose
}

// paragraph is where one thought ends without a full stop.
var paragraph = regexp.MustCompile(`\n\s*\n|\n\s*([-*+]|\d+\.)\s`)

// complaints lists the rules that the text breaks.
func complaints(text string, as manner) []string {
	var found []string
	for _, part := range paragraph.Split(text, -1) {
		plain := normalise(part)
		for _, b := range banned {
			if as == name && !b.names || as == prose && !b.text {
				continue
			}
			for _, at := range b.pattern.FindAllStringIndex(plain, -1) {
				if as != prose || !denial.MatchString(plain[:at[0]]) {
					found = append(found, strconv.Quote(plain[at[0]:at[1]])+" breaks rule "+b.rule+"; "+b.instead)
				}
			}
		}
	}
	return found
}

// normalise makes riskLevel, risk_level, Risk-Level and "risk  level" the same.
func normalise(text string) string {
	var b strings.Builder
	lower := false // the last letter was lower case
	for _, r := range text {
		switch {
		case r == '_' || r == '-' || r == '‑' || unicode.IsSpace(r):
			b.WriteByte(' ')
			lower = false
		case unicode.IsUpper(r) && lower:
			b.WriteByte(' ')
			b.WriteRune(unicode.ToLower(r))
			lower = false
		default:
			b.WriteRune(unicode.ToLower(r))
			lower = unicode.IsLower(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// 4.1, 4.6, 4.10, 4.11, 4.12, 4.26 in the schema, the pages, the policies and what others read about Heard.
func TestBannedWordsInFiles(t *testing.T) {
	comments := map[string]*regexp.Regexp{
		".sql":  regexp.MustCompile(`(?m)--.*$|/\*(?s:.*?)\*/`),
		".html": regexp.MustCompile(`(?s)\{\{-? ?/\*.*?\*/ ?-?\}\}|<!--.*?-->`),
		".csv":  regexp.MustCompile(`(?m)^#.*$`),
		".js":   regexp.MustCompile(`(?m)^\s*//.*$|/\*(?s:.*?)\*/`),
		".css":  regexp.MustCompile(`/\*(?s:.*?)\*/`),
	}
	for _, path := range files(t, []string{".sql", ".html", ".csv", ".txt", ".md", ".js", ".css"}, "migrations", "policies", "web", "deploy", "internal") {
		if strings.Contains(path, "/vendor/") {
			continue
		}
		text := read(t, path)
		if c := comments[filepath.Ext(path)]; c != nil {
			text = c.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) })
		}
		if len(complaints(text, mannerOf(path))) == 0 {
			continue
		}
		for n, line := range strings.Split(text, "\n") { // again by line, to say where
			for _, c := range complaints(line, mannerOf(path)) {
				t.Errorf("%s:%d: %s", path, n+1, c)
			}
		}
		t.Errorf("%s: say it in the words that the rules ask for", path)
	}
}

// key is a text that is a name: of a box, of a column, of a part of what is sealed.
var key = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9]*([_-][a-zA-Z0-9]+)*$`)

// The same rules in Go: identifiers, and every string that could reach a page, a log or the database.
func TestBannedWordsInGo(t *testing.T) {
	eachGoFile(t, func(path string, fset *token.FileSet, file *ast.File) {
		if isTest(path) { // tests name the words in order to look for them
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			var found []string
			switch n := n.(type) {
			case *ast.Ident:
				found = complaints(n.Name, name)
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil {
					found = complaints(s, mannerOf(path))
					if key.MatchString(s) {
						found = append(found, complaints(s, name)...)
					}
				}
			}
			for _, c := range found {
				t.Errorf("%s:%d: %s", path, fset.Position(n.Pos()).Line, c)
			}
			return true
		})
	})
}

// The scan must find what it is for, and let people say that it is not done.
func TestTheScanKnowsWhatItLooksFor(t *testing.T) {
	for _, bad := range []string{
		"RiskLevel", "risk_score", "riskRating", "severity", "ragStatus", "StreakDays", "high_risk", "suicide_risk", "SuicideRisk", "danger_level", "score", "rag",
		"Rag", "HarmScore",
	} {
		if len(complaints(bad, name)) == 0 {
			t.Errorf("the name %s was not found", bad)
		}
	}
	for _, text := range []string{
		"She is high risk.", "It was attention-seeking", "a self-harmer", "two failed attempts",
		"he committed suicide", "This is completely confidential.", "NICE-compliant",
		"There is no form here. The risk level is shown below.", "Only you and your key adult see it, unless you choose.",
		"<label>No</label>\n<label>High risk</label>", `<option value="no" label="High risk">`, "{{if not .Shut}}High risk{{end}}", "| no | high risk |",
		"Nobody is not told\n\nHigh risk", "- No\n- High risk",
	} {
		if len(complaints(text, prose)) == 0 {
			t.Errorf("%q was not found", text)
		}
	}
	for _, text := range []string{
		"Heard gives no risk score.", "We never say attention seeking", "brisk walk", "a fragment",
		"It is not completely confidential: some things must be passed on.", "She knows the risks of the road.",
	} {
		if c := complaints(text, prose); len(c) > 0 {
			t.Errorf("%q: %v", text, c)
		}
	}
	for _, path := range []string{"migrations/0099_x.sql", "policies/grants.csv", "internal/mariadb/x.go"} {
		for _, text := range []string{
			"id BINARY(16) NOT NULL,\n  risk_level TINYINT NOT NULL", "x INT NOT NULL, suicide_risk TINYINT", "x INT NOT NULL, danger_level INT",
			"x INT NOT NULL, score INT NOT NULL", "x INT NOT NULL, rag CHAR(1)", "no,High risk",
		} {
			if len(complaints(text, mannerOf(path))) == 0 {
				t.Errorf("%q in %s was not found", text, path)
			}
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
