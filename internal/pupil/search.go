package pupil

import (
	"cmp"
	"slices"
	"strings"
)

// key is what typed letters are compared with.
type key struct {
	names []string // known and legal, each part
	form  string
	upn   string
}

func keyOf(p Pupil) key {
	n := p.Name
	return key{
		names: words(n.KnownAs, n.Given, n.KnownFamily, n.Family),
		form:  strings.Join(words(p.Form), ""),
		upn:   strings.ToLower(string(p.UPN)),
	}
}

// How near a typed word is to a pupil; smaller is nearer.
const (
	wholeName = iota
	startOfName
	startOfForm
	startOfUPN
	noMatch
)

// minUPN is how much of a number must be typed before numbers are looked at: one figure would match by chance.
const minUPN = 3

func (k key) nearness(word string) int {
	near := noMatch
	for _, n := range k.names {
		if strings.HasPrefix(n, word) {
			if len(n) == len(word) {
				return wholeName
			}
			near = startOfName
		}
	}
	switch {
	case near != noMatch:
		return near
	case strings.HasPrefix(k.form, word):
		return startOfForm
	case len(word) >= minUPN && strings.HasPrefix(k.upn, word):
		return startOfUPN
	}
	return noMatch
}

// Search finds the pupils on roll for whom every typed word begins a part of any of their names, the form or the UPN,
// whatever the accents and the order. Nearest first, then as registers are sorted. more is true when limit cut some off.
// An empty query finds nobody: the roll is not for browsing.
func (r *Roster) Search(query string, limit int) (found []Pupil, more bool) {
	ws := typed(query)
	if len(ws) == 0 || limit <= 0 {
		return nil, false
	}
	type hit struct{ near, place int }
	var hits []hit
	for i := range r.keys {
		if near := r.keys[i].nearnessOfAll(ws); near < noMatch && r.sorted[i].State == OnRoll {
			hits = append(hits, hit{near, i})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(a.near, b.near), cmp.Compare(a.place, b.place)) })
	for _, h := range hits[:min(limit, len(hits))] {
		found = append(found, r.sorted[h.place])
	}
	return found, len(hits) > limit
}

// nearnessOfAll is that of the worst word; a UPN typed in groups counts as one word.
func (k key) nearnessOfAll(ws []string) int {
	worst := wholeName
	for _, w := range ws {
		worst = max(worst, k.nearness(w))
	}
	if worst == noMatch && len(ws) > 1 {
		if all := strings.Join(ws, ""); strings.HasPrefix(k.form, all) || len(all) >= minUPN && strings.HasPrefix(k.upn, all) {
			return startOfUPN
		}
	}
	return worst
}
