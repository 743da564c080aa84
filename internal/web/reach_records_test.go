package web_test

import (
	"net/http"
	"net/url"
	"strings"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/testapp"
)

func (w *reach) actions() {
	w.wear(actor.Staff, actor.Pastoral) // whoever looks after pupils may be asked to do something
	owns := func(says, pupil, owner string) {
		record := loggedBy(w.t, w.as("teacher"), pupil, "Sat alone.")
		w.decides("dsl", says, pupil, record, owner)
	}
	owns("they were asked to do it", "nia", reader)
	owns("about a pupil on their caseload", "effie", "pastoral")
	owns("about a pupil whom they teach", "gwil", "pastoral")
	owns("they stand in no relation to it", "nia", "pastoral")
	owns("nobody of the safeguarding team may act for the pupil", "jory", "pastoral")
	owns("they were asked to do it; the pupil keeps them out", "hana", reader)
	owns("they were asked to do it; they declared a conflict", "idris", reader)
	w.decides("head", "from a concern about a colleague", "nia", id(aboutAdult(w.t, w.App, w.as("teacher"), "smhl")), "head")
	w.wear(actor.Staff, actor.DSL)
	owns("from a record that has come to them", "maya", "pastoral")
	w.wear(actor.Staff)
}

// decides adds what somebody is asked to do.
func (w *reach) decides(by, says, pupil, record, owner string) {
	form := changed(whole(w.App, by), "action_what_1", "Meet them at lunch", "action_owner_1", staffID(w.App, owner), "action_due_1", "17/11/2026", "not_known", "Not asked yet")
	w.as(by).Post("/concerns/decide/"+record, form).Want(http.StatusSeeOther)
	w.stands("action", says, pupil, w.newest(`SELECT id FROM decision_action WHERE record_id = ?`, w.raw(record)))
}

func (w *reach) plans() {
	lead := w.as("dsl")
	begins := func(says, pupil string) string {
		own := w.as(pupil).Post("/p/plans", url.Values{"kind": {"support"}}).Want(http.StatusSeeOther).To
		w.stands("plan", says, pupil, w.raw(own))
		view := "/plans/view/" + id(own)
		lead.Post(view+"/adjust", url.Values{"action": {"May leave five minutes early"}, "until": {"18/12/2026"}}).Want(http.StatusSeeOther)
		w.stands("adjustment", says, pupil, w.newest(`SELECT id FROM adjustment WHERE plan_id = ?`, w.raw(own)))
		return own
	}
	shares := func(own, pupil string) {
		w.as(pupil).Post(own+"/who/colleague-"+staffID(w.App, reader), url.Values{"part_support_needs": {"yes"}}).Want(http.StatusSeeOther)
	}
	coordinates := func(own, who string) {
		settle := "/plans/view/" + id(own) + "/settle"
		lead.Post(settle, seen(w.t, lead, settle, url.Values{"made_with": {"The pupil"}, "review": {"18/12/2026"}, "agreed": {"agreed"}, "coordinator": {staffID(w.App, who)}})).Want(http.StatusSeeOther)
	}
	coordinates(begins("of a pupil whose key adult they were when it was begun", "effie"), "pastoral") // of two, either may come first
	begins("of a pupil whose key adult they have become since", "merryn")
	w.Takes(w.t, reader, "merryn", "key_adult")
	begins("of a pupil on their caseload, for finding a service", "farah")
	begins("of a pupil whom they teach", "gwil")
	shares(begins("the young person shared a section with them by name", "kezia"), "kezia")
	coordinates(begins("they keep it together", "maya"), reader)
	begins("they stand in no relation to it", "nia")
	begins("nobody of the safeguarding team may act for the pupil", "jory")
	for _, x := range [][2]string{{"hana", "the pupil keeps them out"}, {"idris", "they declared a conflict"}} {
		own := begins("on their caseload, shared with and kept together by them; "+x[1], x[0])
		shares(own, x[0])
		coordinates(own, reader)
	}
}

// decisions are those to tell somebody outside.
func (w *reach) decisions() {
	records := func(c *testapp.Client, says, pupil string) {
		form := override(w.App)
		form.Set("pupil", w.School.Pupils[pupil].String())
		w.stands("sharing", says, pupil, w.raw(c.Post("/sharing/new", form).Want(http.StatusSeeOther).To))
	}
	lead, her := w.as("dsl"), w.wear(actor.Staff, actor.Head)
	records(her, "they wrote it", "nia")
	records(her, "they wrote it; the pupil keeps them out", "hana")
	records(her, "they wrote it; they declared a conflict", "idris")
	records(lead, "about a pupil on their caseload", "effie")
	records(lead, "about a pupil on their caseload, for finding a service", "farah")
	records(lead, "about a pupil whom they teach", "gwil")
	records(lead, "they stand in no relation to it", "nia")
	records(lead, "nobody of the safeguarding team may act for the pupil", "jory")
	w.wear(actor.Staff)
}

