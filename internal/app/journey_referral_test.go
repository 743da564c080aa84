package app_test

import (
	"net/url"
	"testing"

	"heard/internal/pdf/pdftest"
	"heard/internal/testapp"
	"heard/internal/testapp/browser"
)

// A referral by keyboard alone: written, looked at and sent; the worker answers in their own view and cannot end the wait
// before somebody has told the young person, who reads each answer on a page of their own.
func TestAReferralIsAnsweredInTheServicesOwnView(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range handAndDesk {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			quietHour(t, a)
			nav := sit(t, chromium, a, look)
			nav.signIn("navigator")
			nav.writesReferral()
			nav.reads("This is what will be sent", "Has stopped seeing friends.", "Six talks with the nurse.")
			if nav.says("A nurse looked after him.") {
				t.Error("more than the agreed minimum goes to a charity")
			}
			nav.accessible("referral-preview")
			nav.press("Send it now")
			nav.reads("Siân Prosser", "What was sent")
			nav.accessible("referral-sent")

			worker := sit(t, chromium, a, look)
			worker.signIn("riverside")
			worker.press("Aled Vaughan")
			worker.reads("What was sent to you", "so that you can answer and help")
			worker.accessible("inbox-view")
			paper := worker.tab.Download(t, func() { worker.press("Download as PDF") })
			pdftest.Check(t, paper)
			worker.waits()
			aledReadsNews(t, chromium, a, look)
			worker.cannotEnd()
		})
	}
}

// quietHour is a charity's service in the directory, and an agreement with it.
func quietHour(t *testing.T, a *testapp.App) {
	t.Helper()
	org := a.School.Orgs["riverside"].String()
	a.As(t, "navigator").Post("/directory/new", url.Values{
		"version": {"0"}, "kind": {"service"}, "state": {"published"}, "org": {org}, "name": {"Quiet Hour"}, "summary": {"A warm room and someone to talk to."},
		"accepts": {"Ages 11 to 19."}, "self_harm": {"yes"}, "self_harm_words": {"Come as you are."}, "age_from": {"11"}, "age_to": {"19"}, "phone": {"01632 960401"},
		"cost": {"Free"}, "hours": {"Mon to Fri 9:00 to 17:00"}, "checked_on": {"02/11/2026"}, "flags": {"referrals"}, "formats": {"drop_in"}, "wait": {"About ten weeks."},
	}).Want(303)
	a.As(t, "dsl").Post("/partner-agreements/new", url.Values{"version": {"0"}, "org": {org}, "reference": {"DSA-riverside"}, "covers": {"referral"},
		"purpose": {"Support."}, "first": {"01/09/2026"}, "last": {"31/08/2027"}}).Want(303)
}

// writesReferral begins one about Aled and fills it, to the preview.
func (p *person) writesReferral() {
	p.t.Helper()
	p.beginsReferral()
	p.fillsReferral()
}

func (p *person) beginsReferral() {
	p.t.Helper()
	p.press("Referrals")
	p.reads("Begin a referral")
	p.press("Begin a referral")
	p.reads("without asking first")
	p.accessible("referral-new")
	p.fill([2]string{"find", "aled"}, [2]string{"#entry", "Quiet Hour"}, [2]string{"for", "Somebody to talk to"})
	p.press("Begin")
	p.reads("In their own words")
	p.accessible("referral-write")
}

func (p *person) fillsReferral() {
	p.t.Helper()
	p.fill(
		[2]string{"want", "Someone who listens and is not a teacher."},
		[2]string{"concern", "Has stopped seeing friends."}, [2]string{"since", "September"}, [2]string{"why_now", "Asked for help."},
		[2]string{"impact", "Late for school."}, [2]string{"self_harm", "A nurse looked after him."}, [2]string{"?safety_plan", "no"},
		[2]string{"tried", "Six talks with the nurse."}, [2]string{"others", "None"}, [2]string{"attends", "In school every day. No exams this year."},
		[2]string{"reach", "By text. Home is safe."}, [2]string{"adjust", "None needed"}, [2]string{"?setting", "one_to_one"},
		[2]string{"?aware", "yes"}, [2]string{"?agrees", "yes"}, [2]string{"?basis", "gillick"}, [2]string{"basis_why", "Understands what is sent and why."},
		[2]string{"?family_aware", "no"}, [2]string{"?family_agrees", "no"}, [2]string{"family_why", "He would rather tell them."}, [2]string{"not_share", "None"},
		[2]string{"#owner", "Siân Prosser"}, [2]string{"first_contact", "23/11/2026"}, [2]string{"rhythm", "Every four weeks"},
		[2]string{"meanwhile", "The quiet room at lunch."}, [2]string{"urgent", "If nights get worse, tell Ms Prosser or call 111."}, [2]string{"involve", "Weekly check-in."},
	)
	p.accessible("referral-written")
	p.press("Save and preview")
}

// waits says that the young person is on the list, and until when about.
func (p *person) waits() {
	p.t.Helper()
	p.press("They are on our waiting list")
	p.reads("Your answer")
	p.accessible("inbox-answer")
	p.choose("answer", "waiting")
	p.fill([2]string{"joined", "16/11/2026"}, [2]string{"expected", "1 of February"}, [2]string{"wait", "Eleven weeks at the moment."})
	p.press("Send the answer")
	p.reads("There is a problem")
	p.accessible("inbox-answer-problems")
	if !p.holds("textarea[name=wait]", "Eleven weeks at the moment.") || !p.holds("input[name=expected]", "1 of February") {
		p.t.Error("what was typed is gone")
	}
	p.rewrite("expected", "01/02/2027")
	p.press("Send the answer")
	p.reads("On your waiting list", "What happened")
	p.accessible("inbox-waiting")
}

func aledReadsNews(t *testing.T, chromium *browser.Browser, a *testapp.App, look browser.Look) {
	t.Helper()
	aled := sit(t, chromium, a, look)
	aled.signIn("aled")
	aled.press("What is happening")
	aled.reads("Quiet Hour")
	aled.accessible("wait-list")
	aled.press("Quiet Hour")
	aled.reads("You are on their list", "Eleven weeks at the moment.", "On Monday 1 February", "Siân Prosser", "The quiet room at lunch.")
	aled.accessible("wait-news")
}

// cannotEnd is refused the end of a wait that nobody has been told of, and keeps what was typed.
func (p *person) cannotEnd() {
	p.t.Helper()
	p.press("It has ended")
	p.reads("Your answer")
	p.choose("answer", "ended")
	p.fill([2]string{"offered", "Eight talks."}, [2]string{"sessions", "Eight of eight."}, [2]string{"why", "Planned."},
		[2]string{"come_back", "Ring us within a year."}, [2]string{"after", "Tuesday group."}, [2]string{"view", "It was all right."})
	p.choose("has_told", "yes")
	p.press("Send the answer")
	p.reads("Say who told the young person", "Say when they were told", "Say how they were told")
	p.accessible("inbox-ended-problems")
	if !p.holds("textarea[name=view]", "It was all right.") || !p.holds("input[name=offered]", "Eight talks.") {
		p.t.Error("what was typed is gone")
	}
	p.fill([2]string{"told_who", "Alex Rowe"}, [2]string{"told_when", "16/11/2026 09:00"}, [2]string{"told_how", "By phone"})
	p.press("Send the answer")
	p.reads("Ended", "What was sent to you")
	p.accessible("inbox-ended")
}
