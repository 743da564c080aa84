package referral

import (
	"strings"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/partner"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

var (
	now   = time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC)
	today = schoolday.DateOf(now)
)

// by is who says something, and when.
type by struct{ staff actor.Actor }

func (by) Now() time.Time       { return now }
func (b by) Actor() actor.Actor { return b.staff }

// The table of moves, pair by pair. What is not listed is refused.
func TestEveryPairOfStates(t *testing.T) {
	allowed := map[string]bool{}
	for _, line := range strings.Fields(`
		draft>sent draft>dropped
		sent>received sent>accepted sent>waiting sent>started sent>refusal_to_tell sent>end_to_tell
		received>accepted received>waiting received>started received>refusal_to_tell received>end_to_tell
		accepted>waiting accepted>started accepted>refusal_to_tell accepted>end_to_tell
		waiting>waiting waiting>accepted waiting>started waiting>refusal_to_tell waiting>end_to_tell
		started>end_to_tell refusal_to_tell>not_for_us end_to_tell>ended`) {
		allowed[line] = true
	}
	for _, from := range States() {
		for _, to := range States() {
			if got, want := from.MayBecome(to), allowed[string(from)+">"+string(to)]; got != want {
				t.Errorf("%s to %s: %v, want %v", from, to, got, want)
			}
		}
		if from.Words() == "" {
			t.Errorf("%s has no words", from)
		}
	}
}

// T-041, 4.8: no way leads to an end but through the state in which somebody must tell the young person.
func TestNothingEndsWithoutTelling(t *testing.T) {
	for _, from := range States() {
		for _, end := range []State{NotForUs, Ended} {
			if from.MayBecome(end) && !from.IsToTell() {
				t.Errorf("%s leads straight to %s", from, end)
			}
		}
	}
	for _, s := range []State{RefusalToTell, EndToTell} {
		r := Referral{State: s, TellDue: now}
		if err := r.finish(Told{}, now); !fault.Is(err, fault.Conflict) || r.State != s {
			t.Errorf("%s ended with nobody told: %v", s, err)
		}
		if err := r.finish(Told{Who: "Siân Prosser", At: now, How: "In person"}, now); err != nil || r.State.IsToTell() || r.ToldAt.IsZero() || r.ShownUntil.IsZero() {
			t.Errorf("%s did not end: %v, %+v", s, err, r)
		}
	}
}

// What a partner is promised until a day lasts to the end of that day in London, across the change of the clocks too.
func TestAPartnersAccessLastsToTheEndOfItsDay(t *testing.T) {
	for at, want := range map[time.Time]time.Time{
		time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC): time.Date(2027, 2, 15, 0, 0, 0, 0, time.UTC),
		time.Date(2027, 1, 11, 9, 15, 0, 0, time.UTC):  time.Date(2027, 4, 11, 23, 0, 0, 0, time.UTC), // already summer time
	} {
		r := Referral{State: EndToTell, TellDue: at}
		if err := r.finish(Told{Who: "Siân Prosser", At: at, How: "In person"}, at); err != nil {
			t.Fatal(err)
		}
		if !r.ShownUntil.Before(want) || want.Sub(r.ShownUntil) > time.Second {
			t.Errorf("over at %s, shown until %s, want the moment before %s", at, r.ShownUntil, want)
		}
	}
}

