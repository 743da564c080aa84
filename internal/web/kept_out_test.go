package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/testapp"
	"heard/internal/testdb"
	"heard/internal/waiting"
)

// marked is a word that stands in every record about Aled and nowhere else.
const marked = "zephyrine"

// around is Aled with one record of every kind; ids gives the record that a path is about by the path's beginning.
type around struct {
	*testapp.App
	ids     map[string]string
	clients map[string]*testapp.Client
}

func (x *around) as(t *testing.T, who string) *testapp.Client {
	if x.clients[who] == nil {
		x.clients[who] = x.As(t, who)
	}
	return x.clients[who]
}

// allAbout plays Aled's records of every kind, each written by somebody whom he may keep out later.
func allAbout(t *testing.T) *around {
	t.Helper()
	a, charity, _ := withServices(t)
	x := &around{App: a, ids: map[string]string{}, clients: map[string]*testapp.Client{}}
	aled := a.School.Pupils["aled"]
	plan := begin(t, a, "pastoral", "safety")
	write(t, x.as(t, "aled"), "/p/plan/"+id(plan)+"/part/signs", url.Values{"own_text": {marked}}).Want(http.StatusSeeOther)
	x.ids["/plans/"] = id(plan)
	shared := override(a)
	shared.Set("purpose", marked)
	x.ids["/sharing/"] = id(x.as(t, "dsl").Post("/sharing/new", shared).Want(http.StatusSeeOther).To)
	referral := draftReferral(t, a, x.as(t, "pastoral"), charity)
	sendReferral(t, x.as(t, "pastoral"), referral)
	x.ids["/referrals/"] = referral
	var journey ident.Raw
	if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT id FROM journey WHERE pupil_id = ?`, aled.Bytes()).Scan(&journey); err != nil {
		t.Fatal(err)
	}
	x.ids["/journeys/"] = journey.String()
	moving := x.as(t, "pastoral").Post("/moving-on/start/"+aled.String(), url.Values{"worker": {staffID(a, "pastoral")}}).Want(http.StatusSeeOther).To
	x.ids["/moving-on/view/"], x.ids["/moving-on/start/"] = id(moving), aled.String()
	x.ids["/concerns/"] = logged(t, a, marked)
	x.as(t, "aled").Post("/p/5", url.Values{"want": {marked}})
	x.ids["/requests/"] = id(sentTo(t, x.as(t, "aled").Post("/p/10", nil)))
	x.as(t, "ddsl").Post("/concerns/decide/"+x.ids["/concerns/"], changed(whole(a, "dsl"), "action_what_1", marked, "action_owner_1", staffID(a, "pastoral"), "action_due_1", "16/11/2026")).
		Want(http.StatusSeeOther)
	var action ident.Raw
	if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT id FROM decision_action`).Scan(&action); err != nil {
		t.Fatal(err)
	}
	x.ids["/actions/"], x.ids["/chronology/"] = action.String(), aled.String()
	return x
}

// paths gives every route of the table about one of the records, filled in.
func (x *around) paths() (all [][2]string) {
	for _, r := range x.Site.Routes() {
		for begins, record := range x.ids {
			if !strings.HasPrefix(r.Path, begins) || !strings.Contains(r.Path, ":") {
				continue
			}
			path := strings.NewReplacer(":part", "signs", ":item", "new", ":copy", "full", ":adjustment", newKey(), ":issue", newKey()).Replace(r.Path)
			path = strings.Replace(strings.Replace(path, ":pupil", record, 1), ":id", record, 1)
			all = append(all, [2]string{r.Method, strings.Replace(path, ":pack", newKey(), 1)})
		}
	}
	return all
}

var lists = []string{"/", "/plans", "/sharing", "/referrals", "/moving-on", "/requests", "/in-class", "/kept-out", "/chronology/"}

