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

// begunForm is a form that somebody types into and leaves: where it is, a box with words of its own, and what is sent at last.
type begunForm struct {
	who       *testapp.Client
	path, box string
	whole     url.Values
}

const halfSaid = "Half a sentence that nobody has"

// Nobody loses what they typed: on every form with a box for narrative it is kept, waits for its writer alone, comes back when
// they carry on, and is gone once they have sent it. The referral form of some 45 boxes, what a young person writes for their
// move, and a service's answer kept nothing.
func TestWhatIsTypedIsFoundAgain(t *testing.T) {
	a, charity, _ := withServices(t)
	nav, pastoral, aled, cora := a.As(t, "navigator"), a.As(t, "pastoral"), a.As(t, "aled"), a.As(t, "cora")
	draft := "/referrals/write/" + draftReferral(t, a, nav, charity)
	sent := draftReferral(t, a, nav, charity)
	sendReferral(t, nav, sent)
	tracker := pastoral.Post("/moving-on/start/"+a.School.Pupils["cora"].String(), url.Values{"worker": {a.School.Staff["pastoral"].String()}}).Want(http.StatusSeeOther).To
	plan := "/plans/view/" + id(begin(t, a, "pastoral", "support"))
	mine := sentTo(t, aled.Post("/p/1", nil))
	entry := a.As(t, "teacher").Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Alone."}, "danger": {"no"}, "part": {"affected"}}).Want(http.StatusSeeOther).To
	dsl, entry := a.As(t, "dsl"), "/concerns/view/"+id(entry)
	for _, f := range []begunForm{
		{nav, draft, "story", wholeReferral(a, "2")},
		{pastoral, "/referrals/contact/" + sent, "note", url.Values{}},
		{a.As(t, "riverside"), "/inbox/answer/" + sent, "wait", url.Values{"answer": {"waiting"}}},
		{pastoral, tracker + "/service/new", "involves", url.Values{"revision": {"0"}, "name": {"CAMHS"}, "ends_age": {"18"}, "goes_on": {"yes"}}},
		{pastoral, tracker + "/terms", "stable_note", url.Values{"revision": {"0"}}},
		{cora, "/p/next/write/story", "b1", url.Values{"revision": {"0"}}},
		{pastoral, plan + "/settle", "sooner", url.Values{"coordinator": {staffID(a, "pastoral")}, "made_with": {"Aled and Ms Prosser"}, "review": {"30/11/2026"}}},
		{pastoral, plan + "/adjust", "action", url.Values{"from": {"16/11/2026"}, "until": {"18/12/2026"}}},
		{pastoral, plan + "/say", "how", url.Values{"receiver": {"team"}, "part_goals": {"yes"}}},
		{aled, "/p/plan/" + id(plan) + "/agree", "why", url.Values{"agreed": {"in_part"}}},
		{aled, mine + "/more", "more", url.Values{}},
		{dsl, staffPath(mine) + "/spoken", "next", url.Values{"on": {"24/11/2026"}}},
		{a.As(t, "teacher"), entry, "more", url.Values{}},
	} {
		t.Run(f.path, func(t *testing.T) { f.isFoundAgain(t) })
	}
}

func (f begunForm) isFoundAgain(t *testing.T) {
	typed := seen(t, f.who, f.path, with(f.whole, f.box, halfSaid))
	f.who.Post("/draft?for="+f.path, typed).Want(http.StatusOK)

	again := f.who.Get(f.path).Want(http.StatusOK).Says("Carry on with it").Silent(halfSaid).Page()
	if again.Find("form[data-draft]").Length() != 0 || again.Find("main form input[name=aside]").Length() != 1 {
		t.Error("what is typed beside it would replace it")
	}
	kept := f.who.Get(f.path + "?kept=1").Want(http.StatusOK).Silent("Carry on with it")
	box := kept.Page().Find("main form [name=" + f.box + "]")
	if got := box.AttrOr("value", box.Text()); got != halfSaid && got != "\n"+halfSaid {
		t.Errorf("carried on with, the box holds %q", got)
	}
	f.who.Post(f.path, with(typed, f.box, halfSaid+" else.")).Want(http.StatusSeeOther)
	if page := f.who.Get(f.path); page.Status == http.StatusOK {
		page.Silent("Carry on with it")
	}
	if left := f.who.Get(f.path + "?kept=1"); left.Status == http.StatusOK && left.Page().Find("[data-draft]").Length() == 0 {
		t.Error("the form no longer keeps what is typed")
	}
}

