package view

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"reflect"
	"slices"
	"strings"
)

// Options is what the engine needs from its surroundings.
type Options struct {
	Templates fs.FS // layout/, partials/ and pages/
	// Asset turns the name of a static file into its address.
	Asset func(name string) (string, error)
	// NewKey makes a fresh idempotency key for a form.
	NewKey func() string
}

// Engine renders pages. It is safe for use by many requests at once.
type Engine struct {
	pages    map[reflect.Type]compiled
	partials *template.Template
}

type compiled struct {
	audience Audience
	set      *template.Template
}

// scope is the dot of every layout and page template.
type scope struct {
	Frame Frame
	Head  Head
	Page  Page
}

// To is where the form of the page goes, and under which address what is
// typed into it is kept.
func (s scope) To() string {
	if s.Head.To != "" {
		return s.Head.To
	}
	return s.Frame.Path
}

// IsAside reports whether an earlier text of this form waits beside it.
func (s scope) IsAside() bool { return s.Head.Keeps && s.Frame.Aside }

// IsPupil reports whether a young person reads it.
func (s scope) IsPupil() bool { return s.Frame.Audience == Pupil }

// New reads and parses every template. It fails on a file that is missing,
// undeclared or declared twice, so that a program that starts has all pages.
func New(o Options) (*Engine, error) {
	return newEngine(o, registry, components)
}

func newEngine(o Options, entries []Entry, parts []Component) (*Engine, error) {
	e := &Engine{pages: map[reflect.Type]compiled{}}
	funcs := template.FuncMap{"show": e.show, "asset": o.Asset, "key": o.NewKey, "pieces": pieces}
	if err := e.parsePartials(o.Templates, funcs, parts); err != nil {
		return nil, err
	}
	layouts, err := template.New("").Funcs(funcs).ParseFS(o.Templates, "layout/*.html")
	if err != nil {
		return nil, fmt.Errorf("view: layouts: %w", err)
	}
	declared := make([]string, 0, len(entries))
	for _, entry := range entries {
		declared = append(declared, entry.File)
		if err := e.parsePage(o.Templates, layouts, entry); err != nil {
			return nil, err
		}
	}
	return e, matchFiles(o.Templates, "pages", declared)
}

func (e *Engine) parsePartials(files fs.FS, funcs template.FuncMap, parts []Component) error {
	e.partials = template.New("").Funcs(funcs)
	declared := make([]string, 0, len(parts))
	for _, part := range parts {
		name := part.partial()
		declared = append(declared, name+".html")
		if err := parseFile(e.partials.New(name), files, "partials/"+name+".html"); err != nil {
			return err
		}
	}
	return matchFiles(files, "partials", declared)
}

func (e *Engine) parsePage(files fs.FS, layouts *template.Template, entry Entry) error {
	kind := reflect.TypeOf(entry.Page)
	if _, twice := e.pages[kind]; twice {
		return fmt.Errorf("view: %v is declared twice", kind)
	}
	set, err := layouts.Clone()
	if err != nil {
		return fmt.Errorf("view: layouts: %w", err)
	}
	if err := parseFile(set.New("content"), files, "pages/"+entry.File); err != nil {
		return err
	}
	e.pages[kind] = compiled{audience: entry.Audience, set: set}
	return nil
}

func parseFile(into *template.Template, files fs.FS, name string) error {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return fmt.Errorf("view: declared template is missing: %w", err)
	}
	if _, err := into.Parse(string(text)); err != nil {
		return fmt.Errorf("view: %s: %w", name, err)
	}
	return nil
}

// matchFiles reports a file below dir that nothing declares, and a
// declaration made twice.
func matchFiles(files fs.FS, dir string, declared []string) error {
	slices.Sort(declared)
	for i := 1; i < len(declared); i++ {
		if declared[i] == declared[i-1] {
			return fmt.Errorf("view: %s/%s is declared twice", dir, declared[i])
		}
	}
	return fs.WalkDir(files, dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if _, found := slices.BinarySearch(declared, strings.TrimPrefix(name, dir+"/")); !found {
			return fmt.Errorf("view: %s is not declared by any struct", name)
		}
		return nil
	})
}

// Render writes the whole page or nothing: a template that fails half-way
// must not reach the reader as a page cut short.
func (e *Engine) Render(w io.Writer, f Frame, p Page) error {
	page, ok := e.pages[reflect.TypeOf(p)]
	if !ok {
		return fmt.Errorf("view: %T is not declared in the registry", p)
	}
	f = f.withDefaults(page.audience)
	data := scope{Frame: f, Head: p.Head(), Page: p}
	layout := f.Audience.layout()
	if data.Head.Print {
		layout = "print.html"
	}
	var out bytes.Buffer
	if err := page.set.ExecuteTemplate(&out, layout, data); err != nil {
		return fmt.Errorf("view: %T: %w", p, err)
	}
	_, err := out.WriteTo(w)
	return err
}

// show renders one component; templates call it as {{show .Page.Name}}.
func (e *Engine) show(c Component) (template.HTML, error) { //nolint:forbidigo // see Safety below
	var out strings.Builder
	if err := e.partials.ExecuteTemplate(&out, c.partial(), c); err != nil {
		return "", err
	}
	// Safety: the text comes from a template that has escaped its own values.
	return template.HTML(out.String()), nil //nolint:gosec,forbidigo // see Safety above
}
