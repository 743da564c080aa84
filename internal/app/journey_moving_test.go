package app_test

import (
	"strings"
	"testing"

	"heard/internal/pdf/pdftest"
	"heard/internal/testapp"
	"heard/internal/testapp/browser"
)

// Scenario 11 by keyboard alone: the young person writes, says who may read what and looks at each copy; the named worker
// makes the pack; the young person signs it off; the three papers are opened and one is released.
func TestAPackIsMadeAndReleased(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range handAndDesk {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			worker, cora := sit(t, chromium, a, look), sit(t, chromium, a, look)
			worker.signIn("pastoral")
			worker.beginsMove()
			path := worker.at()
			cora.signIn("cora")
			cora.writesPages()
			cora.looksAtCopies()

			worker.open(path)
			worker.press("Make a new version of the pack")
			worker.reads("It keeps everything as it stands now")
			worker.accessible("moving-make")
			worker.press("Make it")
			worker.reads("Version 1", "Not yet")
			worker.accessible("moving-made")
			worker.isRefusedUnsigned(path)

			cora.open("/p/next")
			cora.press("Look at it, and say if it is right")
			cora.reads("Is this right?")
			cora.accessible("next-right")
			cora.press("Yes, this is right")
			cora.reads("Your pages for what comes next")
			cora.accessible("next-signed")

			worker.opensPapers(path)
			worker.releases(path)
			cora.open("/p/next")
			cora.reads("Rhys Gwyndaf, nurse", "Siân Prosser")
			cora.accessible("next-given")
		})
	}
}

func (p *person) beginsMove() {
	p.t.Helper()
	p.press("Moving on")
	p.reads("Cora Nguyễn", "No plan for moving on")
	p.accessible("moving-list")
	p.press("Cora Nguyễn, 13A")
	p.reads("Begin")
	p.accessible("moving-start")
	p.pick("worker", "Siân Prosser")
	p.press("Begin")
	p.reads("Dates and people", "12 May 2027")
	p.accessible("moving-begun")
	p.press("Dates and people")
	p.reads("Dates and people", "Save")
	p.accessible("moving-terms")
	p.fill([2]string{"transfer", "14/06/2027"}, [2]string{"anchor", "Zuzanna Łukaszewicz, Lantern Arts"}, [2]string{"receiver", "Millbrook Adult Team"}, [2]string{"gp", "Hafan Surgery"})
	p.press("Save")
	p.reads("Your change is in", "Millbrook Adult Team")
	p.press("Add a service")
	p.reads("A service, and what comes next")
	p.press("Save")
	p.reads("Name the service.")
	p.accessible("moving-service-problems")
	p.fill([2]string{"name", "CAMHS, Millbrook"}, [2]string{"ends_age", "18th birthday"}, [2]string{"equivalent", "Millbrook Adult Team"})
	p.press("Save")
	p.reads("Your change is in", "CAMHS, Millbrook")
	p.accessible("moving-show")
}

// pages are what Cora writes, by the address of the page.
var pages = map[string]string{"profile": "My brother, and the dog.", "about": "I like lists.", "story": "It began in year 8.", "ready": "Almost."}

func (p *person) writesPages() {
	p.t.Helper()
	p.press("Your pages for what comes next")
	p.reads("What you can write")
	p.accessible("next-hub")
	for page, text := range pages {
		p.open("/p/next/write/" + page)
		p.write("b1", text)
		p.accessible("next-write-" + page)
		p.press("Save")
		p.reads("What you can write")
	}
	p.press("Say what is OK with you, or take it back")
	p.reads("Who may read what")
	p.accessible("next-who")
	p.tick("service", "story")
	p.press("Save")
	p.reads("What you can write")
}

// looksAtCopies reads each copy as it would be now: what was agreed stands in it, and what was not does not.
func (p *person) looksAtCopies() {
	p.t.Helper()
	for which, hold := range map[string][]string{
		"own": {"profile", "about", "story", "ready"}, "service": {"profile", "story"}, "gp": {},
	} {
		p.open("/p/next/copy/" + which)
		p.reads("This is how it will read, word for word.")
		p.accessible("next-copy-" + which)
		for page, text := range pages {
			if want := strings.Contains(strings.Join(hold, " "), page); p.says(text) != want {
				p.t.Errorf("the copy for %s holds what was written of %s: %t", which, page, !want)
			}
		}
	}
}

// isRefusedUnsigned cannot record a copy as given before the young person has said that it is right.
func (p *person) isRefusedUnsigned(path string) {
	p.t.Helper()
	p.open(path)
	p.tabUntil("gives the service's copy", `(e) => /\/give\/.*\/service$/.test(e.href || '')`)
	p.keys("\r")
	p.reads("Give the PDF of this version")
	p.rewrite("to", "Rhys Gwyndaf, nurse")
	p.write("how", "In person")
	p.press("Record that it was given")
	p.reads("There is a problem", "has not signed this version off")
	p.accessible("moving-give-problems")
	if !p.holds("input[name=how]", "In person") {
		p.t.Error("what was typed is gone")
	}
}

// opensPapers opens the three copies on screen and on paper, as their named worker.
func (p *person) opensPapers(path string) {
	p.t.Helper()
	for _, which := range []string{"own", "service", "gp"} {
		p.open(path)
		p.tabUntil("opens the copy "+which, `(e) => /\/pack\/.*\/`+which+`$/.test(e.href || '')`)
		p.keys("\r")
		p.reads("The same on paper (PDF, A4)")
		p.accessible("moving-copy-" + which)
		paper := p.tab.Download(p.t, func() { p.press("The same on paper (PDF, A4)") })
		words := pdftest.Words(p.t, paper)
		if strings.Contains(words, pages["story"]) != (which != "gp") || strings.Contains(words, pages["ready"]) {
			p.t.Errorf("the paper %s holds something else than was agreed:\n%s", which, words)
		}
	}
}

func (p *person) releases(path string) {
	p.t.Helper()
	p.open(path)
	p.tabUntil("gives the service's copy", `(e) => /\/give\/.*\/service$/.test(e.href || '')`)
	p.keys("\r")
	p.reads("Give the PDF of this version")
	p.accessible("moving-give")
	p.rewrite("to", "Rhys Gwyndaf, nurse")
	p.write("how", "In person")
	p.press("Record that it was given")
	p.reads("Your change is in", "Rhys Gwyndaf, nurse")
	p.accessible("moving-given")
}
