package app_test

import (
	"strings"
	"testing"

	"heard/internal/pdf/pdftest"
	"heard/internal/testapp"
	"heard/internal/testapp/browser"
)

// handAndDesk are the two ends of the ways: a phone whose JavaScript never arrived, and a desk with everything.
var handAndDesk = map[string]browser.Look{
	"phone, no script": {Width: 360, NoScript: true},
	"desktop":          {Width: 1280},
}

// A support plan by keyboard alone: begun, written, shared, settled, given, printed; the young person reads their own, and
// a teacher only what to do.
func TestASupportPlanIsMadeTogether(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range handAndDesk {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			key := sit(t, chromium, a, look)
			key.signIn("pastoral")
			key.beginsPlan("Support plan", "support")
			path := key.at()
			key.writesSupport()
			key.agreesAdjustment()
			key.sharesWithTeam()
			key.settles("Support needs")
			key.givesCopy()
			key.accessible("plan-active")

			key.press("Make a paper")
			key.reads("Make a paper", "The file's name says nothing")
			key.accessible("plan-print")
			paper := key.tab.Download(t, func() { key.press("Make the PDF") })
			if words := pdftest.Words(t, paper); !strings.Contains(words, "A seat by the door") {
				t.Errorf("the paper lacks what was written:\n%s", words)
			}

			teacher := sit(t, chromium, a, look)
			teacher.signIn("teacher")
			teacher.press("In class")
			teacher.reads("Aled Vaughan", "May leave five minutes early")
			teacher.accessible("in-class")
			if teacher.says("Crowds after what happened") {
				t.Error("a teacher reads why")
			}
			teacher.open(path)
			teacher.reads("We cannot find this page")

			aledReadsHis(t, chromium, a, look)
			teacher.open(path)
			teacher.reads("Please do and please don't")
			if teacher.says("Support needs") {
				t.Error("the teacher is shown a section that Aled did not choose for him")
			}
		})
	}
}

// beginsPlan finds Aled and begins a plan with him.
func (p *person) beginsPlan(title, kind string) {
	p.t.Helper()
	p.press("Plans")
	p.reads("Support plans and safety plans of the pupils you look after")
	p.accessible("plan-list-empty")
	p.press("Begin a plan")
	p.reads("A plan is written with the young person")
	p.write("find", "ale")
	p.press("Find")
	p.reads("Aled Vaughan")
	p.accessible("plan-new")
	p.fill([2]string{"?pupil", p.app.School.Pupils["aled"].String()}, [2]string{"?kind", kind})
	p.press("Begin the plan")
	p.reads(title, "Before it can be active")
	p.accessible("plan-begun")
}

// writesSupport fills the sections without which a support plan is not active.
func (p *person) writesSupport() {
	p.t.Helper()
	for _, s := range []struct {
		section string
		boxes   [][2]string
	}{
		{"Goals", [][2]string{{"own_text", "He says: less noise."}, {"row_name", "Lunch in the library"}, {"row_detail", "Three days of five"}, {"row_when", "Half term"}, {"row_who", "Siân"}}},
		{"Support needs", [][2]string{{"own_text", "He says: time before lessons."}, {"beside_text", "A seat by the door."}}},
		{"Safety needs", [][2]string{{"own_text", "He says: my other plan."}}},
		{"What is needed", [][2]string{{"beside_text", "A card to leave the room."}}},
		{"Professionals involved", [][2]string{{"row_name", "Dr Rhys"}, {"row_detail", "GP"}, {"row_number", "01632 960555"}}},
		{"Family involvement", [][2]string{{"own_text", "He says: Mum may know."}}},
	} {
		p.press(s.section)
		p.reads(s.section, "Aled Vaughan", "Save")
		p.fill(s.boxes...)
		if len(s.boxes) > 1 {
			p.accessible("plan-part-" + strings.ReplaceAll(strings.ToLower(s.section), " ", "-"))
		}
		p.press("Save")
		p.reads("About the whole plan")
	}
	p.accessible("plan-written")
}

