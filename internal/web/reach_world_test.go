package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// reader is the adult whose reach is measured: she stands to every record in one way, and is given each role in turn.
const reader = "other"

// The pupils of the reach, by how the reader stands to them. Each has a key adult who is somebody else, and a second of whom a
// move has begun.
var circle = []struct {
	name, moving string // sign-in names, which are their given names
	year         int
	part         string // of the reader's caseload
}{
	{name: "nia", moving: "Nerys", year: 11},                     // no relation
	{name: "effie", moving: "Edda", year: 11, part: "key_adult"}, // on the caseload
	{name: "farah", moving: "Fenn", year: 11, part: "navigator"}, // on it to find a service
	{name: "gwil", moving: "Gethin", year: 10},                   // taught
	{name: "hana", moving: "Huw", year: 10, part: "key_adult"},   // keeps the reader out
	{name: "idris", moving: "Ines", year: 10, part: "key_adult"}, // the reader has a declared conflict
	{name: "jory", moving: "Jac", year: 11},                      // nobody of the safeguarding team may act
	{name: "kezia", moving: "Kit", year: 11},                     // names the reader
	{name: "lowri", moving: "Lark", year: 11},                    // has the reader stay in touch
	{name: "maya", moving: "Merryn", year: 11},                   // what came to the reader
}

// standing is one record and how the reader stands to it.
type standing struct {
	says   string
	record ident.Raw
	pupil  pupil.ID
}

// reach is the school in which it is measured.
type reach struct {
	*testapp.App
	t       *testing.T
	charity string
	camhs   string
	among   map[string][]standing // by kind of record
	asked   map[string]bool       // which pages were compared with their reads
	seen    map[string][]bool     // what was read before
}

// populate founds the school and makes one record of every kind for each way of standing to it, through the pages. What keeps
// the reader away is said last: until then she was given everything that could be given to her.
func populate(t *testing.T) *reach {
	t.Helper()
	w := &reach{t: t, among: map[string][]standing{}, asked: map[string]bool{}, seen: map[string][]bool{}}
	w.App, w.charity, w.camhs = withServices(t)
	w.Teaches(t, reader)
	for _, p := range circle {
		for _, name := range []string{p.name, p.moving} {
			with := map[string]string{"pastoral": "key_adult"}
			if p.part != "" {
				with[reader] = p.part
			}
			w.Enrol(t, strings.ToLower(name), pupil.Name{Given: strings.ToUpper(name[:1]) + name[1:], Family: "Pell"}, p.year, with)
		}
	}
	w.concerns()
	w.requests()
	w.actions()
	w.plans()
	w.decisions()
	w.referrals()
	w.moves()
	w.kept()
	w.owns()
	w.stands("morning", "what waits for them", "nia", ident.Raw{})
	w.stands("morning", "the team's list: every part of it, who stands in for whom, and what is new", "nia", ident.Raw{})
	return w
}

func (w *reach) stands(kind, says, pupil string, record ident.Raw) {
	w.among[kind] = append(w.among[kind], standing{says, record, w.School.Pupils[pupil]})
}

// as is somebody's browser, signed in once.
func (w *reach) as(name string) *testapp.Client {
	w.t.Helper()
	return w.Resume(w.t, name)
}

// wear gives the reader roles, which count from her next page on.
func (w *reach) wear(roles ...actor.Role) *testapp.Client {
	w.Wear(w.t, reader, roles...)
	return w.as(reader)
}

// raw is the record at the end of an address.
func (w *reach) raw(path string) ident.Raw {
	w.t.Helper()
	r, err := ident.ParseRaw(id(path))
	if err != nil {
		w.t.Fatal(path, err)
	}
	return r
}

// newest finds a record that has no address of its own, by whom it belongs to.
func (w *reach) newest(query string, of ident.Raw) (found ident.Raw) {
	w.t.Helper()
	if err := testdb.Admin(w.t).QueryRowContext(w.t.Context(), query, of.Bytes()).Scan(&found); err != nil {
		w.t.Fatal(query, err)
	}
	return found
}

func (w *reach) concerns() {
	colleague, her := w.as("teacher"), w.wear(actor.Staff)
	logs := func(c *testapp.Client, says, pupil string) ident.Raw {
		record := w.raw(loggedBy(w.t, c, pupil, "Sat alone."))
		w.stands("concern", says, pupil, record)
		return record
	}
	logs(her, "they wrote it", "nia")
	logs(colleague, "about a pupil on their caseload", "effie")
	logs(colleague, "about a pupil on their caseload, for finding a service", "farah")
	logs(colleague, "about a pupil whom they teach", "gwil")
	logs(colleague, "they stand in no relation to it", "nia")
	logs(colleague, "nobody of the safeguarding team may act for the pupil", "jory")
	logs(her, "they wrote it; the pupil keeps them out", "hana")
	logs(her, "they wrote it; they declared a conflict", "idris")
	about := func(by *testapp.Client, says, adult string) {
		w.stands("concern", says, "aled", w.raw(aboutAdult(w.t, w.App, by, adult)))
	}
	about(her, "they wrote it, about a colleague", "smhl")
	about(colleague, "it is about a colleague, and has come to somebody else", "smhl")
	about(colleague, "it is about them", reader)
	w.wear(actor.Staff, actor.Head)
	about(colleague, "it is about a colleague, and has come to them", "smhl")
	w.wear(actor.Staff, actor.DSL) // what comes to the lead now came to her, and stays with her
	logs(colleague, "it has come to them", "maya")
	logs(colleague, "it had come to them; the pupil keeps them out", "hana")
	logs(colleague, "it had come to them; they declared a conflict", "idris")
	w.wear(actor.Staff)
}

func (w *reach) requests() {
	asks := func(says, pupil string, to ...string) (path string) {
		c := w.as(pupil)
		for _, who := range to {
			c.Post("/p/6", url.Values{"chosen": {staffID(w.App, who)}}).Want(http.StatusSeeOther)
		}
		path = sentTo(w.t, c.Post("/p/10", nil))
		w.stands("request", says, pupil, w.raw(path))
		return path
	}
	asks("the pupil chose them, and so it came to them", "kezia", reader)
	asks("from a pupil on their caseload", "effie")
	asks("from a pupil on their caseload, for finding a service", "farah")
	asks("from a pupil whom they teach", "gwil")
	asks("they stand in no relation to it", "nia")
	asks("nobody of the safeguarding team may act for the pupil", "jory")
	asks("the pupil chose them, and keeps them out", "hana", reader)
	w.setAside("lark", staffPath(asks("the pupil chose them, keeps them out, and that was set aside for this request", "lark", reader)))
	asks("the pupil chose them; they declared a conflict", "idris", reader)
	w.wear(actor.Staff, actor.DSL)
	asks("it has come to them", "maya")
	w.wear(actor.Staff)
}

// setAside lets the reader come back to one request of a pupil who keeps her out, under a recorded decision.
func (w *reach) setAside(pupil, path string) {
	keepOut(w.t, w.App, pupil, reader)
	lead, form := w.as("dsl"), override(w.App)
	form.Set("pupil", w.School.Pupils[pupil].String())
	under := id(lead.Post("/sharing/new", form).Want(http.StatusSeeOther).To)
	wish := url.Values{"who": {staffID(w.App, reader)}, "under": {under}, "text": {"She can see this now, to keep you well."}}
	lead.Post(path+"/wishes", wish).Want(http.StatusSeeOther)
}
