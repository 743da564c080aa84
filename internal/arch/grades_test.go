package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// gradeWord is what a field that grades is called. A field of a record is looked at more closely than a text: nothing that
// is kept about anybody is a grade, whatever it would be a grade of. mariadb's test of the live schema asks the same of columns.
var gradeWord = regexp.MustCompile(`\b(risk|score|rag|severity|level|grade|rating|colou?r|tier|band|priority|urgency)s?\b`)

// fieldsAllowed are the fields that bear such a word and grade nobody: "folder Type.Field" and what it is.
var fieldsAllowed = map[string]string{
	"internal/pdf textInk.colour":     "ink of a document, the same for everybody",
	"internal/pdf fillInk.colour":     "ink of a document, the same for everybody",
	"internal/pdf ruleInk.colour":     "ink of a document, the same for everybody",
	"internal/pdf dotInk.colour":      "ink of a document, the same for everybody",
	"internal/pdf voice.colour":       "ink of a document, the same for everybody",
	"internal/pdf mark.level":         "depth of a heading",
	"internal/pdf/typeset cell.level": "depth of writing from right to left",
}

// What is allowed must be there: an entry that nothing needs would one day let something else through.
func TestEveryFieldAllowedIsThere(t *testing.T) {
	found := map[string]bool{}
	eachGoFile(t, func(path string, _ *token.FileSet, file *ast.File) {
		for _, f := range gradesIn(file) {
			found[folderOf(path)+" "+f.name] = true
		}
	})
	for field := range fieldsAllowed {
		if !found[field] {
			t.Errorf("%s is allowed and is nowhere", field)
		}
	}
}

// 4.1, scenario 12: no struct has a field, and nothing that is sealed or sent has a key, for a grade.
func TestNoFieldIsAGrade(t *testing.T) {
	eachGoFile(t, func(path string, fset *token.FileSet, file *ast.File) {
		if isTest(path) {
			return
		}
		for _, f := range gradesIn(file) {
			if why := fieldsAllowed[folderOf(path)+" "+f.name]; why == "" {
				t.Errorf("%s:%d: %s is named after a grade: keep what is known in words, or add it to fieldsAllowed and say what it is",
					path, fset.Position(f.at).Line, f.name)
			}
		}
	})
}

func folderOf(path string) string { return path[:max(strings.LastIndexByte(path, '/'), 0)] }

type graded struct {
	name string
	at   token.Pos
}

// gradesIn finds the fields of named and unnamed structs whose name, or whose key in JSON, is a grade's.
func gradesIn(file *ast.File) (all []graded) {
	owner := ""
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.TypeSpec:
			owner = n.Name.Name
		case *ast.StructType:
			for _, f := range n.Fields.List {
				tag := keyOf(f)
				for _, id := range f.Names {
					if gradeWord.MatchString(normalise(id.Name)) || gradeWord.MatchString(normalise(tag)) {
						all = append(all, graded{owner + "." + id.Name, id.Pos()})
					}
				}
			}
		}
		return true
	})
	return all
}

func keyOf(f *ast.Field) string {
	if f.Tag == nil {
		return ""
	}
	tag, _ := strconv.Unquote(f.Tag.Value)
	words := ""
	for _, kind := range []string{"json", "form"} {
		word, _, _ := strings.Cut(reflect.StructTag(tag).Get(kind), ",")
		words += " " + word
	}
	return words
}

func TestTheScanOfFieldsKnowsWhatItLooksFor(t *testing.T) {
	for _, field := range []string{"Risk int", "SuicideRisk string", "DangerLevel int", "Score, Other int", "Rag string", "Colour string", "Word string `json:\"risk_level,omitempty\"`", "Word string `form:\"grade\"`"} {
		file, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\ntype Words struct{ "+field+" }", 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(gradesIn(file)) == 0 {
			t.Errorf("%s was not found", field)
		}
	}
}
