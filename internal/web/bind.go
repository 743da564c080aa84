package web

import (
	"errors"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"heard/internal/fault"

	"github.com/go-playground/validator/v10"
	"golang.org/x/text/unicode/norm"
)

// Forms are structs with a `form` tag for the box's name, a `validate` tag for its shape, and a `say` tag with the words
// for a person whose answer does not have that shape. Only string and []string and bool fields exist in a form: meaning,
// such as what a date is, belongs to the domain. A password is marked `as:"typed"`: it is taken as it was typed, see typed.

var shape = validator.New(validator.WithRequiredStructEnabled())

// longest is the longest text one box may hold: longer than anybody writes. What some box holds less of its column or its rule says.
const longest = 60_000

// Bind fills a form from the request, or from what was kept for its owner, and checks its shape.
func (c *call) Bind(form any) error {
	if err := c.parse(); err != nil {
		return err
	}
	fill(reflect.ValueOf(form).Elem(), c.gin.Request.PostForm)
	c.boxes = namesIn(reflect.TypeOf(form).Elem())
	return checkShape(form)
}

// namesIn lists the names of a form's boxes. A form struct has them in the order of its page, so that what is wrong with them
// can be told in that order, whichever rule found it first.
func namesIn(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		f, tag := t.Field(i), t.Field(i).Tag.Get("form")
		switch {
		case f.Type.Kind() == reflect.Struct && tag == "":
			names = append(names, namesIn(f.Type)...)
		case tag != "":
			names = append(names, tag)
		}
	}
	return names
}

// inOrder gives what is wrong in the order of the boxes; what belongs to no box of the form comes first.
func inOrder(fields []fault.Field, boxes []string) []fault.Field {
	sorted := slices.Clone(fields)
	slices.SortStableFunc(sorted, func(a, b fault.Field) int {
		return slices.Index(boxes, a.Name) - slices.Index(boxes, b.Name)
	})
	return sorted
}

// parse reads the form. What is too long was not read, so only the browser still has it, and the answer says so.
func (c *call) parse() error {
	err := c.gin.Request.ParseForm()
	if _, long := errors.AsType[*http.MaxBytesError](err); long {
		return fault.New(fault.Invalid, "This is longer than one form can keep, so it was not saved. Press back in your browser: your words are still there. Then split it in two.")
	}
	if err != nil {
		return fault.New(fault.Invalid, "This form arrived broken. Open the page again.")
	}
	return nil
}

// Prefill fills a form for showing: from what was kept for the person, otherwise from the address. What was kept is the
// whole form: a box that was emptied or unticked stays so, whatever the record says.
func (c *call) Prefill(form any) {
	f := reflect.ValueOf(form).Elem()
	if c.kept == nil {
		fill(f, c.gin.Request.URL.Query())
		return
	}
	f.SetZero()
	fill(f, c.kept)
}

func fill(v reflect.Value, values url.Values) {
	for i := range v.NumField() {
		f, tag := v.Field(i), v.Type().Field(i).Tag.Get("form")
		if f.Kind() == reflect.Struct && tag == "" { // a group of boxes that several forms share
			fill(f, values)
			continue
		}
		got, given := values[tag]
		if tag == "" || !given {
			continue
		}
		switch f.Kind() {
		case reflect.String:
			if len(got) > 0 {
				f.SetString(reading(v.Type().Field(i))(got[0]))
			}
		case reflect.Bool:
			f.SetBool(len(got) > 0 && got[0] != "")
		case reflect.Slice:
			all := make([]string, 0, len(got))
			for _, g := range got {
				all = append(all, clean(g))
			}
			f.Set(reflect.ValueOf(all))
		default:
			panic("web: a form has a field of a kind that boxes cannot hold: " + v.Type().Name())
		}
	}
}

func reading(f reflect.StructField) func(string) string {
	if isTyped(f) {
		return typed
	}
	return clean
}

func isTyped(f reflect.StructField) bool { return f.Tag.Get("as") == "typed" }

// typed is for passwords: nothing is trimmed, cut or left out. Only NFC is made of it, because two keyboards may write one
// letter in two ways, and its owner sees no difference.
func typed(s string) string { return norm.NFC.String(s) }

// clean brings what a stranger typed to one form: valid UTF-8 in NFC, plain line ends, no control characters, no spaces
// around it, and nothing when nothing of it can be seen. It never takes a word away.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.TrimSpace(norm.NFC.String(strings.Map(plain, s)))
	if !strings.ContainsFunc(s, seen) {
		return ""
	}
	return s
}

// plain drops control characters, and those that turn the letters around: what is read on a page, in a paper and aloud must be
// what was stored. Marks and isolates, which Arabic and Hebrew need, stay.
func plain(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r == '\r' || r == '\u0085': // a line's end in old files
		return '\n'
	case unicode.IsControl(r) || r == '\u202D' || r == '\u202E':
		return -1
	}
	return r
}

// seen reports whether a character is more than a space, a joiner or a mark of direction.
func seen(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }

func checkShape(form any) error {
	var fields fault.Fields
	tooLong(reflect.ValueOf(form).Elem(), &fields)
	err := shape.Struct(form)
	if bad, ok := errors.AsType[validator.ValidationErrors](err); ok {
		for _, b := range bad {
			f, found := fieldOf(reflect.TypeOf(form).Elem(), b.StructField())
			if !found {
				continue
			}
			say := f.Tag.Get("say")
			if say == "" {
				say = "Check this answer."
			}
			fields.Add(f.Tag.Get("form"), say)
		}
	} else if err != nil {
		return fault.Wrap("web.Bind", err)
	}
	return fields.Err()
}

func fieldOf(t reflect.Type, name string) (reflect.StructField, bool) {
	f, ok := t.FieldByName(name)
	if ok {
		return f, true
	}
	for i := range t.NumField() {
		if in := t.Field(i); in.Type.Kind() == reflect.Struct {
			if f, ok := fieldOf(in.Type, name); ok {
				return f, true
			}
		}
	}
	return f, false
}

func tooLong(v reflect.Value, fields *fault.Fields) {
	for i := range v.NumField() {
		f, tag := v.Field(i), v.Type().Field(i).Tag.Get("form")
		switch {
		case f.Kind() == reflect.Struct && tag == "":
			tooLong(f, fields)
		case isTyped(v.Type().Field(i)): // how long a password may be, its policy says
		case f.Kind() == reflect.String && utf8.RuneCountInString(f.String()) > longest:
			fields.Add(tag, "This is longer than one box can keep. Split it in two.")
		}
	}
}

// valuesOf gives what is in a form under the names of its boxes, for a page that shows it again.
func valuesOf(form any) map[string]string {
	all := map[string]string{}
	gather(reflect.ValueOf(form).Elem(), all)
	return all
}

func gather(v reflect.Value, into map[string]string) {
	for i := range v.NumField() {
		f, tag := v.Field(i), v.Type().Field(i).Tag.Get("form")
		switch {
		case f.Kind() == reflect.Struct && tag == "":
			gather(f, into)
		case f.Kind() == reflect.String && tag != "":
			into[tag] = f.String()
		}
	}
}
