package partner

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/schoolday"
)

// Directory is every entry with the organisations behind them, read once and kept in memory under a version. It never
// changes after it is built and is safe for several goroutines.
type Directory struct {
	Version uint64
	sorted  []Entry
	byID    map[EntryID]Entry
	orgs    map[actor.OrgID]Organisation
	byName  []Organisation
}

// NewDirectory builds the directory; order is by name.
func NewDirectory(version uint64, all []Entry, orgs []Organisation) *Directory {
	d := &Directory{
		Version: version, sorted: slices.Clone(all), byName: slices.Clone(orgs),
		byID: make(map[EntryID]Entry, len(all)), orgs: make(map[actor.OrgID]Organisation, len(orgs)),
	}
	slices.SortFunc(d.sorted, func(a, b Entry) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.ID.String(), b.ID.String()))
	})
	slices.SortFunc(d.byName, func(a, b Organisation) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	for _, e := range all {
		d.byID[e.ID] = e
	}
	for _, o := range orgs {
		d.orgs[o.ID] = o
	}
	return d
}

// ByID finds an entry whatever its state; ok is false for an id that is none's.
func (d *Directory) ByID(id EntryID) (Entry, bool) {
	e, ok := d.byID[id]
	return e, ok
}

// All lists every entry by name, drafts and closed ones among them.
func (d *Directory) All() []Entry { return slices.Clone(d.sorted) }

// Organisation finds the organisation of an id.
func (d *Directory) Organisation(id actor.OrgID) Organisation { return d.orgs[id] }

// Organisations lists them by name.
func (d *Directory) Organisations() []Organisation { return slices.Clone(d.byName) }

// Referable lists the entries that referrals may go to.
func (d *Directory) Referable() []Entry { return d.where(Entry.MayBeSent) }

// Lines are the helplines that the reader may be shown, those that always answer first. Every page shows them.
func (d *Directory) Lines(r Reader, on Day) []Entry {
	lines := d.where(func(e Entry) bool { return e.Kind == Helpline && e.IsShownTo(r, on) })
	slices.SortStableFunc(lines, func(a, b Entry) int { return rank(a) - rank(b) })
	return lines
}

func rank(e Entry) int {
	switch {
	case e.Crisis && e.Hours.Always:
		return 0
	case e.Hours.Always:
		return 1
	}
	return 2
}

// Filter narrows the directory. It comes from an address, so that every view has one.
type Filter struct {
	Words   string
	Format  Format
	OpenNow bool
	AtNight bool // answers when school does not
	Free    bool
}

// Find lists what the reader is shown and the filter lets through; services first, then lines.
func (d *Directory) Find(r Reader, f Filter, on Day, now time.Time) []Entry {
	found := d.where(func(e Entry) bool { return e.IsShownTo(r, on) && f.fits(e, r, now) })
	slices.SortStableFunc(found, func(a, b Entry) int { return cmp.Compare(b.Kind, a.Kind) })
	return found
}

func (f Filter) fits(e Entry, r Reader, now time.Time) bool {
	return (f.Format == "" || slices.Contains(e.Formats, f.Format)) &&
		(!f.OpenNow || e.Hours.OpenAt(now)) &&
		(!f.AtNight || e.Hours.outOfHours()) &&
		(!f.Free || strings.HasPrefix(strings.ToLower(e.Cost), "free")) &&
		(r.Age == 0 || r.Age >= e.AgeFrom && (e.AgeTo == 0 || r.Age <= e.AgeTo)) &&
		e.speaksOf(f.Words)
}

// outOfHours reports whether a service answers at some time in an evening or on a weekend.
func (h Hours) outOfHours() bool {
	if h.Always {
		return true
	}
	evening := schoolday.Time(18, 0)
	return slices.ContainsFunc(h.Spans, func(s Span) bool {
		return s.Day == time.Saturday || s.Day == time.Sunday || s.Close > evening || s.Close <= s.Open
	})
}

func (e Entry) speaksOf(words string) bool {
	text := strings.ToLower(strings.Join([]string{e.Name, e.Type, e.Summary, e.Expect.What, e.Accepts, e.Languages}, " "))
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func (d *Directory) where(keep func(Entry) bool) []Entry {
	var some []Entry
	for _, e := range d.sorted {
		if keep(e) {
			some = append(some, e)
		}
	}
	return some
}