// T-041: an answer that ends something says whether the young person was told; a yes needs who, when and how.
func TestAnEndingAsksWhoTold(t *testing.T) {
	staff := by{staff: actor.Actor{Kind: actor.KindStaff}}
	full := Answer{Kind: HasEnded, Said: Said{Heard: "By phone", Offered: "x", Sessions: "x", Why: "x", ComeBack: "x", After: "x", View: "x"}}
	for name, c := range map[string]struct {
		change func(*Answer)
		box    string
	}{
		"neither":     {func(*Answer) {}, "has_told"},
		"who":         {func(a *Answer) { a.Has = yes; a.Telling = Telling{When: "16/11/2026 09:00", How: "x"} }, "told_who"},
		"when":        {func(a *Answer) { a.Has = yes; a.Telling = Telling{Who: "x", How: "x"} }, "told_when"},
		"not yet":     {func(a *Answer) { a.Has = yes; a.Telling = Telling{Who: "x", When: "17/11/2026 09:00", How: "x"} }, "told_when"},
		"how":         {func(a *Answer) { a.Has = yes; a.Telling = Telling{Who: "x", When: "16/11/2026 09:00"} }, "told_how"},
		"unheard":     {func(a *Answer) { a.Has = "no"; a.Said.Heard = "" }, "heard"},
		"no view":     {func(a *Answer) { a.Has = "no"; a.Said.View = "" }, "view"},
		"no reason":   {func(a *Answer) { a.Has = "no"; a.Kind = IsNotForUs }, "reason"},
		"no answer":   {func(a *Answer) { a.Kind = "perhaps" }, "answer"},
		"not in time": {func(a *Answer) { a.Kind = IsWaiting; a.Joined = "17/11/2026" }, "joined"},
		"gone by":     {func(a *Answer) { a.Kind = IsWaiting; a.Joined, a.Expected = "01/09/2026", "15/11/2026" }, "expected"}, // a young person read that support is expected on a day of last month
	} {
		a := full
		c.change(&a)
		_, _, _, err := a.check(staff)
		if f := fault.FieldsOf(err); len(f) == 0 || f[0].Name != c.box {
			t.Errorf("%s: %v, want %s", name, f, c.box)
		}
	}
}

// Rules 3.1: no field may force an unsafe telling; only the safeguarding team decides that nobody is told yet.
func TestOnlyTheTeamMayDecideThatNobodyIsTold(t *testing.T) {
	not := Telling{Not: "It would reach the person who harms them.", Again: "20/11/2026"}
	if _, err := not.settle(by{staff: actor.Actor{Kind: actor.KindStaff, Roles: []actor.Role{actor.Staff, actor.Pastoral}}}); !fault.Is(err, fault.Invalid) {
		t.Errorf("pastoral: %v", err)
	}
	told, err := not.settle(by{staff: actor.Actor{Kind: actor.KindStaff, Roles: []actor.Role{actor.Staff, actor.DSL}}})
	if err != nil || told.Not == "" || told.At.IsZero() {
		t.Errorf("dsl: %v %+v", err, told)
	}
}

// T-048: two refusals raise the alarm, a plan answers it, and a third refusal raises it again.
func TestTheLoopAlarm(t *testing.T) {
	for _, c := range []struct {
		refusals, planned int
		open, want        bool
	}{{0, 0, true, false}, {1, 0, true, false}, {2, 0, true, true}, {2, 2, true, false}, {3, 2, true, true}, {2, 0, false, false}} {
		j := Journey{Open: c.open, Refusals: c.refusals, PlannedRefusals: c.planned}
		if j.IsLooping() != c.want {
			t.Errorf("%+v: %v", c, j.IsLooping())
		}
	}
	j := Journey{Open: true, Refusals: 2}
	if err := j.mayClose(Closing{Outcome: "own_choice", Words: "x"}, nil); !fault.Is(err, fault.Invalid) {
		t.Error("closed while the alarm stands")
	}
	j.PlannedRefusals = 2
	for s, refused := range map[State]bool{Draft: true, Sent: true, Received: true, Accepted: true, Waiting: true, RefusalToTell: true, EndToTell: true, Started: false, Ended: false, NotForUs: false, Dropped: false} {
		if err := j.mayClose(Closing{Outcome: "own_choice", Words: "x"}, []Referral{{State: s}}); (err != nil) != refused {
			t.Errorf("with one %s: %v", s, err)
		}
	}
	// T-050: "supported" is said only of support.
	if err := j.mayClose(Closing{Outcome: "supported", Words: "x"}, []Referral{{State: NotForUs}}); err == nil {
		t.Error("closed as supported with nothing but a refusal")
	}
	if err := j.mayClose(Closing{Outcome: "stopped coming", Words: "x"}, nil); err == nil {
		t.Error("an outcome that is none of the three")
	}
}

