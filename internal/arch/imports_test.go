package arch

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func layerOf(name string) (layer, bool) {
	for l, names := range layers {
		if slices.Contains(names, name) {
			return l, true
		}
	}
	return "", false
}

func TestEveryPackageHasItsPlace(t *testing.T) {
	for _, p := range packages(t) {
		if _, ok := layerOf(p.short()); !ok {
			t.Errorf("%s is in no layer: decide where it belongs and add %q to layers in internal/arch/layers_test.go,"+
				" or put it into the package it serves", p.ImportPath, p.short())
		}
	}
}

func TestDependenciesPointOneWay(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			if isOurs(imported) {
				if complaint := mayImport(p.short(), short(imported)); complaint != "" {
					t.Errorf("%s must not import %s: %s", p.ImportPath, imported, complaint)
				}
			}
		}
	}
}

// reach says which layers each layer may import.
var reach = map[layer][]layer{
	command: {measure, wiring, adapter, support, access, kernel, embeds},
	measure: {wiring, adapter, domain, access, kernel, embeds},
	wiring:  {support, adapter, domain, access, kernel, embeds},
	support: {wiring, support, adapter, domain, access, kernel, embeds},
	adapter: {domain, access, kernel, embeds},
	domain:  {domain, access, kernel},
	access:  {access, kernel, embeds},
	kernel:  {kernel},
	embeds:  {},
	tools:   {},
}

// mayImport gives the reason why from must not import to, or "" when it may.
func mayImport(from, to string) string {
	above, ok := layerOf(from)
	below, known := layerOf(to)
	switch {
	case !ok || !known:
		return "" // TestEveryPackageHasItsPlace says so
	case above == adapter && below == adapter:
		if folder(from) == folder(to) {
			return ""
		}
		return "adapters never import each other; pass what is needed through internal/app"
	case above == domain && below == domain:
		if stage(to) < stage(from) {
			return ""
		}
		return "the domain follows a young person's journey (journey in layers_test.go), and this points back;" +
			" let the later package read, or declare a small interface here"
	case below == support && above != support && to != "fixture":
		return "test support is for tests"
	case !slices.Contains(reach[above], below):
		return string(above) + " packages may not import " + string(below) + " packages; dependencies point from" +
			" cmd to app to adapters to domain to access to kernel"
	}
	return ""
}

// folder is the adapter that a package is, or is a part of.
func folder(name string) string {
	first, _, _ := strings.Cut(name, "/")
	return first
}

func stage(name string) int {
	return slices.IndexFunc(journey, func(names []string) bool { return slices.Contains(names, name) })
}

func TestLibrariesStayWhereTheyBelong(t *testing.T) {
	for _, p := range packages(t) {
		l, _ := layerOf(p.short())
		for _, imported := range p.Imports {
			if isOurs(imported) {
				continue
			}
			if complaint := mayUse(p.short(), imported); complaint != "" && (l != support || !isForTests(imported)) {
				t.Errorf("%s must not import %s: %s", p.ImportPath, imported, complaint)
			}
		}
		for _, imported := range slices.Concat(p.TestImports, p.XTestImports) {
			if isOurs(imported) || isForTests(imported) {
				continue
			}
			if complaint := mayUse(p.short(), imported); complaint != "" {
				t.Errorf("the tests of %s must not import %s: %s", p.ImportPath, imported, complaint)
			}
		}
	}
}

func isForTests(imported string) bool {
	return slices.ContainsFunc(forTests, func(path string) bool { return within(imported, path) })
}

func mayUse(name, imported string) string {
	for _, lib := range libraries {
		if within(imported, lib.path) && !slices.Contains(lib.in, name) {
			return lib.why
		}
		if within(imported, lib.path) {
			return ""
		}
	}
	if isStandard(imported) {
		return ""
	}
	return "it is not in libraries of internal/arch/layers_test.go; add it there with the package that may use it," +
		" and say in deploy/decisions why it is needed"
}

// within reports whether the import path is that path or below it, whatever the major version.
func within(imported, path string) bool {
	return imported == path || strings.HasPrefix(imported, path+"/")
}

// The tables must not contradict themselves: each package once, each library in a known package.
func TestTablesAreSound(t *testing.T) {
	seen := map[string]bool{}
	for _, names := range slices.Collect(maps.Values(layers)) {
		for _, name := range names {
			if seen[name] {
				t.Errorf("%s is placed twice", name)
			}
			seen[name] = true
		}
	}
	for _, lib := range libraries {
		for _, name := range lib.in {
			if !seen[name] {
				t.Errorf("%s is allowed in %q, which is no package of layers", lib.path, name)
			}
		}
	}
}
