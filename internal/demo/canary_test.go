package demo

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"heard/internal/fixture"
	"heard/internal/testdb"
)

// security.md, "Sealing": someone who steals a dump, a disk or a replica reads no child, no name, no narrative and no word.
// The whole fictional school and its year are the canaries; what anybody may know of a service is the control.
func cannotBeRead(t *testing.T, school School) {
	t.Helper()
	words := canaries(school.World)
	if len(words) < 3000 {
		t.Fatalf("only %d canaries: has the fictional school been emptied?", len(words))
	}
	everything := map[string][]byte{"a dump of the tables": testdb.Dump(t), "the server's files": testdb.Files(t)}
	for where, all := range everything {
		if !bytes.Contains(all, []byte(school.World.Organisations[0].Name)) {
			t.Errorf("%s does not even hold the names of services: the search finds nothing", where)
		}
		for w := range found(all, words) {
			t.Errorf("%s holds %q", where, w)
		}
	}
}

// start is how many bytes of a word are looked up at each place; every canary is longer.
const start = 8

// found searches for all words in one pass: thousands of passes over a whole server would take minutes.
func found(all []byte, words []string) map[string]bool {
	by := map[[start]byte][]string{}
	for _, w := range words {
		by[[start]byte([]byte(w))] = append(by[[start]byte([]byte(w))], w)
	}
	hits := map[string]bool{}
	for i := 0; i+start <= len(all); i++ {
		if all[i] == 0 || all[i+start-1] == 0 {
			continue // most of a tablespace
		}
		for _, w := range by[[start]byte(all[i:i+start])] {
			if bytes.HasPrefix(all[i:], []byte(w)) {
				hits[w] = true
			}
		}
	}
	return hits
}

// canaries are the full name of everybody, their sign-in names, numbers and addresses, and every sentence of the year.
func canaries(w fixture.World) []string {
	seen, names := map[string]bool{}, map[string]bool{}
	for _, p := range w.Pupils {
		names[p.Given+" "+p.Family], names[p.UPN] = true, true
		for _, c := range p.Contacts {
			names[c.Name], names[c.Phone] = true, true
		}
	}
	for _, s := range w.Staff {
		names[s.Name()] = true
	}
	maps.Copy(seen, names)
	sentences(reflect.ValueOf(w.Pupils), seen)
	sentences(reflect.ValueOf(w.Staff), seen)
	sentences(reflect.ValueOf(w.Records), seen)
	known := map[string]bool{}
	for _, public := range []any{w.Organisations, w.Services, w.Helplines, w.Calendar, w.Identity} {
		sentences(reflect.ValueOf(public), known)
	}
	anybodys := strings.Join(slices.Collect(maps.Keys(known)), "\n") // the directory may hold a sentence that a record repeats a part of
	maps.DeleteFunc(seen, func(k string, _ bool) bool { return strings.Contains(anybodys, k) })
	var all []string
	for k := range seen {
		if utf8.RuneCountInString(k) >= 16 || names[k] && len(k) > start { // shorter ones, such as "in the library", are anybody's words
			all = append(all, k)
		}
	}
	return all
}

// sentences gathers every text of more than one word that is reachable from v.
func sentences(v reflect.Value, into map[string]bool) {
	switch v.Kind() {
	case reflect.String:
		if s := v.String(); strings.Contains(strings.TrimSpace(s), " ") {
			into[s] = true
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			sentences(v.Index(i), into)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type().Field(i).Type.PkgPath() != "time" {
				sentences(v.Field(i), into)
			}
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			sentences(v.Elem(), into)
		}
	}
}