// finds says what somebody who is kept out still finds; nothing is the only right answer.
func (x *around) finds(t *testing.T, who string) (found []string) {
	c := x.as(t, who)
	aled := x.School.Pupils["aled"]
	for _, p := range x.paths() {
		var got testapp.Answer
		if p[0] == "GET" {
			got = c.Get(p[1])
		} else {
			got = c.Post(p[1], nil)
		}
		isRefused := got.Status == http.StatusNotFound || got.Status == http.StatusForbidden
		isEmpty := strings.HasPrefix(p[1], "/chronology/") && !strings.Contains(got.Body, marked) && !strings.Contains(got.Body, "/view/")
		if !isRefused && !isEmpty || strings.HasPrefix(got.Header.Get("Content-Type"), "application/pdf") {
			found = append(found, p[0]+" "+p[1])
		}
	}
	for _, path := range lists {
		if strings.HasSuffix(path, "y/") {
			path += aled.String()
		}
		got := c.Get(path)
		for _, record := range x.ids {
			if record != aled.String() && strings.Contains(got.Body, record) {
				found = append(found, "a link on "+path)
			}
		}
		if strings.Contains(got.Body, marked) {
			found = append(found, "words on "+path)
		}
	}
	for path, form := range map[string]url.Values{
		"/plans/new":     {"kind": {"support"}, "pupil": {aled.String()}},
		"/sharing/new":   override(x.App),
		"/referrals/new": {"find": {"aled"}, "entry": {"x"}, "for": {"x"}},
	} {
		if got := c.Post(path, form); got.Status == http.StatusSeeOther {
			found = append(found, "may begin at "+path)
		}
	}
	return found
}

// For any wishes of a pupil's, nobody whom they keep out finds anything about them: on no list, no page, no paper and no
// worklist, and may begin nothing, the lead included; and somebody who answers for them always does (rules 3.1). Taken back,
// it is as before.
func TestWhoIsKeptOutFindsNothingOfTheirs(t *testing.T) {
	x := allAbout(t)
	aled := x.as(t, "aled")
	adults := []string{"dsl", "ddsl", "head", "pastoral", "teacher", "navigator"}
	var may []string // those whom the page offers
	page := aled.Get("/p/names").Want(http.StatusOK).Page()
	for _, who := range adults {
		if page.Find(`input[name=not][value="`+staffID(x.App, who)+`"]`).Length() > 0 {
			may = append(may, who)
		}
	}
	if !slices.Contains(may, "dsl") || !slices.Contains(may, "pastoral") {
		t.Fatalf("only %v can be kept out", may)
	}
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		if n++; n > 4 { // each round asks some hundred pages
			return
		}
		out := rapid.SliceOfNDistinct(rapid.SampledFrom(may), 1, 3, rapid.ID).Draw(r, "kept out")
		if n == 1 {
			out = []string{"dsl", "ddsl", "pastoral"} // nobody of the team, and not the key adult
		}
		wish := url.Values{}
		for _, who := range out {
			wish.Add("not", staffID(x.App, who))
		}
		if aled.Post("/p/names", wish).Status != http.StatusSeeOther {
			return // nobody would be left; that is refused
		}
		for _, who := range out {
			if found := x.finds(t, who); who != "teacher" && len(found) > 0 {
				r.Errorf("%s is kept out and finds %v", who, found)
			}
		}
		for _, path := range []string{"/plans/view/" + x.ids["/plans/"], "/referrals/view/" + x.ids["/referrals/"], "/sharing/view/" + x.ids["/sharing/"],
			"/moving-on/view/" + x.ids["/moving-on/view/"], "/concerns/decide/" + x.ids["/concerns/"], "/requests/view/" + x.ids["/requests/"]} {
			if !slices.ContainsFunc([]string{"dsl", "ddsl", "head"}, func(who string) bool { return x.as(t, who).Get(path).Status == http.StatusOK }) {
				r.Errorf("without %v nobody who answers for the pupil can open %s", out, path)
			}
		}
		for range out {
			back, _ := aled.Get("/p/names").Page().Find("button[formaction^='/p/names/']").First().Attr("formaction")
			aled.Post(back, nil).Want(http.StatusSeeOther)
		}
		x.as(t, "dsl").Get("/plans/view/" + x.ids["/plans/"]).Want(http.StatusOK)
	})
}

