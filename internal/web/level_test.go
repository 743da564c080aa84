package web_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// What the server counts of its own reading: rows and keys, and pages of its files, of which long words take several.
const (
	rowsRead  = `Handler\_read%`
	pagesRead = `Innodb\_buffer\_pool\_read\_requests`
)

// counted is what the server has counted of something, since it started. The server keeps these numbers as text, and would add them
// up as fractions, of which a million and more is no whole number any more.
func counted(t *testing.T, what string) (n int) {
	t.Helper()
	err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT CAST(SUM(CAST(variable_value AS UNSIGNED)) AS UNSIGNED) FROM information_schema.global_status WHERE variable_name LIKE ?`, what).Scan(&n)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// read counts what the server reads for a page: the least of three visits, after one that fills what is kept in memory.
func read(t *testing.T, c *testapp.Client, path, what string) int {
	t.Helper()
	visit := func() int {
		before := counted(t, what)
		c.Get(path).Want(http.StatusOK)
		return counted(t, what) - before
	}
	visit()
	return min(visit(), visit(), visit())
}

// long are words that do not fit into their row.
const long = `REPEAT('x', 60000)`

// past writes what the school is done with, behind the program's back: put is one row of one transaction, since thousands of commits
// take long.
type past struct {
	a   *testapp.App
	put func(query string, args ...any)
	at  time.Time
}

func (h past) id() ident.Raw { return ident.NewRaw(h.at) }

func (h past) staff(name string) any { return h.a.School.Staff[name].Bytes() }

// history is so many entries of each kind about a pupil, all done with, each a second before the other. Nobody opens their words.
func history(t *testing.T, a *testapp.App, n int, at time.Time, about string, kinds ...func(past, any)) {
	t.Helper()
	tx, err := testdb.Admin(t).BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	put := func(query string, args ...any) {
		if _, err := tx.ExecContext(t.Context(), query, args...); err != nil {
			t.Fatal(err)
		}
	}
	for i := range n {
		h := past{a, put, at.Add(time.Duration(-i) * time.Second)}
		for _, kind := range kinds {
			kind(h, a.School.Pupils[about].Bytes())
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	behind(t, `ANALYZE TABLE concern, concern_pupil, concern_addition, response_clock, response_holder, triage, decision, self_referral, self_referral_part, self_referral_step, transition, pack, pack_issue`)
}

func (h past) concern(pupil any) {
	id := h.id()
	h.put(`INSERT INTO concern (id, reference, author_id, state, asked_today, event_at, written_at, sealed) VALUES (?,?,?,'closed',FALSE,?,?,`+long+`)`, id.Bytes(), "H-"+id.String()[14:], h.staff("teacher"), h.at, h.at)
	h.put(`INSERT INTO concern_pupil (concern_id, pupil_id, part) VALUES (?,?,'affected')`, id.Bytes(), pupil)
	h.put(`INSERT INTO concern_addition (id, concern_id, author_id, kind, written_at, sealed) VALUES (?,?,?,'addition',?,'')`, h.id().Bytes(), id.Bytes(), h.staff("dsl"), h.at)
	h.decided(id.Bytes(), "concern")
}

func (h past) request(pupil any) {
	id := h.id()
	h.put(`INSERT INTO self_referral (id, reference, pupil_id, state, help_today, sent_at) VALUES (?,?,?,'closed',FALSE,?)`, id.Bytes(), "H-"+id.String()[14:], pupil, h.at)
	h.put(`INSERT INTO self_referral_part (id, self_referral_id, number, kind, limits_version, age, written_at, sealed) VALUES (?,?,2,'more',1,14,?,'')`, h.id().Bytes(), id.Bytes(), h.at)
	h.put(`INSERT INTO self_referral_step (id, self_referral_id, number, event, taken_at, sealed) VALUES (?,?,1,'say_yes',?,'')`, h.id().Bytes(), id.Bytes(), h.at)
	h.decided(id.Bytes(), "self_referral")
}

func (h past) decided(record any, kind string) {
	lead := h.staff("dsl")
	h.put(`INSERT INTO response_clock (record_id, kind, state, rung, received_at, starts_at, answer_by, due_at, unplanned) VALUES (?,?,'met','dsl',?,?,?,?,FALSE)`, record, kind, h.at, h.at, h.at, h.at)
	h.put(`INSERT INTO response_holder (record_id, staff_id, rung, since) VALUES (?,?,'dsl',?)`, record, lead, h.at)
	h.put(`INSERT INTO triage (record_id, kind, owner_id, review_on, decided_at, closed_at) VALUES (?,?,?,?,?,?)`, record, kind, lead, h.at, h.at, h.at)
	h.put(`INSERT INTO decision (id, record_id, decider_id, owner_id, decided_at, review_on, closes, sealed) VALUES (?,?,?,?,?,?,TRUE,`+long+`)`, h.id().Bytes(), record, lead, lead, h.at, h.at)
}

func (h past) move(pupil any) {
	id, pack, lead := h.id().Bytes(), h.id().Bytes(), h.staff("dsl")
	h.put(`INSERT INTO transition (id, pupil_id, state, named_worker_id, started_on, closed_at) VALUES (?,?,'closed',?,?,?)`, id, pupil, lead, h.at, h.at)
	h.put(`INSERT INTO pack (id, transition_id, number, made_by, made_at, sealed) VALUES (?,?,1,?,?,'')`, pack, id, lead, h.at)
	h.put(`INSERT INTO pack_issue (id, pack_id, copy, hash, issued_by, issued_at, sealed) VALUES (?,?,'service',?,?,?,'')`, h.id().Bytes(), pack, make([]byte, 32), lead, h.at)
}

// What the school has written about others, and is done with, costs nobody's first page anything (issue 2: level from 15,000 to
// 150,000 entries). Everything that was decided since somebody last looked was held against their row gate.
func TestNoFirstPageReadsWhatTheSchoolIsDoneWith(t *testing.T) {
	a := testapp.Start(t)
	a.As(t, "pastoral").Post("/moving-on/start/"+a.School.Pupils["cora"].String(), url.Values{"worker": {staffID(a, "pastoral")}}).Want(http.StatusSeeOther)
	clients, few := map[string]*testapp.Client{"teacher": nil, "pastoral": nil, "head": nil}, map[string]int{}
	for who := range clients {
		a.As(t, who).Get("/").Want(http.StatusOK)
	}
	a.Clock.Advance(3 * time.Hour)
	for who := range clients {
		clients[who] = a.As(t, who)
	}
	done := func(n int, ago time.Duration) {
		history(t, a, n, a.Clock.Now().Add(-ago), "cora", past.concern, past.request, past.move)
	}
	done(30, time.Hour)
	for who, c := range clients {
		c.Get("/concerns").Want(http.StatusOK) // signed in, or the first page would be everybody's
		few[who] = read(t, c, "/", rowsRead)
	}
	done(120, 2*time.Hour)
	for who, c := range clients {
		if many := read(t, c, "/", rowsRead); many > few[who]+40 {
			t.Errorf("%s reads %d rows for the first page with 30 entries of each kind behind them, and %d with 150", who, few[who], many)
		}
	}
}

// A pupil's chronology fetches the words that it shows and no others: it fetched and sorted all that was ever written about them.
func TestAChronologyFetchesWhatItShows(t *testing.T) {
	a := testapp.Start(t)
	dsl := a.As(t, "dsl")
	for range 26 {
		dsl.Post("/concerns/decide/"+loggedBy(t, dsl, "aled", "Sat alone."), whole(a, "dsl")).Want(http.StatusSeeOther)
	}
	path := "/chronology/" + a.School.Pupils["aled"].String()
	history(t, a, 10, a.Clock.Now().AddDate(-1, 0, 0), "aled", past.concern)
	few := read(t, dsl, path, pagesRead)
	const more, each = 100, 6 // without the words
	history(t, a, more, a.Clock.Now().AddDate(-2, 0, 0), "aled", past.concern)
	if many := read(t, dsl, path, pagesRead); many > few+each*more {
		t.Errorf("a page of a chronology reads %d pages of the database with 10 entries behind it, and %d with %d more", few, many, more)
	}
}
