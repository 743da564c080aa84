package arch

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	module = "heard"
	root   = "../.."
)

// pkg is one package as "go list" sees it. The three lists of imports are those of the package, of
// its tests, and of its tests in package foo_test.
type pkg struct {
	ImportPath                         string
	Name                               string
	Imports, TestImports, XTestImports []string
}

// short is the path as the tables in layers_test.go write it.
func (p pkg) short() string { return short(p.ImportPath) }

func short(importPath string) string {
	s := strings.TrimPrefix(importPath, module+"/")
	if s == "web" { // the folder of templates; internal/web is the adapter
		return "web-files"
	}
	return strings.TrimPrefix(s, "internal/")
}

func isOurs(importPath string) bool { return strings.HasPrefix(importPath, module+"/") }

func isStandard(importPath string) bool {
	first, _, _ := strings.Cut(importPath, "/")
	return !strings.Contains(first, ".") && first != module
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-e",
		"-json=ImportPath,Name,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %v\n%s", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// files lists the files below the given folders of the repository, as slash paths from its root.
// Folders named testdata and vendor are left out: they hold what others wrote or what must be wrong.
func files(t *testing.T, extensions []string, folders ...string) []string {
	t.Helper()
	var found []string
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || d.Name() == "vendor"):
				return fs.SkipDir
			case d.IsDir() || !slices.Contains(extensions, filepath.Ext(path)):
				return nil
			}
			rel, err := filepath.Rel(root, path)
			found = append(found, filepath.ToSlash(rel))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func goFiles(t *testing.T) []string {
	t.Helper()
	return files(t, []string{".go"}, "cmd", "deploy", "internal", "migrations", "policies", "web")
}

func isTest(path string) bool { return strings.HasSuffix(path, "_test.go") }