// A notice says only that something waits, but whoever is kept out would find nothing behind it, and so learn that there is
// something: plans, referrals, searches and moving on told them all the same.
func TestWhoIsKeptOutIsToldNothing(t *testing.T) {
	x := allAbout(t)
	deliver := func() {
		if _, err := x.Services.Notices.Deliver(t.Context(), actor.Named("deliver", "test")); err != nil {
			t.Fatal(err)
		}
	}
	deliver()
	x.as(t, "aled").Post("/p/names", url.Values{"not": {staffID(x.App, "dsl")}}).Want(http.StatusSeeOther)
	deliver()
	before, others := x.Notices("dsl"), x.Notices("head")
	for _, record := range x.ids {
		about, err := ident.ParseRaw(record)
		if err != nil {
			t.Fatal(err, record)
		}
		if record == x.School.Pupils["aled"].String() {
			continue // the path names the pupil; nobody is told of a pupil as such
		}
		for _, who := range []string{"dsl", "head"} {
			key := ident.NewRaw(x.Clock.Now())
			if _, err := testdb.Admin(t).ExecContext(t.Context(), `INSERT INTO outbox (id, due_key, event, to_kind, to_id, record_id, due_at, created_at) VALUES (?,?,'referral.news','staff',?,?,?,?)`,
				key.Bytes(), key.String(), x.School.Staff[who].Bytes(), about.Bytes(), x.Clock.Now(), x.Clock.Now()); err != nil {
				t.Fatal(err)
			}
		}
		deliver()
		if n := x.Notices("dsl"); n != before {
			t.Errorf("the lead, whom Aled keeps out, is told of %s", record)
			before = n
		}
		if others++; x.Notices("head") != others {
			t.Errorf("the head, whom he does not keep out, is not told of %s", record)
		}
	}
}

// A search that was put into the hands of whoever is kept out was in nobody's: they could not open it.
func TestWhoIsKeptOutIsGivenNothing(t *testing.T) {
	x := allAbout(t)
	x.as(t, "aled").Post("/p/names", url.Values{"not": {staffID(x.App, "ddsl")}}).Want(http.StatusSeeOther)
	lead := x.as(t, "dsl")
	guide := "/journeys/guide/" + x.ids["/journeys/"]
	lead.Post(guide, seen(t, lead, guide, url.Values{"navigator": {staffID(x.App, "ddsl")}})).Want(http.StatusUnprocessableEntity).Says("Choose somebody else")
}

// A colleague who said "I will act" in the moment in which the pupil kept them out held the entry until its clock ran out:
// their transaction had read before that nothing stood against it.
func TestKeepingOutWinsOverActingAtThatMoment(t *testing.T) {
	a := testapp.Start(t)
	record, err := ident.ParseRaw(logged(t, a, "At once."))
	if err != nil {
		t.Fatal(err)
	}
	aled := a.As(t, "aled")
	deputy := actor.Actor{Kind: actor.KindStaff, Account: a.School.Account["ddsl"], Person: a.School.Staff["ddsl"].Raw(), Roles: []actor.Role{actor.Staff, actor.DeputyDSL}}
	tries := 0
	err = mariadb.Transact[waiting.Tx](a.Store)(t.Context(), deputy, func(tx waiting.Tx) error {
		if _, err := tx.BarsOf(t.Context(), record); err != nil {
			return err
		}
		if tries++; tries == 1 {
			aled.Post("/p/names", url.Values{"not": {staffID(a, "ddsl")}}).Want(http.StatusSeeOther)
		}
		_, err := waiting.Acknowledge(t.Context(), tx, record)
		return err
	})
	if err == nil || tries != 2 {
		t.Errorf("after %d tries the deputy, whom Aled keeps out, acts on it", tries)
	}
}

// An author who is kept out reads again what they wrote, and no word of anybody else's; nothing else of the child's.
func TestAnAuthorWhoIsKeptOutReadsTheirOwnWords(t *testing.T) {
	a := testapp.Start(t)
	mine := loggedBy(t, a.As(t, "dsl"), "aled", "My own words.")
	theirs := logged(t, a, "Somebody else's words.")
	a.As(t, "ddsl").Post("/concerns/decide/"+mine, changed(whole(a, "ddsl"), "feedback", "Received and acting.")).Want(http.StatusSeeOther)
	a.As(t, "aled").Post("/p/names", url.Values{"not": {staffID(a, "dsl")}}).Want(http.StatusSeeOther)
	dsl := a.As(t, "dsl")
	dsl.Get("/concerns/view/" + mine).Want(http.StatusOK).Says("My own words.").Silent("Received and acting.")
	dsl.Get("/concerns").Says("Aled Vaughan").Silent(theirs)
	dsl.Get("/concerns/decide/" + mine).Want(http.StatusNotFound)
	dsl.Get("/concerns/view/" + theirs).Want(http.StatusNotFound)
	later := logged(t, a, "Written afterwards.")
	dsl.Get("/concerns/decide/" + later).Want(http.StatusNotFound)
	if !a.Holds("ddsl") {
		t.Error("what is logged afterwards has come to nobody in the lead's place")
	}
	a.As(t, "ddsl").Get("/").Says("Aled Vaughan")
}

