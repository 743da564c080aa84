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

// ban is a set of functions and types of one package that only some folders may use.
type ban struct {
	pkg     string
	names   []string
	but     []string // everything except these, where names is empty
	allowed []string // folders and files
	why     string
	tests   bool // holds in test files as well
}

const wayOut = "nothing that a child wrote leaves the machine (4.3, 4.25); a new way out is a decision"

var bans = []ban{
	{
		pkg: "time", names: []string{"Now", "Since", "Until"}, allowed: []string{"internal/clock"},
		why: "take a clock.Clock or a time.Time, so that a test can say what the time is",
	},
	{
		pkg: "os", names: []string{"Getenv", "LookupEnv", "Environ", "ExpandEnv"}, allowed: []string{
			"internal/config",
			"internal/testdb/testdb_test.go",         // runs itself, and tells itself so
			"internal/mariadb/private/crash_test.go", // the same
			"internal/mariadb/private/abort_test.go", // puts a folder before the others of PATH
		},
		why: "settings come in through internal/config, where they are checked and printed; a test depends on no setting", tests: true,
	},
	{
		pkg: "syscall", names: []string{"Getenv", "Environ"}, why: "settings come in through internal/config", tests: true,
	},
	{
		pkg: "runtime", names: []string{"GOOS", "GOARCH"}, why: "a test that stands aside on some machine has tested nothing there", tests: true,
	},
	{
		pkg: "os", names: []string{"Exit"}, allowed: []string{"cmd", "deploy", "internal/testdb/testdb.go", "internal/mariadb/private/crash_test.go"},
		why: "a test that ends its program is taken for one that passed", tests: true,
	},
	{
		pkg: "heard/internal/secret", names: []string{"Tune"}, allowed: []string{"internal/app"},
		why: "ask app.Database for the school's Hasher, which keeps the parameters that stored passwords have",
	},
	{
		pkg: "fmt", names: []string{"Print", "Printf", "Println"}, allowed: []string{"deploy"},
		why: "return a value or log; a command writes to what it is given",
	},
	{
		pkg: "os/exec", names: []string{"Command", "CommandContext", "Cmd"},
		allowed: []string{"internal/mariadb/private", "internal/testdb", "internal/pdf/pdftest", "internal/bench"},
		why:     "Heard starts no program but its own database",
	},
	{
		pkg: "os", names: []string{"StartProcess"}, why: "Heard starts no program but its own database", tests: true,
	},
	{
		pkg: "net/http", names: []string{"Get", "Post", "PostForm", "Head", "Client", "DefaultClient", "NewRequest", "NewRequestWithContext", "Transport", "DefaultTransport", "NewFileTransport"},
		allowed: []string{"internal/testapp", "internal/bench"},
		why:     wayOut,
	},
	{
		pkg: "net", but: []string{"Listen", "Listener", "Conn", "TCPAddr", "Addr", "Error", "OpError", "ErrClosed", "SplitHostPort", "JoinHostPort", "ParseIP", "ParseCIDR", "IP", "IPNet"},
		allowed: []string{"internal/mariadb/private", "internal/testdb"},
		why:     wayOut,
	},
	{
		pkg: "crypto/tls", but: []string{"Config", "VersionTLS12", "VersionTLS13"}, why: wayOut,
	},
	{
		pkg: "syscall", but: []string{"SIGTERM", "SIGINT", "EADDRINUSE", "EADDRNOTAVAIL", "EACCES", "Rename"},
		allowed: []string{"internal/mariadb/private", "internal/testdb"},
		why:     wayOut + "; and system calls belong to the private server",
	},
	{
		pkg: "testing", names: []string{"Short"}, why: "every test always runs; make it fast instead", tests: true,
	},
}

func (b ban) holds(path string) bool { return (!isTest(path) || b.tests) && !inAny(path, b.allowed) }

func (b ban) forbids(name string) bool {
	if len(b.names) == 0 {
		return !slices.Contains(b.but, name)
	}
	return slices.Contains(b.names, name)
}

func TestSomeFunctionsHaveOneHome(t *testing.T) {
	eachGoFile(t, func(path string, fset *token.FileSet, file *ast.File) {
		for _, c := range strays(path, file) {
			t.Errorf("%s:%d: %s", path, fset.Position(c.at).Line, c.says)
		}
	})
}