// T-099: what was kept is the form as it was left. A tick that somebody took away, here that their story is sent, does not
// come back with the draft that stands.
func TestATickTakenAwayStaysAway(t *testing.T) {
	a, charity, _ := withServices(t)
	nav := a.As(t, "navigator")
	path := "/referrals/write/" + draftReferral(t, a, nav, charity)
	nav.Post(path, with(wholeReferral(a, "2"), "story_goes", "yes", "then", "stay")).Want(http.StatusSeeOther)
	if nav.Get(path).Page().Find("input[name=story_goes][checked]").Length() != 1 {
		t.Fatal("the tick was not saved")
	}
	nav.Post("/draft?for="+path, wholeReferral(a, "3")).Want(http.StatusOK)
	if nav.Get(path+"?kept=1").Want(http.StatusOK).Page().Find("input[name=story_goes][checked]").Length() != 0 {
		t.Error("their story is to be sent again, which they had said no to")
	}
}

// What a colleague saved in the meantime stands beside what is carried on with, and is not written over unseen.
func TestWhatIsCarriedOnWithStandsBesideWhatWasSaved(t *testing.T) {
	a, worker, at := begun(t)
	worker.Post("/draft?for="+at+"/terms", url.Values{"revision": {"0"}, "anchor": {"The youth club"}}).Want(http.StatusOK)
	dsl := a.As(t, "dsl")
	dsl.Post(at+"/terms", url.Values{"revision": {"0"}, "anchor": {"The young carers"}}).Want(http.StatusSeeOther)
	worker.Get(at+"/terms?kept=1").Want(http.StatusOK).Says("Noor Khan saved this while you were writing", "The young carers", "The youth club")

	cora := a.As(t, "cora")
	cora.Post("/draft?for=/p/next/write/story", url.Values{"revision": {"0"}, "b1": {"On the bus."}}).Want(http.StatusOK)
	cora.Post("/p/next/write/story", url.Values{"revision": {"0"}, "b1": {"At home."}, "aside": {"1"}}).Want(http.StatusSeeOther)
	cora.Get("/p/next/write/story?kept=1").Want(http.StatusOK).Says("At home.", "On the bus.")
}

// Somebody is called away with a form open and types on when the session is over. What the form saves by itself is kept, and
// so is what is sent then: saving by itself once took away the only sign of whose it was.
func TestTypingOnAfterTheSessionLosesNothing(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	teacher.Get("/concerns/new").Want(http.StatusOK)
	a.Clock.Advance(31 * time.Minute)
	teacher.Post("/draft?for=/concerns/new", url.Values{"facts": {"Typed after lunch."}}).Want(http.StatusOK)
	a.As(t, "teacher").Get("/concerns/new?kept=1").Want(http.StatusOK).Says("Typed after lunch.")

	teacher.Post("/draft?for=/concerns/new", url.Values{"facts": {"Typed after lunch, and on."}}).Want(http.StatusOK)
	teacher.Post("/concerns/new", url.Values{"facts": {"Typed after lunch, and sent."}}).Want(http.StatusSeeOther)
	a.As(t, "teacher").Get("/concerns/new?kept=1").Want(http.StatusOK).Says("Typed after lunch, and sent.")
	if n := a.Rows("concern"); n != 0 {
		t.Errorf("%d concerns were logged by nobody", n)
	}
}