func (p *person) agreesAdjustment() {
	p.t.Helper()
	p.press("Agree an adjustment")
	p.reads("Agree it with the young person first")
	p.accessible("plan-adjust")
	p.fill([2]string{"action", "May leave five minutes early"}, [2]string{"reason", "Crowds after what happened."}, [2]string{"until", "1/1/2026"})
	p.press("Save")
	p.reads("There is a problem")
	p.accessible("plan-adjust-problems")
	if !p.holds("textarea[name=reason]", "Crowds after what happened.") {
		p.t.Error("the reason that was typed is gone")
	}
	p.rewrite("until", "18/12/2026")
	p.press("Save")
	p.reads("May leave five minutes early", "About the whole plan")
}

func (p *person) sharesWithTeam() {
	p.t.Helper()
	p.press("Write down who may see it")
	p.reads("The young person decides")
	p.accessible("plan-say")
	p.fill([2]string{"#receiver", "Parents"}, [2]string{"how", "Told me in the library, today"}, [2]string{"?part_support_needs", "yes"})
	p.press("Save")
	p.reads("About the whole plan")
}

// settles says who keeps the plan; what it lists as missing before is what the page must not list after.
func (p *person) settles(never string) {
	p.t.Helper()
	p.press("Who keeps it, and when you look at it again")
	p.reads("Who keeps it, and when you look again")
	p.accessible("plan-settle")
	p.fill([2]string{"made_with", "Aled and Siân Prosser"}, [2]string{"#coordinator", "Siân Prosser"})
	p.rewrite("review", "11/12/2026")
	p.choose("agreed", "agreed")
	p.press("Save")
	p.reads("About the whole plan", "Aled and Siân Prosser")
	if p.says("Still missing: " + never) {
		p.t.Errorf("%s is asked for and stands there", never)
	}
}

func (p *person) givesCopy() {
	p.t.Helper()
	p.press("A copy was given")
	p.reads("A copy was given", "Record the copy")
	p.accessible("plan-copy")
	p.choose("holder", "pupil")
	p.press("Record the copy")
	p.reads("Active", "Who holds a copy")
}

// aledReadsHis reads the plan as the young person whose it is, and chooses for himself who else does.
func aledReadsHis(t *testing.T, chromium *browser.Browser, a *testapp.App, look browser.Look) {
	t.Helper()
	aled := sit(t, chromium, a, look)
	aled.signIn("aled")
	aled.accessible("own-home")
	aled.press("My plan for school")
	aled.reads("This plan is on.", "Siân Prosser", "May leave five minutes early", "They are not told why.")
	aled.accessible("own-plan")
	aled.press("What I need help with")
	aled.reads("What I need help with", "A seat by the door.")
	if !aled.holds("textarea[name=own_text]", "He says: time before lessons.") {
		t.Error("what was put down for him is not his to change")
	}
	aled.accessible("own-part")
	aled.rewrite("own_text", "Time before lessons, and a window.")
	aled.press("Save")
	aled.reads("Who can see this")
	aled.press("Who can see this")
	aled.reads("Who can see this plan", "Siân Prosser", "looked at your plan")
	aled.accessible("own-who")
	aled.pick("who", "Daniel Marsh")
	aled.press("Choose what they see")
	aled.reads("Daniel Marsh", "What can they see?", "Ask me")
	aled.accessible("own-choose")
	aled.choose("part_please", "yes")
	aled.press("Save")
	aled.reads("Who can see this plan", "Daniel Marsh")
}