func (w *reach) referrals() {
	lead := w.as("dsl")
	refers := func(c *testapp.Client, says, pupil, owner string) ident.Raw {
		draft := draftReferral(w.t, w.App, c, w.charity, "find", pupil, "pupil", w.School.Pupils[pupil].String())
		c.Post("/referrals/write/"+draft, with(wholeReferral(w.App, "2"), "owner", staffID(w.App, owner))).Want(http.StatusSeeOther)
		sendReferral(w.t, c, draft)
		w.stands("referral", says, pupil, w.raw(draft))
		return w.newest(`SELECT journey_id FROM referral WHERE id = ?`, w.raw(draft))
	}
	searches := func(says, pupil string) {
		w.stands("journey", says, pupil, refers(lead, says, pupil, "pastoral"))
	}
	guides := func(journey ident.Raw, says, pupil string) {
		path := "/journeys/guide/" + journey.String()
		lead.Post(path, seen(w.t, lead, path, url.Values{"navigator": {staffID(w.App, reader)}})).Want(http.StatusSeeOther)
		w.stands("journey", says, pupil, journey)
	}
	her := w.wear(actor.Staff, actor.DSL)
	refers(her, "they wrote it", "maya", "pastoral")
	w.wear(actor.Staff)
	refers(lead, "they stay in touch", "lowri", reader)
	guides(refers(lead, "they guide the search", "kezia", "pastoral"), "they guide it", "kezia")
	searches("of a pupil on their caseload", "effie")
	searches("of a pupil on their caseload, for finding a service", "farah")
	searches("of a pupil whom they teach", "gwil")
	searches("they stand in no relation to it", "nia")
	searches("nobody of the safeguarding team may act for the pupil", "jory")
	for _, x := range [][2]string{{"hana", "the pupil keeps them out"}, {"idris", "they declared a conflict"}} {
		guides(refers(lead, "on their caseload, they guide it and stay in touch; "+x[1], x[0], reader), "on their caseload, they guide it; "+x[1], x[0])
	}
}

func (w *reach) moves() {
	lead := w.as("dsl")
	for _, x := range [][3]string{
		{"kit", reader, "they are the named worker"},
		{"edda", "pastoral", "of a pupil on their caseload"},
		{"fenn", "pastoral", "of a pupil on their caseload, for finding a service"},
		{"gethin", "pastoral", "of a pupil whom they teach"},
		{"nerys", "pastoral", "they stand in no relation to it"},
		{"jac", "pastoral", "nobody of the safeguarding team may act for the pupil"},
		{"huw", reader, "on their caseload, their named worker; the pupil keeps them out"},
		{"ines", reader, "on their caseload, their named worker; they declared a conflict"},
	} {
		at := lead.Post("/moving-on/start/"+w.School.Pupils[x[0]].String(), url.Values{"worker": {staffID(w.App, x[1])}}).Want(http.StatusSeeOther).To
		w.stands("move", x[2], x[0], w.raw(at))
	}
}

// kept says what keeps the reader and the safeguarding team away, and lists pupils of whom nothing has begun.
func (w *reach) kept() {
	const said = `SELECT id FROM exclusion WHERE pupil_id = ? AND state = 'stands' ORDER BY id LIMIT 1`
	for _, x := range []struct {
		kept, says string
		pupils     []string
	}{
		{"pastoral", "of a pupil on their caseload", []string{"effie"}},
		{"pastoral", "of a pupil whom they teach", []string{"gwil"}},
		{"pastoral", "they stand in no relation to it", []string{"nia"}},
		{reader, "it is they who are kept out", []string{"hana", "huw"}},
		{"pastoral", "a colleague, by a pupil who keeps them out too", []string{"hana"}},
		{"pastoral", "a colleague, by a pupil with whom they declared a conflict", []string{"idris"}},
		{"dsl", "nobody of the safeguarding team may act for the pupil", []string{"jory", "jac"}},
	} {
		for _, p := range x.pupils {
			keepOut(w.t, w.App, p, x.kept)
		}
		query := strings.Replace(said, "ORDER BY id", "ORDER BY id DESC", 1)
		w.stands("exclusion", x.says, x.pupils[0], w.newest(query, w.School.Pupils[x.pupils[0]].Raw()))
	}
	for _, p := range []string{"jory", "jac"} {
		w.Conflict(w.t, "ddsl", p)
	}
	for _, p := range []string{"idris", "ines"} {
		w.Conflict(w.t, reader, p)
	}
	for _, x := range [][2]string{
		{"effie", "a pupil on their caseload"}, {"farah", "a pupil on their caseload, for finding a service"}, {"gwil", "a pupil whom they teach"},
		{"nia", "a pupil to whom they stand in no relation"}, {"jory", "a pupil for whom nobody of the safeguarding team may act"},
		{"hana", "a pupil on their caseload who keeps them out"}, {"idris", "a pupil on their caseload with whom they declared a conflict"},
	} {
		w.stands("pupil", x[1], x[0], w.School.Pupils[x[0]].Raw())
	}
}

