// Package worklist is one person's day: what needs a person now, what waits for a first look, what is due today or overdue,
// what was written lately about one child, place or time, and what is new since they last looked. It shows what other areas
// hold, each through its own row gate, and decides nothing. Nothing on it is ordered by anything but time: oldest clock
// first, earliest day first (4.1, 4.27).
package worklist

import (
	"context"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
)

// Item is one row: something that waits or is due, with its one next action.
type Item struct {
	Record ident.Raw
	Pupils []pupil.ID
	What   string
	Next   string
	Href   string
	Since  time.Time      // waiting since; zero for what is due on a day
	By     time.Time      // promised by; zero for what is due on a day
	On     schoolday.Date // due on; zero for what waits
	Origin string         // whose rule sets the time; empty where a person chose it
}

// Waiting is an entry on whose clock nobody has acted, or a request whose pupil nobody has spoken with.
type Waiting struct {
	Record    ident.Raw
	Reference string
	Object    authz.Object
	Pupils    []pupil.ID
	Unsaid    bool      // nobody has said yet whether anyone is in danger
	Today     bool      // somebody asked for a person today, or may be in danger
	Adult     bool      // about an adult
	Back      bool      // the young person took it back; somebody still says so to them
	New       time.Time // since when something that the young person said waits to be read; zero when nothing does
	State     response.State
	Received  time.Time
	AnswerBy  time.Time
}

// Due is something decided that has its day: to be looked at again, or to be done.
type Due struct {
	Record    ident.Raw // the entry, or the action
	Reference string
	Object    authz.Object // "action" for something to be done
	Pupils    []pupil.ID
	Owner     actor.StaffID // zero while whoever was named may not hold it (rules 3.1)
	On        schoolday.Date
	What      string // of an action
}

// Written is an entry of the last days, as far as grouping needs it.
type Written struct {
	Record    ident.Raw
	Reference string
	Pupils    []pupil.ID
	At        time.Time
	Place     string
}

// News is something that somebody else added or decided, or that a young person said to a request of their own.
type News struct {
	Record    ident.Raw
	Reference string
	Object    authz.Object
	Pupils    []pupil.ID
	Who       actor.StaffID // zero for the young person
	At        time.Time
	What      Change
}

// Change is what sort of news it is. What was said stands on the record alone.
type Change string

// The changes. What a young person does to their request has the name of its step.
const (
	Added    Change = "added"
	Decided  Change = "decided"
	SaidYes  Change = "say_yes"
	SaidNo   Change = "say_no"
	TookBack Change = "withdraw"
	AfterAll Change = "return"
)

// Standin is a cover, now or to come.
type Standin struct {
	Cover        ident.Raw
	For, By      actor.StaffID
	Starts, Ends time.Time
}

// Provider is an area with things of its own that have a day. It gives those due up to and on the day, through its own gate:
// at most most of them, and whether others did not fit.
type Provider interface {
	DueItems(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) (outline.Dues, error)
}

// From is a Provider with the grant through which its lines are read.
type From struct {
	Object   authz.Object
	Action   authz.Action
	Provider Provider
}

// Morning is the whole list.
type Morning struct {
	Now        time.Time
	Person     []Item // needs a person now: all of them, however many
	FirstLook  Part   // waits for a first look, or to be read
	Today      Part
	Overdue    Part
	Lately     []Group
	LatelyCut  bool // groups were looked for among the newest entries of the time alone
	News       []News
	NewsCut    bool      // older news did not fit
	LastLook   time.Time // zero for the first look of all
	Told       []notify.Told
	Whose      map[ident.Raw]pupil.ID // the pupil of a plan of which there is news
	Cover      []Standin
	Roster     *pupil.Roster
	Colleagues *account.Directory
}

// Part is one part of the list, and what it says of whatever did not fit.
type Part struct {
	Items []Item
	Rest  Rest
	In    []authz.Object // whose own lists hold the rest
}

// Rest is whether others wait that a part does not show.
type Rest string

// What is known of the rest.
const (
	NoRest  Rest = ""
	Perhaps Rest = "perhaps" // others did not fit, and may belong here
	Surely  Rest = "surely"
)

// Group is several entries lately about one child, one place or one time: a dated list and never a label.
type Group struct {
	Pupil pupil.ID // zero for a place or a time
	What  string   // the place, or "Tuesdays, afternoon"
	Lines []Written
}