// Records 2.5: a safety plan is the young person's, and not ready before it holds a number that answers when school is closed.
func TestASafetyPlanNeedsANumberForTheNight(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range handAndDesk {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			aled := sit(t, chromium, a, look)
			aled.signIn("aled")
			aled.press("Make a plan")
			aled.reads("You have no plan yet")
			aled.accessible("own-plans")
			aled.choose("kind", "safety")
			aled.press("Begin")
			aled.reads("Still to do", "Numbers for any time")
			path := aled.at()
			aled.accessible("own-safety-begun")
			aled.writesPart("How I can tell things are getting hard", [2]string{"own_text", "I stop answering."})
			aled.writesPart("What I can do myself", [2]string{"own_text", "The long playlist."})
			aled.writesPart("Numbers for any time", [2]string{"row_name", "Mr Pugh"}, [2]string{"row_number", "01632 960000"}, [2]string{"#row_answer", "No"})
			aled.reads("A number that answers when school is closed")
			aled.press("Numbers for any time")
			aled.until(func(string) bool { return aled.holds("#row_name-1", "Mr Pugh") })
			aled.accessible("own-safety-numbers")
			aled.tabUntil("is a second line", `(e) => e.id === 'row_name-2'`)
			aled.keys("Childline")
			aled.fill([2]string{"row_number", "0800 1111"}, [2]string{"row_when", "Any time"}, [2]string{"#row_answer", "Yes"})
			aled.press("Save")
			aled.reads("Still to do", "A day to look at it again")
			if aled.says("A number that answers when school is closed") {
				t.Error("Childline answers, and a number is still asked for")
			}

			key := sit(t, chromium, a, look)
			key.signIn("pastoral")
			key.open("/plans/view/" + path[strings.LastIndex(path, "/")+1:])
			key.reads("About the whole plan", "2. Triggers and warning signs")
			key.settles("Services and emergency")
			key.accessible("plan-safety")

			aled.open(path)
			aled.reads("A copy to keep")
			aled.press("A copy to keep")
			aled.reads("Do you have your copy?")
			aled.accessible("own-paper")
			paper := aled.tab.Download(t, func() { aled.press("Get the file") })
			if words := pdftest.Words(t, paper); !strings.Contains(words, "0800 1111") {
				t.Errorf("the copy lacks the number for the night:\n%s", words)
			}
			aled.open(path + "/paper")
			aled.press("I have my copy")
			aled.reads("This plan is on.")
			aled.accessible("own-safety-on")
		})
	}
}

// writesPart opens a section from the plan, fills it and comes back.
func (p *person) writesPart(section string, boxes ...[2]string) {
	p.t.Helper()
	p.press(section)
	p.reads("What changed here")
	p.fill(boxes...)
	form := p.at()
	p.press("Save")
	p.until(func(at string) bool { return at != form }) // what the plan's page says stands on the form too
	p.reads("Who can see this")
}

// Two people at two browsers: who saves second reads what was saved beside what they typed, keeps it, and saves upon it.
func TestTwoPeopleWriteOneSection(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range handAndDesk {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			first, second := sit(t, chromium, a, look), sit(t, chromium, a, look)
			first.signIn("pastoral")
			second.signIn("dsl")
			first.beginsPlan("Support plan", "support")
			section := first.at() + "/part/support_needs"
			for _, p := range []*person{first, second} {
				p.open(section)
				p.reads("Support needs")
			}
			first.write("beside_text", "A quiet desk in maths.")
			second.write("beside_text", "A quiet desk in every lesson.")
			first.press("Save")
			first.reads("About the whole plan")
			second.press("Save")
			second.reads("Siân Prosser, Head of year 10 saved this while you were writing", "A quiet desk in maths.", "A quiet desk in every lesson.")
			if !second.holds("textarea[name=beside_text]", "A quiet desk in every lesson.") {
				t.Error("what was typed second is gone")
			}
			second.accessible("plan-two-at-once")
			second.rewrite("beside_text", "A quiet desk in maths and everywhere else.")
			second.press("Save")
			second.reads("About the whole plan")
			second.open(section + "/versions")
			second.reads("Siân Prosser", "Noor Khan", "everywhere else")
			second.accessible("plan-versions")
		})
	}
}