// T-007: a question of the way to ask keeps itself with the other answers while it is written, and tells nobody. It is the
// pupil's alone, on whatever computer they carry on.
func TestAPupilsQuestionKeepsItselfAndTellsNobody(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/4", url.Values{"kind": {"group"}}).Want(http.StatusSeeOther)
	page := aled.Get("/p/5").Want(http.StatusOK).Page()
	if page.Find(`form#answers[data-draft="/draft?for=/p/5"]`).Length() != 1 {
		t.Error("what a pupil writes is lost with the page")
	}
	if aled.Get("/p/2").Want(http.StatusOK).Page().Find("[data-draft]").Length() != 0 {
		t.Error("I need help today would look as if it had been sent")
	}
	before := a.Changes()
	aled.Post("/draft?for=/p/5", url.Values{"words": {"The hard part is the bus."}}).Want(http.StatusOK)
	if a.Changes() != before || a.Rows("self_referral") != 0 {
		t.Error("somebody was told of what was not sent")
	}
	a.As(t, "aled").Get("/p/10").Says("To join a group", "The hard part is the bus.")
	a.As(t, "bea").Get("/p/10").Silent("The hard part is the bus.")
	sentTo(t, aled.Post("/p/10", nil))
	aled.Get("/p/5").Silent("The hard part is the bus.", "Carry on with it")
}

// Leaving in a hurry beside a text that waits does not end it either: the page had said that only that one is kept.
func TestLeavingBesideWhatWaitsKeepsWhatWaits(t *testing.T) {
	a := testapp.Start(t)
	part := begin(t, a, "aled", "support") + "/part/goals"
	aled := a.As(t, "aled")
	aled.Post("/draft?for="+part, url.Values{"own_text": {"To sleep."}, "own_revision": {"0"}}).Want(http.StatusOK)
	aled.Post("/leave", url.Values{"from": {part}, "own_text": {"x"}, "own_revision": {"0"}, "aside": {"1"}})
	a.As(t, "aled").Get(part + "?kept=1").Want(http.StatusOK).Says("To sleep.")
}

// The page of a plan says of which section a text waits, to whoever typed it and to nobody else, and opens none for that.
func TestAPlanSaysWhatWasBegun(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	aled, pastoral, path := a.As(t, "aled"), a.As(t, "pastoral"), "/plans/view/"+id(own)
	if got := statusOf(pastoral.Get(path), "goals"); got != "Empty" {
		t.Fatalf("before anybody has begun: %q", got)
	}
	pastoral.Post("/draft?for="+path+"/part/goals", url.Values{"beside_text": {halfSaid}, "beside_revision": {"0"}}).Want(http.StatusOK)
	if got := statusOf(pastoral.Get(path).Silent(halfSaid), "goals"); got != "Begun, not saved" {
		t.Errorf("to its writer: %q", got)
	}
	for who, got := range map[string]string{"dsl": statusOf(a.As(t, "dsl").Get(path), "goals"), "the pupil": statusOf(aled.Get(own), "goals")} {
		if got != "Empty" {
			t.Errorf("to %s: %q", who, got)
		}
	}
	aled.Post("/draft?for="+own+"/part/goals", url.Values{"own_text": {halfSaid}, "own_revision": {"0"}}).Want(http.StatusOK)
	if got := statusOf(aled.Get(own), "goals"); got != "Not saved yet" {
		t.Errorf("to the pupil: %q", got)
	}
	cora := a.As(t, "cora")
	a.As(t, "pastoral").Post("/moving-on/start/"+a.School.Pupils["cora"].String(), url.Values{"worker": {staffID(a, "pastoral")}}).Want(http.StatusSeeOther)
	cora.Post("/draft?for=/p/next/write/story", url.Values{"revision": {"0"}, "b1": {halfSaid}}).Want(http.StatusOK)
	cora.Get("/p/next").Want(http.StatusOK).Says("Not saved yet").Silent(halfSaid)
	if _, err := testdb.Admin(t).ExecContext(t.Context(), `UPDATE draft SET sealed = 'nothing that opens'`); err != nil {
		t.Fatal(err)
	}
	if got := statusOf(pastoral.Get(path).Want(http.StatusOK), "goals"); got != "Begun, not saved" {
		t.Errorf("where no text can be opened: %q", got)
	}
	write(t, pastoral, path+"/part/goals", url.Values{"beside_text": {"Band on Tuesdays."}, "aside": {""}}).Want(http.StatusSeeOther)
	if got := statusOf(pastoral.Get(path), "goals"); got != "Written" {
		t.Errorf("once saved: %q", got)
	}
	pastoral.Post("/draft?for="+path+"/part/goals", url.Values{"beside_text": {"Band."}, "beside_revision": {"1"}}).Want(http.StatusOK)
	if got := statusOf(pastoral.Get(path), "goals"); got != "Changed, not saved" {
		t.Errorf("begun again: %q", got)
	}
}

