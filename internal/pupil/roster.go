package pupil

import (
	"cmp"
	"slices"
	"strings"

	"heard/internal/schoolday"
)

// Roster is every pupil, read once and kept in memory under a version. It never changes after it is built and is safe for
// several goroutines. It knows nothing of who may see whom: cut its answers down before showing them.
type Roster struct {
	version uint64
	sorted  []Pupil
	byID    map[ID]int // place in sorted
	keys    []key      // one for each of sorted
	second  []string   // one for each of sorted
}

// NewRoster builds the roster, sorted as registers are: by family name, then first name, accents aside.
func NewRoster(version uint64, all []Pupil) *Roster {
	type entry struct {
		order string
		p     Pupil
	}
	es := make([]entry, len(all))
	for i, p := range all {
		es[i] = entry{Fold(p.Name.lastName()) + "\x00" + Fold(p.Name.firstName()), p}
	}
	slices.SortFunc(es, func(a, b entry) int {
		return cmp.Or(strings.Compare(a.order, b.order), strings.Compare(a.p.Form, b.p.Form),
			a.p.Born.Compare(b.p.Born), strings.Compare(a.p.ID.String(), b.p.ID.String()))
	})
	r := &Roster{version: version, byID: make(map[ID]int, len(all))}
	for i, e := range es {
		r.sorted = append(r.sorted, e.p)
		r.keys = append(r.keys, keyOf(e.p))
		r.byID[e.p.ID] = i
	}
	r.second = secondIdentifiers(r.sorted)
	return r
}

// Version is the stored roster's version, for whoever keeps this copy in memory.
func (r *Roster) Version() uint64 { return r.version }

// Len counts the pupils, those who left among them.
func (r *Roster) Len() int { return len(r.sorted) }

// ByID finds a pupil; ok is false for an id that is nobody's.
func (r *Roster) ByID(id ID) (p Pupil, ok bool) {
	i, ok := r.byID[id]
	if !ok {
		return Pupil{}, false
	}
	return r.sorted[i], true
}

// Sorted lists every pupil in the order of the register, those who left among them.
func (r *Roster) Sorted() []Pupil { return slices.Clone(r.sorted) }

// Second tells apart, together with the full name, this pupil from every other: the form, and where two of one name share
// a form the birthday too, and last the number. Every page that lets somebody choose a pupil shows it (H2).
func (r *Roster) Second(id ID) string {
	i, ok := r.byID[id]
	if !ok {
		return ""
	}
	return r.second[i]
}

// Label is the full name with Second: "Ellie Jones, 9C".
func (r *Roster) Label(id ID) string {
	p, ok := r.ByID(id)
	if !ok {
		return ""
	}
	return join(p.Name.Full(), ", ", r.Second(id))
}

// secondIdentifiers adds to each pupil's form only as much as tells them apart from those whose name reads alike.
func secondIdentifiers(all []Pupil) []string {
	out := make([]string, len(all))
	open := make([]int, len(all))
	for i := range all {
		open[i] = i
	}
	for _, more := range []func(Pupil) string{
		func(p Pupil) string { return p.Form },
		func(p Pupil) string {
			if p.Born.IsZero() {
				return ""
			}
			return "born " + schoolday.BirthdayForStaff(p.Born)
		},
		func(p Pupil) string { return orElse(string(p.UPN), p.ID.String()) },
		func(p Pupil) string { return p.ID.String() },
	} {
		seen := map[string][]int{}
		for _, i := range open {
			out[i] = join(out[i], ", ", more(all[i]))
			label := Fold(all[i].Name.Full() + "\x00" + out[i])
			seen[label] = append(seen[label], i)
		}
		open = open[:0]
		for _, same := range seen {
			if len(same) > 1 {
				open = append(open, same...)
			}
		}
	}
	return out
}
