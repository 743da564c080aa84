package arch

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// What stands at the top of the repository. var and bin are made by running and are not committed.
var (
	topFolders = []string{"cmd", "deploy", "internal", "migrations", "policies", "web"}
	topHidden  = []string{".ci", ".git", "bin", "var"}
)

func TestTopLevelFoldersAreTheSix(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, e := range entries {
		if !e.IsDir() || slices.Contains(topHidden, e.Name()) {
			continue
		}
		found[e.Name()] = true
		if !slices.Contains(topFolders, e.Name()) {
			t.Errorf("folder %s at the top: put code under internal, and everything else under one of %v", e.Name(), topFolders)
		}
	}
	for _, name := range topFolders {
		if !found[name] {
			t.Errorf("folder %s is missing", name)
		}
	}
}

func TestNoPackageIsNamedAfterNothing(t *testing.T) {
	empty := []string{"util", "utils", "common", "helper", "helpers", "model", "models", "manager", "types", "misc", "shared", "lib"}
	for _, p := range packages(t) {
		if slices.Contains(empty, p.Name) {
			t.Errorf("%s: package %s says nothing about what it owns; name it after its responsibility", p.ImportPath, p.Name)
		}
	}
}

// A long file is two files that have not been told apart. Tests are counted too, with more room.
func TestFilesAreShort(t *testing.T) {
	for _, path := range append(goFiles(t), files(t, []string{".html", ".tmpl"}, "web/templates")...) {
		limit := 400
		if isTest(path) {
			limit = 600
		}
		text := read(t, path)
		if n := strings.Count(text, "\n"); n > limit {
			t.Errorf("%s has %d lines, more than %d: split it along the nouns or verbs in it", path, n, limit)
		}
	}
}

func TestNothingIsLeftToDo(t *testing.T) {
	marks := []string{"TO" + "DO", "FIX" + "ME", "XX" + "X:", "not " + "implemented", "lorem " + "ipsum"}
	all := append(goFiles(t), files(t, []string{".sql", ".html", ".md", ".csv", ".css", ".js"},
		"deploy", "internal", "migrations", "policies", "web")...)
	for _, path := range all {
		if strings.Contains(path, "/vendor/") {
			continue
		}
		text := read(t, path)
		for n, line := range strings.Split(text, "\n") {
			for _, mark := range marks {
				if strings.Contains(line, mark) {
					t.Errorf("%s:%d: %q: finish it, or file an issue and take the words out", path, n+1, mark)
				}
			}
		}
	}
}