// Said once on a request, it reaches the next one, and the pupil can see it and take it back.
func TestSaidOnceItReachesTheNextRequest(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/6", url.Values{"not": {staffID(a, "dsl")}}).Want(http.StatusSeeOther)
	first := sentTo(t, aled.Post("/p/10", nil))
	second := sentTo(t, aled.Post("/p/1", nil))
	for _, mine := range []string{first, second} {
		a.As(t, "dsl").Get(staffPath(mine)).Want(http.StatusNotFound)
		a.As(t, "ddsl").Get(staffPath(mine)).Want(http.StatusOK)
	}
	aled.Get("/p/6").Silent("Noor Khan, ")
	page := aled.Get("/p/names").Want(http.StatusOK).Says("Noor Khan", "They can't open what you send")
	back, _ := page.Page().Find("button[formaction^='/p/names/']").Attr("formaction")
	a.As(t, "bea").Post(back, nil).Want(http.StatusNotFound) // another pupil's
	aled.Follow(aled.Post(back, nil)).Says("They are not kept out any more").Silent("You keep out")
	a.As(t, "dsl").Get(staffPath(second)).Want(http.StatusOK)
	aled.Post("/p/names", nil).Want(http.StatusUnprocessableEntity).Says("Choose a name.")
}

// Rules 3.1: what reaches everything is set aside for everything, by an unconflicted member of the team or the head under a
// decision of their own; whoever is kept out finds no trace of it; said again, it stands anew.
func TestKeepingOutIsSetAsideUnderADecision(t *testing.T) {
	a := testapp.Start(t)
	concern := logged(t, a, "First.")
	aled := a.As(t, "aled")
	wish := url.Values{"not": {staffID(a, "dsl")}}
	aled.Post("/p/names", wish).Want(http.StatusSeeOther)
	a.Clock.Advance(time.Minute)
	deputy := a.As(t, "ddsl")
	one, _ := deputy.Get("/kept-out").Want(http.StatusOK).Says("Aled Vaughan", "Noor Khan").Page().Find("tbody a").Attr("href")
	lead := a.As(t, "dsl")
	lead.Get("/kept-out").Want(http.StatusOK).Silent("Aled")
	lead.Get(one).Want(http.StatusNotFound)
	lead.Post(one, nil).Want(http.StatusNotFound)
	if first := deputy.Get(one).Want(http.StatusOK).Says("Record it first").Page(); first.Find("#act button").Length() > 0 || first.Find("main a[href='/sharing/new']").Length() != 1 {
		t.Error("a button that can only be refused, or no way to what comes first")
	}
	deputy.Post(one, nil).Want(http.StatusUnprocessableEntity).Says("If there is none, record it first")
	deputy.Post("/sharing/new", override(a)).Want(http.StatusSeeOther)
	under := deputy.Get(one).Page().Find("input[name=under]").AttrOr("value", "")
	deputy.Post(one, url.Values{"under": {under}}).Want(http.StatusSeeOther)
	lead.Get("/concerns/decide/" + concern).Want(http.StatusOK)
	aled.Get("/p/names").Says("Peter Osei let them see things about you again")
	deputy.Post(one, url.Values{"under": {under}}).Want(http.StatusConflict)

	a.Clock.Advance(time.Minute)
	aled.Post("/p/names", wish).Want(http.StatusSeeOther)
	lead.Get("/concerns/decide/" + concern).Want(http.StatusNotFound)
	deputy.Post(one, url.Values{"under": {under}}).Want(http.StatusUnprocessableEntity) // that decision answered the wish before
}
