package app_test

import (
	"context"
	"strconv"
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What a person does who has no mouse: every one of these goes on from where the focus is, by Tab, Space, arrows within a
// group of choices, Enter and letters alone.

// farthest is how many stops a form may have before somebody is said to be lost in it.
const farthest = 150

// tabUntil presses Tab until the focus is on a control for which is, a JavaScript function, holds; it counts the stops. Who
// has just come to a page and wants something in its main part takes the link that skips the menu.
func (p *person) tabUntil(what, is string) int {
	p.t.Helper()
	if p.focused(`(e) => e === document.body && !location.hash && [...document.querySelectorAll('main :is(a, button, input, select, textarea)')].some(` + is + `)`) {
		p.tabs()
		skips := `(e) => e.matches('.govuk-skip-link')`
		if !p.focused(skips) { // a pupil's first stop is the way off the page
			p.tabs()
		}
		if p.focused(skips) {
			p.keys(kb.Enter)
		}
	}
	for n := 1; n <= farthest; n++ {
		p.tabs()
		if p.focused(is) {
			return n
		}
	}
	p.t.Fatalf("at %s nothing that %s can be reached by keyboard", p.at(), what)
	return 0
}

// tabs presses Tab once, and counts it.
func (p *person) tabs() {
	p.t.Helper()
	p.stops++
	p.keys(kb.Tab)
}

// focused reports whether it holds of what has the focus. A page that has only begun to come has no body, and nothing has it.
func (p *person) focused(is string) (yes bool) {
	p.t.Helper()
	p.tab.Run(p.t, chromedp.Evaluate(`((e) => !!e && (`+is+`)(e))(document.activeElement)`, &yes))
	return yes
}

func named(name string) string { return `(e) => e.name === ` + strconv.Quote(name) }

// write goes on to the box of that name and types.
func (p *person) write(name, text string) {
	p.t.Helper()
	p.tabUntil("has the name "+name, named(name))
	p.types(text)
}

// types puts a text in where the focus is, in one go: a keyboard that finishes the sentence.
func (p *person) types(text string) {
	p.t.Helper()
	p.tab.Run(p.t, chromedp.ActionFunc(func(ctx context.Context) error { return input.InsertText(text).Do(ctx) }))
}

// rewrite goes on to the box of that name and types in place of what it holds.
func (p *person) rewrite(name, text string) {
	p.t.Helper()
	p.tabUntil("has the name "+name, named(name))
	p.tab.Run(p.t, chromedp.KeyEvent("a", chromedp.KeyModifiers(input.ModifierCtrl)))
	p.types(text)
}

// choose goes on to a group of choices of which one is taken, and takes that one.
func (p *person) choose(name, value string) {
	p.t.Helper()
	p.tabUntil("has the name "+name, named(name))
	p.keys(" ")
	taken := `(e) => e.checked && e.value === ` + strconv.Quote(value)
	for range 15 {
		if p.focused(taken) {
			return
		}
		p.keys(kb.ArrowDown)
	}
	p.t.Fatalf("%s of %s cannot be chosen by keyboard", value, name)
}

// tick goes on to one box to tick, and ticks it.
func (p *person) tick(name, value string) {
	p.t.Helper()
	p.tabUntil("ticks "+value, `(e) => e.name === `+strconv.Quote(name)+` && e.value === `+strconv.Quote(value))
	p.keys(" ")
}

// pick goes on to a list and picks the line that begins so, by typing it.
func (p *person) pick(name, line string) {
	p.t.Helper()
	p.tabUntil("has the name "+name, named(name))
	p.keys(line)
	if !p.focused(`(e) => e.selectedOptions[0].text.startsWith(` + strconv.Quote(line) + `)`) {
		p.t.Fatalf("%q cannot be picked from %s by keyboard", line, name)
	}
}

// press goes on to the link or button of that text and uses it.
func (p *person) press(text string) {
	p.t.Helper()
	p.tabTo(text)
	p.keys(kb.Enter)
}

// follow goes on to the first link or button for which the CSS selector holds, and uses it.
func (p *person) follow(selector string) {
	p.t.Helper()
	p.tabUntil("is "+selector, `(e) => e.matches(`+strconv.Quote(selector)+`)`)
	p.keys(kb.Enter)
}

// fill goes through boxes in their order on the page: a plain name is typed into, one with ? is chosen, with + ticked, with #
// picked from a list.
func (p *person) fill(lines ...[2]string) {
	p.t.Helper()
	for _, l := range lines {
		name, text := l[0], l[1]
		switch {
		case strings.HasPrefix(name, "?"):
			p.choose(name[1:], text)
		case strings.HasPrefix(name, "+"):
			p.tick(name[1:], text)
		case strings.HasPrefix(name, "#"):
			p.pick(name[1:], text)
		default:
			p.write(name, text)
		}
	}
}