// A decision that was begun still waits while another form of its page is sent and comes back.
func TestADecisionBegunWaitsWhileItsPageComesBack(t *testing.T) {
	a := testapp.Start(t)
	entry := id(a.As(t, "teacher").Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Alone."}, "danger": {"no"}, "part": {"affected"}}).Want(http.StatusSeeOther).To)
	dsl := a.As(t, "dsl")
	dsl.Post("/draft?for=/concerns/decide/"+entry, url.Values{"version": {"0"}, "summary": {halfSaid}}).Want(http.StatusOK)
	again := dsl.Post("/concerns/close/"+entry, url.Values{"version": {"0"}, "outcome": {"x"}})
	if again.Status != http.StatusUnprocessableEntity && again.Status != http.StatusConflict {
		t.Fatalf("closing what nobody has decided: %d", again.Status)
	}
	if page := again.Says("Carry on with it").Page(); page.Find("form#decide[data-draft]").Length() != 0 || page.Find("form#decide input[name=aside]").Length() != 1 {
		t.Error("what is typed there now would replace what was begun")
	}
	dsl.Get("/concerns/decide/" + entry + "?kept=1").Says(halfSaid)

	lead := a.As(t, "ddsl") // who has begun nothing, and gets no empty text kept either
	if page := lead.Post("/concerns/close/"+entry, url.Values{"version": {"0"}, "outcome": {"x"}}).Page(); page.Find("form#decide[data-draft]:not([data-draft-unsaved])").Length() != 1 {
		t.Error("a form in which nothing was typed counts as typed")
	}
	wrong := lead.Post("/concerns/decide/"+entry, url.Values{"version": {"0"}, "summary": {halfSaid}}).Want(http.StatusUnprocessableEntity)
	if wrong.Page().Find("form#decide[data-draft][data-draft-unsaved]").Length() != 1 {
		t.Error("what came back with a mistake is kept only once another letter is typed")
	}
}

// statusOf reads how a section stands in the list of a plan.
func statusOf(a testapp.Answer, part string) string {
	row := a.Page().Find(`.govuk-task-list__item:has(a[href$="/part/` + part + `"]) .govuk-task-list__status`)
	return row.Text()
}

// A save that was still on its way when the form was sent would bring back as unfinished what has been sent.
func TestASaveThatComesAfterTheSendingKeepsNothing(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	form := url.Values{"key": {ident.NewRaw(a.Clock.Now()).String()}, "find": {"aled"}, "facts": {"Alone at lunch."}, "danger": {"no"}, "part": {"affected"}}
	teacher.Post("/draft?for=/concerns/new", form).Want(http.StatusOK)
	teacher.Post("/concerns/new", form).Want(http.StatusSeeOther)
	teacher.Post("/draft?for=/concerns/new", form).Want(http.StatusConflict)
	teacher.Get("/concerns/new").Silent("Carry on with it")

	form.Set("key", ident.NewRaw(a.Clock.Now()).String())
	teacher.Post("/draft?for=/concerns/new", form).Want(http.StatusOK)
	teacher.Get("/concerns/new").Says("Carry on with it")
}
