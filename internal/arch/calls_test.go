package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	pathpkg "path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// ban is a set of functions of one package that only some folders may use.
type ban struct {
	pkg     string
	names   []string
	allowed []string
	why     string
	tests   bool // holds in test files as well
}

var bans = []ban{
	{
		"time", []string{"Now", "Since", "Until"}, []string{"internal/clock"},
		"take a clock.Clock or a time.Time, so that a test can say what the time is", false,
	},
	{
		"os", []string{"Getenv", "LookupEnv", "Environ", "ExpandEnv"}, []string{"internal/config"},
		"settings come in through internal/config, where they are checked and printed", false,
	},
	{
		"fmt", []string{"Print", "Printf", "Println"}, []string{"cmd", "deploy"},
		"return a value or log; only commands talk to a terminal", false,
	},
	{
		"os/exec", []string{"Command", "CommandContext"}, []string{"internal/mariadb/private", "internal/testdb", "internal/testapp", "internal/pdf/pdftest", "internal/bench"},
		"Heard starts no program but its own database", false,
	},
	{
		"net/http", []string{"Get", "Post", "PostForm", "Head", "Client", "DefaultClient", "NewRequest", "NewRequestWithContext", "Transport", "DefaultTransport"},
		[]string{"internal/testapp", "internal/bench"},
		"nothing that a child wrote leaves the machine (4.3, 4.25); a new way out is a decision", false,
	},
	{
		"heard/internal/secret", []string{"Tune"}, []string{"internal/app"},
		"ask app.Database for the school's Hasher, which keeps the parameters that stored passwords have", false,
	},
	{
		"testing", []string{"Short"}, nil,
		"every test always runs; make it fast instead", true,
	},
}

func TestSomeFunctionsHaveOneHome(t *testing.T) {
	eachGoFile(t, func(path string, fset *token.FileSet, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			for _, b := range bans {
				if isTest(path) && !b.tests || inAny(path, b.allowed) {
					continue
				}
				if slices.Contains(b.names, sel.Sel.Name) && namesPackage(file, sel.X, b.pkg) {
					t.Errorf("%s:%d: %s.%s: %s", path, fset.Position(sel.Pos()).Line, b.pkg, sel.Sel.Name, b.why)
				}
			}
			return true
		})
	})
}

// Nothing skips silently: a test without its database or browser fails and says how to get it.
func TestNoTestSkips(t *testing.T) {
	eachGoFile(t, func(path string, fset *token.FileSet, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if ok && slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, sel.Sel.Name) && isTestingValue(sel.X) {
				t.Errorf("%s:%d: %s: fail instead, and say how to get what is missing",
					path, fset.Position(call.Pos()).Line, sel.Sel.Name)
			}
			return true
		})
	})
}

// isTestingValue goes by the names that testing values have by custom; rapid's T may skip a draw.
func isTestingValue(x ast.Expr) bool {
	id, ok := x.(*ast.Ident)
	return ok && slices.Contains([]string{"t", "b", "f", "tb", "testing"}, id.Name)
}

// namesPackage reports whether x is the name under which the file imports that package.
func namesPackage(file *ast.File, x ast.Expr, importPath string) bool {
	id, ok := x.(*ast.Ident)
	if !ok {
		return false
	}
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil || path != importPath {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name == id.Name
		}
		return id.Name == pathpkg.Base(importPath)
	}
	return false
}

func inAny(path string, folders []string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool { return strings.HasPrefix(path, folder+"/") })
}

func eachGoFile(t *testing.T, visit func(path string, fset *token.FileSet, file *ast.File)) {
	t.Helper()
	for _, path := range goFiles(t) {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, filepath.Join(root, path), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		visit(path, fset, file)
	}
}
