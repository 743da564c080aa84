package concern

import (
	"slices"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Draft is what the author sends. Who and what are enough to save it: nothing else may stand between an adult and a record
// ("Only who and what save a concern", rules 3.1).
type Draft struct {
	Pupils []Involved
	Typed  string // the letters typed for the pupil, used when none was chosen and they fit exactly one
	About  *Adult // when it is about an adult in school; nil otherwise
	When   string // as typed: "20/11/2026 09:15"; just now when empty
	Words  Words
}

// minFacts is the shortest text that can be facts.
const minFacts = 3

// check says what is wrong with a draft at now, and gives the time it tells of.
func (d Draft) check(now time.Time, r *pupil.Roster) (time.Time, fault.Fields) {
	var f fault.Fields
	event, ok := now, true
	if strings.TrimSpace(d.When) != "" {
		event, ok = schoolday.ParseMoment(d.When)
	}
	if d.About == nil {
		f.Need(len(d.Pupils) > 0, "pupil", "Choose the pupil this is about.")
	} else {
		f.Need(!d.About.Staff.IsZero() || strings.TrimSpace(d.About.Name) != "", "about", "Choose the adult, or write their name below.")
	}
	f.Need(len([]rune(strings.TrimSpace(d.Words.Facts))) >= minFacts, "facts", "Write what you saw or heard. A few words are enough.")
	f.Need(ok, "when", "Write the day and time like this: 20/11/2026 09:15.")
	f.Need(!ok || !event.After(now.Add(Ahead)), "when", "This time has not come yet. Say when it happened.")
	f.Need(d.Words.Danger == "" || d.Words.Danger.isKnown(), "danger", "Choose whether anyone is in danger now, or leave it for later.")
	seen := map[actor.PupilID]bool{}
	for _, p := range d.Pupils {
		f.Need(!seen[p.Pupil], "pupil", "The same pupil is named twice.")
		f.Need(p.Part == NotSaid || p.Part.isKnown(), "part", "Choose what part each pupil had from the list, or leave it for later.")
		_, onRoll := r.ByID(p.Pupil)
		f.Need(onRoll, "pupil", "This pupil is no longer on the roll. Find them again.")
		seen[p.Pupil] = true
	}
	return event, f
}

// settle puts the one pupil whom the typed letters fit into a draft that names nobody. Whom alone a concern is about is the one
// affected unless its author says otherwise; of several children nobody but the author knows who did what, so that a part
// that was not said stays unsaid: one answer for all of them once made a child who was pushed one who may have caused harm.
func (d Draft) settle(r *pupil.Roster) Draft {
	if found, more := r.Search(d.Typed, 2); len(d.Pupils) == 0 && len(found) == 1 && !more {
		d.Pupils = []Involved{{Pupil: found[0].ID}}
	}
	d.Pupils = slices.Clone(d.Pupils)
	for i := range d.Pupils {
		if d.Pupils[i].Part != "" {
			continue
		}
		if d.Pupils[i].Part = NotSaid; len(d.Pupils) == 1 {
			d.Pupils[i].Part = Affected
		}
	}
	return d
}

func (d Danger) isKnown() bool { return slices.Contains(Dangers(), d) }

// NeedsPersonNow reports whether somebody must be spoken to before and beside the record (C-01).
func (d Danger) NeedsPersonNow() bool { return d == DangerYes || d == DangerNotSure }

func (p Part) isKnown() bool { return slices.Contains(Parts(), p) }

// Ahead is how far the time of a concern may lie ahead of its writing: two clocks are never quite the same.
const Ahead = time.Minute

// IsLate reports whether a concern was written on a later day than it happened; a late entry says why (records 2.0).
func IsLate(event, written time.Time) bool {
	return schoolday.DateOf(event).Before(schoolday.DateOf(written))
}