// 4.21, T-098: what leaves is the table of items and nothing else, for every kind of receiver.
func TestTheMinimumSets(t *testing.T) {
	s := source{
		Referral: Referral{Reference: "R-1", Words: Words{
			Want: "WANT", Concern: "CONCERN", SelfHarm: "SELFHARM", Family: "FAMILY", Story: "STORY", Formed: "FORMED", NotShare: "NOTSHARE",
			Consent: Consent{Aware: yes, Agrees: yes, FamilyWhy: "FAMILYWHY", Basis: "sixteen"}, Bridge: Bridge{Meanwhile: "MEANWHILE", Urgent: "URGENT"},
		}},
		pupil: pupil.Pupil{Details: pupil.Details{Name: pupil.Name{Given: "Siân", Family: "Llŷr"}, Year: 10, Form: "10A",
			Around: pupil.Around{NHS: "9434765919", SEN: "K", Care: "CARE", Contacts: []pupil.Contact{{Name: "PARENT", HasPR: true}}}}},
		entry: partner.Entry{Details: partner.Details{Name: "Quiet Hour"}},
	}
	for kind, more := range map[partner.OrgKind]bool{
		partner.VCSE: false, partner.OtherOrg: false, partner.CAMHS: true, partner.MHST: true, partner.GP: true, partner.AMHS: true, partner.SocialCare: true,
	} {
		s.org = partner.Organisation{Name: "Somebody", Kind: kind}
		text := compose(s).Text()
		for _, word := range []string{"SELFHARM", "FAMILY\n", "CARE", "PARENT", "SEN support"} {
			if strings.Contains(text, word) != more {
				t.Errorf("%s: %q: %v, want %v", kind, word, !more, more)
			}
		}
		if strings.Contains(text, "9434765919") != kind.IsNHS() {
			t.Errorf("%s: NHS number", kind)
		}
		for _, word := range []string{"STORY", "FAMILYWHY", "FORMED", "MEANWHILE", "URGENT"} {
			if strings.Contains(text, word) {
				t.Errorf("%s is given %s", kind, word)
			}
		}
		for _, word := range []string{"WANT", "CONCERN", "NOTSHARE", "Siân Llŷr"} {
			if !strings.Contains(text, word) {
				t.Errorf("%s is not given %s", kind, word)
			}
		}
	}
	s.org.Kind, s.Words.Extras, s.Words.ExtraReason, s.Words.StoryGoes = partner.VCSE, []string{"self_harm"}, "They asked for it", true
	if text := compose(s).Text(); !strings.Contains(text, "SELFHARM") || strings.Contains(text, "PARENT") || !strings.Contains(text, "They asked for it") || !strings.Contains(text, "STORY") {
		t.Errorf("an extra with its reason:\n%s", text)
	}
	s.entry.AsksDegree = true
	if text := compose(s).Text(); !strings.Contains(text, "FORMED\n"+NoGrade) {
		t.Errorf("a form that demands a degree of risk gets the words of records 2.6:\n%s", text)
	}
	first := compose(s)
	s.Words.Concern += "."
	if compose(s).Digest() == first.Digest() {
		t.Error("two contents share one digest")
	}
}

