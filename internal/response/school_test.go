package response

import (
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/schoolday"
)

// The people of the tests.
var (
	dsl, ddslA, ddslB, head, chair = staff(), staff(), staff(), staff(), staff()
	msA, mrB                       = staff(), staff()
)

func staff() actor.StaffID { return ident.New[actor.OfStaff](time.Unix(1_790_000_000, 0)) }

func person(id actor.StaffID, roles ...actor.Role) Person { return Person{ID: id, Roles: roles} }

func everyone() []Person {
	return []Person{
		person(ddslA, actor.Staff, actor.DeputyDSL), person(ddslB, actor.Staff, actor.DeputyDSL), person(dsl, actor.Staff, actor.DSL),
		person(head, actor.Head), {ID: chair, Roles: []actor.Role{actor.Governor}, Chair: true},
		person(msA, actor.Staff, actor.Pastoral), person(mrB, actor.Staff),
	}
}

func away(ps []Person, ids ...actor.StaffID) []Person {
	for i := range ps {
		for _, id := range ids {
			if ps[i].ID == id {
				ps[i].Away = true
			}
		}
	}
	return ps
}

var names = map[actor.StaffID]string{dsl: "dsl", ddslA: "deputy A", ddslB: "deputy B", head: "head", chair: "chair", msA: "Ms A", mrB: "Mr B"}

func named(ids []actor.StaffID) string {
	s := ""
	for i, id := range ids {
		if i > 0 {
			s += ", "
		}
		s += names[id]
	}
	return s
}

func (l Ladder) words() string {
	s := ""
	for _, x := range l.steps {
		s += string(x.Rung) + ": " + named(x.Holders) + "; "
	}
	return s + string(l.left)
}

func date(s string) schoolday.Date {
	d, err := schoolday.ParseDate(s)
	if err != nil {
		panic(s)
	}
	return d
}

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, schoolday.Local(time.Time{}).Location())
	if err != nil {
		panic(s)
	}
	return t.UTC()
}

// terms is an autumn and a spring with a half term, a bank holiday's length of Christmas, and both clock changes.
func terms(t interface{ Fatal(...any) }) *schoolday.Calendar {
	c, err := schoolday.New(schoolday.Plan{
		Terms: []schoolday.Term{
			{Name: "Autumn", First: date("2026-09-01"), Last: date("2026-12-18")},
			{Name: "Spring", First: date("2027-01-04"), Last: date("2027-04-02")},
		},
		Closures:    []schoolday.Closure{{Name: "Half term", First: date("2026-10-26"), Last: date("2026-10-30")}},
		Hours:       schoolday.MondayToFriday(schoolday.Time(8, 30), schoolday.Time(16, 0)),
		EarlyCloses: []schoolday.EarlyClose{{Date: date("2026-12-18"), Name: "Last day", Close: schoolday.Time(12, 0)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// step is one line of what happened to a clock: when, to which rung, and who was told.
func step(m Move) string {
	s := schoolday.Local(m.DueAt).Format("Mon 2 Jan 15:04") + " " + string(m.Rung) + ": " + named(m.Tell)
	if m.Again {
		s += " again"
	}
	return s
}

func equal(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("step %d:\n got %s\nwant %s", i, g, w)
		}
	}
}
