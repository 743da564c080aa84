package arch

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	pathpkg "path"
	"slices"
	"strings"
	"testing"
)

// ownMains are the files whose TestMain does something of its own, and what.
var ownMains = map[string]string{
	"internal/mariadb/private/crash_test.go": "runs itself as the owner of a server that is then killed",
}

// Nothing skips silently: a test without its database or browser fails and says how to get it. Whether a test stands aside
// within a run, or never comes to run, is the same.
func TestNoTestSkips(t *testing.T) {
	eachGoFile(t, func(path string, fset *token.FileSet, file *ast.File) {
		for _, s := range skips(path, file) {
			t.Errorf("%s:%d: %s", path, fset.Position(s.at).Line, s.says)
		}
	})
}

// skips finds the ways by which a file's tests could pass unrun.
func skips(path string, file *ast.File) (all []stray) {
	for _, group := range file.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//go:build") || strings.HasPrefix(c.Text, "// +build") {
				all = append(all, stray{c.Pos(), "every file is always built: a tag leaves out what it guards"})
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, n.Sel.Name) {
				all = append(all, stray{n.Pos(), n.Sel.Name + ": fail instead, and say how to get what is missing"})
			}
		case *ast.FuncDecl:
			if isTest(path) && n.Recv == nil && n.Name.Name == "TestMain" && !runsAll(n) && ownMains[path] == "" {
				all = append(all, stray{n.Pos(), "TestMain hands over to testdb.Main or testscript.Main and does nothing else, so that every test is run"})
			}
		}
		return true
	})
	return all
}

// runsAll reports whether a TestMain is one call of another package's Main.
func runsAll(f *ast.FuncDecl) bool {
	if len(f.Body.List) != 1 {
		return false
	}
	statement, ok := f.Body.List[0].(*ast.ExprStmt)
	if !ok {
		return false
	}
	call, ok := statement.X.(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Main" {
		return false
	}
	id, ok := sel.X.(*ast.Ident)
	return ok && slices.Contains([]string{"testdb", "testscript"}, id.Name)
}

// A file whose name or folder begins with an underscore or names another system, and a module within the module, are built by
// nobody: every file that lies there is one that "go list" builds.
func TestEveryGoFileIsBuilt(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), "go", "list", "-e", "-json=ImportPath,GoFiles,TestGoFiles,XTestGoFiles", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	built := map[string]bool{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath                         string
			GoFiles, TestGoFiles, XTestGoFiles []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		for _, name := range slices.Concat(p.GoFiles, p.TestGoFiles, p.XTestGoFiles) {
			built[pathpkg.Join(strings.TrimPrefix(p.ImportPath, module+"/"), name)] = true
		}
	}
	for _, path := range goFiles(t) {
		if !built[path] {
			t.Errorf("%s is not built: give it a name and a folder with which it always is", path)
		}
	}
}

func TestTheScanForSkipsKnowsWhatItLooksFor(t *testing.T) {
	for source, want := range map[string]bool{
		"//go:build slow\n\npackage x":                                                   true,
		"// +build !race\n\npackage x":                                                   true,
		"package x\nfunc f() { t.Skip() }":                                               true,
		"package x\nfunc f() { other.Skipf() }":                                          true,
		"package x\nfunc f() { g := t.SkipNow; g() }":                                    true,
		"package x\nfunc TestMain(m *testing.M) {}":                                      true,
		"package x\nfunc TestMain(m *testing.M) { if quick { return }; testdb.Main(m) }": true,
		"package x\nfunc TestMain(m *testing.M) { aside.Main(m) }":                       true,
		"package x\nfunc TestMain(m *testing.M) { testdb.Main(m) }":                      false,
		"package x\nfunc TestX(t *testing.T) { t.Error(1) }":                             false,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "x_test.go", source, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(skips("x_test.go", file)) > 0; got != want {
			t.Errorf("%q: found %v, want %v", source, got, want)
		}
	}
}