// An exception that nothing needs would one day let something else through.
func TestEveryExceptionOfABanIsNeeded(t *testing.T) {
	needed := map[string]bool{}
	eachGoFile(t, func(path string, _ *token.FileSet, file *ast.File) {
		for i, b := range bans {
			open := b
			open.allowed = nil
			if len(straysFrom([]ban{open}, path, file)) == 0 {
				continue
			}
			for _, place := range b.allowed {
				if inAny(path, []string{place}) {
					needed[strconv.Itoa(i)+place] = true
				}
			}
		}
	})
	for i, b := range bans {
		for _, place := range b.allowed {
			if !needed[strconv.Itoa(i)+place] {
				t.Errorf("%s may use what is banned of %s, and does not", place, b.pkg)
			}
		}
	}
}

type stray struct {
	at   token.Pos
	says string
}

// strays finds the uses of what is banned in a file with that path.
func strays(path string, file *ast.File) []stray { return straysFrom(bans, path, file) }

func straysFrom(bans []ban, path string, file *ast.File) (all []stray) {
	for _, spec := range file.Imports {
		if spec.Name != nil && spec.Name.Name == "." {
			all = append(all, stray{spec.Pos(), "import " + spec.Path.Value + " by its name, or nobody sees what is its"})
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		for _, b := range bans {
			if b.holds(path) && b.forbids(sel.Sel.Name) && namesPackage(file, sel.X, b.pkg) {
				all = append(all, stray{sel.Pos(), b.pkg + "." + sel.Sel.Name + ": " + b.why})
			}
		}
		return true
	})
	return all
}

// The bans must stop what they are for, under whatever name a package is imported, and nothing else.
func TestTheBansStopWhatTheyAreFor(t *testing.T) {
	const front, test = "internal/web/x.go", "internal/web/x_test.go"
	for _, c := range []struct {
		path, imports, uses string
		stopped             bool
	}{
		{front, `"net"`, `_, _ = net.Dial("tcp", "203.0.113.1:443")`, true},
		{front, `"net"`, `d := net.Dialer{}; _ = d`, true},
		{front, `n "net"`, `_, _ = n.DialTimeout("tcp", "203.0.113.1:443", 1)`, true},
		{front, `"net"`, `_, _ = net.LookupHost("word.example")`, true},
		{front, `. "net"`, `_, _ = Dial("tcp", "203.0.113.1:443")`, true},
		{front, `"net"`, `_, _, _ = net.SplitHostPort("x")`, false},
		{front, `"crypto/tls"`, `_, _ = tls.Dial("tcp", "203.0.113.1:443", nil)`, true},
		{front, `"os"`, `_, _ = os.StartProcess("/usr/bin/curl", nil, nil)`, true},
		{front, `"os/exec"`, `c := exec.Cmd{Path: "/usr/bin/curl"}; _ = c`, true},
		{front, `"syscall"`, `_ = syscall.Exec("/usr/bin/curl", nil, nil)`, true},
		{front, `"syscall"`, `_, _ = syscall.ForkExec("/usr/bin/curl", nil, nil)`, true},
		{front, `"syscall"`, `_, _ = syscall.Socket(2, 1, 0)`, true},
		{front, `"net/http"`, `f := http.Get; _ = f`, true},
		{"internal/mariadb/dsn.go", `"net"`, `d := net.Dialer{}; _ = d`, true},
		{"internal/mariadb/private/x.go", `"net"`, `d := net.Dialer{}; _ = d`, false},
		{test, `"net"`, `_, _ = net.Dial("tcp", "127.0.0.1:1")`, false},
		{test, `"os"`, `if os.Getenv("CI") == "" { return }`, true},
		{test, `"runtime"`, `if runtime.GOOS != "linux" { return }`, true},
		{test, `"os"`, `os.Exit(0)`, true},
	} {
		file, err := parser.ParseFile(token.NewFileSet(), c.path, "package x\nimport "+c.imports+"\nfunc f() { "+c.uses+" }", parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(strays(c.path, file)) > 0; got != c.stopped {
			t.Errorf("%s in %s: stopped %v, want %v", c.uses, c.path, got, c.stopped)
		}
	}
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

// inAny reports whether the path is one of these files, or in one of these folders.
func inAny(path string, places []string) bool {
	return slices.ContainsFunc(places, func(place string) bool { return path == place || strings.HasPrefix(path, place+"/") })
}

func eachGoFile(t *testing.T, visit func(path string, fset *token.FileSet, file *ast.File)) {
	t.Helper()
	for _, path := range goFiles(t) {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, filepath.Join(root, path), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		visit(path, fset, file)
	}
}