// Records 2.6: everything marked M is asked for before sending, and a family's no is not among it (4.27).
func TestWhatSendingNeeds(t *testing.T) {
	w := Words{WantNot: true, Concern: "x", Since: "x", WhyNow: "x", Impact: "x", Tried: "x", Adjust: "x", Setting: "group", Reach: "x", Others: "x", Attends: "x", SafePlan: "no", NotShare: "none",
		Consent: Consent{Aware: yes, Agrees: yes, FamilyAware: "no", FamilyAgrees: "no", Basis: "sixteen"}, Bridge: Bridge{FirstContact: today, Rhythm: "x", Urgent: "x", Involve: "x"}}
	s := sending{today: today, owner: ident.New[actor.OfStaff](now)}
	if f := w.missing(s); len(f) > 0 {
		t.Fatalf("a whole referral lacks %v", f)
	}
	for box, without := range map[string]func(*Words){
		"want": func(w *Words) { w.WantNot = false }, "concern": func(w *Words) { w.Concern = "" }, "since": func(w *Words) { w.Since = "" },
		"why_now": func(w *Words) { w.WhyNow = "" }, "impact": func(w *Words) { w.Impact = "" }, "tried": func(w *Words) { w.Tried = "" },
		"adjust": func(w *Words) { w.Adjust = "" }, "setting": func(w *Words) { w.Setting = "" }, "reach": func(w *Words) { w.Reach = "" },
		"others": func(w *Words) { w.Others = "" }, "attends": func(w *Words) { w.Attends = "" }, "safety_plan": func(w *Words) { w.SafePlan = "" }, "not_share": func(w *Words) { w.NotShare = "" },
		"involve": func(w *Words) { w.Involve = "" }, "rhythm": func(w *Words) { w.Rhythm = "" }, "urgent": func(w *Words) { w.Urgent = "" },
		"aware": func(w *Words) { w.Aware = "" }, "why_not": func(w *Words) { w.Agrees = "no" }, "family_aware": func(w *Words) { w.FamilyAware = "" },
		"family_agrees": func(w *Words) { w.FamilyAgrees = "" }, "basis": func(w *Words) { w.Basis = "" }, "basis_why": func(w *Words) { w.Basis = "gillick" },
		"first_contact": func(w *Words) { w.FirstContact = today.Add(-1) }, "extra_reason": func(w *Words) { w.Extras = []string{"family"} }, "story": func(w *Words) { w.StoryGoes = true },
	} {
		c := w
		without(&c)
		if !on(c.missing(s), box) {
			t.Errorf("without %s: %v", box, c.missing(s))
		}
	}
	s.owner, s.asksDegree = actor.StaffID{}, true
	if f := w.missing(s); !on(f, "owner") || !on(f, "formulation") {
		t.Errorf("no owner, and a form that asks for a degree of risk: %v", f)
	}
}

func on(f fault.Fields, box string) bool {
	for _, x := range f {
		if x.Name == box {
			return true
		}
	}
	return false
}

// A service reads of itself as "you": in every state and every line of what happened "they" is somebody else.
func TestAServiceReadsOfItselfAsYou(t *testing.T) {
	var all []string
	for _, s := range States() {
		if s != Draft && s != Dropped {
			all = append(all, s.WordsForService())
		}
	}
	for _, k := range []EventKind{WasSent, WasReceived, WasAccepted, IsWaiting, IsNotForUs, HasStarted, HasEnded, WasTold, HadContact, WasChased} {
		all = append(all, k.WordsForService())
	}
	for _, words := range all {
		for _, w := range strings.Fields(strings.ToLower(words)) {
			if w == "they" || w == "them" || w == "their" || w == "service" {
				t.Errorf("%q speaks of the reader as %q", words, w)
			}
		}
		if words == "" {
			t.Error("nothing is said")
		}
	}
}

// C-20: whoever waits is talked with before the school closes for the holidays, since four weeks on nobody is there; where that is
// no day to come, as on the last of the summer term, as soon as it opens again.
func TestACheckInComesBeforeTheHolidays(t *testing.T) {
	day := func(m time.Month, d int) schoolday.Date { return schoolday.Date{Year: 2026, Month: m, Day: d} }
	cal, err := schoolday.New(schoolday.Plan{
		Terms: []schoolday.Term{{Name: "Summer term", First: day(4, 13), Last: day(7, 21)}, {Name: "Autumn term", First: day(9, 2), Last: day(12, 18)}},
		Hours: schoolday.MondayToFriday(schoolday.Time(8, 0), schoolday.Time(16, 0)),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		today schoolday.Date
		days  int
		want  schoolday.Date
	}{
		{day(6, 1), 28, day(6, 29)},    // a school day
		{day(6, 6), 28, day(7, 3)},     // a Saturday: the day before
		{day(6, 30), 28, day(7, 21)},   // in the holidays: the last day of term
		{day(7, 20), 28, day(7, 21)},   // even if that is tomorrow
		{day(7, 21), 28, day(9, 2)},    // after it, the first day back
		{day(8, 1), 7, day(9, 2)},      // in the holidays themselves
		{day(11, 26), 28, day(12, 18)}, // the calendar ends: its last day
		{day(12, 18), 28, day(12, 18).Add(28)},
	} {
		if got := schoolday.DateOf(contactBy(cal, c.today, c.today.Add(c.days))); got != c.want {
			t.Errorf("%d days from %s: %s, want %s", c.days, c.today, got, c.want)
		}
	}
}