// owns is what is a pupil's own, and what was sent to a service. Aled is the pupil who looks; his are told apart by what he
// knows of them.
func (w *reach) owns() {
	lead, aled := w.as("dsl"), w.as("aled")
	const theirs, another = "it is their own", "it is another pupil's"
	w.stands("own request", theirs, "aled", w.raw(sentTo(w.t, aled.Post("/p/10", nil))))
	w.stands("own plan", theirs, "aled", w.raw(begin(w.t, w.App, "aled", "support")))
	keepOut(w.t, w.App, "aled", "teacher")
	const said = `SELECT id FROM exclusion WHERE pupil_id = ?`
	w.stands("own exclusion", theirs, "aled", w.newest(said, w.School.Pupils["aled"].Raw()))
	w.stands("own pupil", "for themselves", "aled", w.School.Pupils["aled"].Raw())
	w.stands("own pupil", "for another pupil", "nia", w.School.Pupils["nia"].Raw())
	for kind, of := range map[string]string{"own request": "request", "own plan": "plan", "own exclusion": "exclusion"} {
		s := w.among[of][0]
		w.among[kind] = append(w.among[kind], standing{another, s.record, s.pupil})
	}
	move := lead.Post("/moving-on/start/"+w.School.Pupils["aled"].String(), url.Values{"worker": {staffID(w.App, "pastoral")}}).Want(http.StatusSeeOther).To
	w.stands("own move", theirs, "aled", w.raw(move))
	w.among["own move"] = append(w.among["own move"], standing{another, w.among["move"][0].record, w.among["move"][0].pupil})
	w.sent(lead)
}

// sent is what went to a service about Aled, or will.
func (w *reach) sent(lead *testapp.Client) {
	told := lead.Post("/sharing/new", override(w.App)).Want(http.StatusSeeOther).To
	secret := override(w.App)
	for name, value := range map[string]string{"told": "not_told", "not_told": "The person at home reads his messages.", "review": "20/11/2026"} {
		secret.Set(name, value)
	}
	untold := lead.Post("/sharing/new", secret).Want(http.StatusSeeOther).To
	w.stands("own sharing", "their own, and they were told", "aled", w.raw(told))
	w.stands("own sharing", "their own, and they were not told yet", "aled", w.raw(untold))
	other := w.among["sharing"][0]
	w.among["own sharing"] = append(w.among["own sharing"], standing{"it is another pupil's", other.record, other.pupil})
	mine := draftReferral(w.t, w.App, lead, w.charity)
	sendReferral(w.t, lead, mine)
	away := draftReferral(w.t, w.App, lead, w.camhs)
	sendReferral(w.t, lead, away)
	draft := draftReferral(w.t, w.App, lead, w.charity)
	unaware := draftReferral(w.t, w.App, lead, w.charity)
	form := with(wholeReferral(w.App, "2"), "aware", "no", "agrees", "no", "why_not", "It would not be safe to ask first.", "decision", id(untold))
	lead.Post("/referrals/write/"+unaware, form).Want(http.StatusSeeOther)
	sendReferral(w.t, lead, unaware)
	for _, x := range [][2]string{
		{mine, "about them, sent with their knowledge"}, {unaware, "about them, sent before they were told"}, {draft, "about them, not sent yet"},
	} {
		w.stands("own referral", x[1], "aled", w.raw(x[0]))
	}
	s := w.among["referral"][0]
	w.among["own referral"] = append(w.among["own referral"], standing{"about another pupil", s.record, s.pupil})
	for _, x := range [][2]string{{mine, "sent to their organisation"}, {away, "sent to another organisation"}, {draft, "for their organisation, not sent yet"}} {
		w.stands("sent", x[1], "aled", w.raw(x[0]))
	}
}
