package web_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/web"
	"heard/policies"
)

// mutant is the policy with one line taken away, or with another scope in its place.
type mutant struct {
	line    authz.Grant
	scope   authz.Scope // in place of the line's own; empty when the line is taken away
	policy  *authz.Policy
	noticed bool
}

func (m mutant) String() string {
	if m.scope == "" {
		return fmt.Sprintf("p, %s, %s, %s, %s taken away", m.line.Role, m.line.Object, m.line.Action, m.line.Scope)
	}
	return fmt.Sprintf("p, %s, %s, %s, %s with %s in its place", m.line.Role, m.line.Object, m.line.Action, m.line.Scope, m.scope)
}

// mutants makes them all, but for those with which the program does not start: a line that stands there twice, and a scope for
// which a kind of record has no condition. What has no records is only taken away: no scope of it reaches anything.
func mutants(t *testing.T, grants []authz.Grant) (all []*mutant) {
	t.Helper()
	for _, g := range grants {
		m := &mutant{line: g}
		m.policy = mustLoad(t, altered(grants, g, ""))
		all = append(all, m)
		for _, s := range authz.Scopes() {
			other := authz.Grant{Role: g.Role, Object: g.Object, Action: g.Action, Scope: s}
			if s == g.Scope || !isKnown(grants, g.Object, s) || slices.Contains(grants, other) {
				continue
			}
			all = append(all, &mutant{line: g, scope: s, policy: mustLoad(t, altered(grants, g, s))})
		}
	}
	return all
}

// isKnown is true of a scope with which the program starts; what has no records is told apart only by those of the file.
func isKnown(grants []authz.Grant, o authz.Object, s authz.Scope) bool {
	if isRowless(o) {
		return slices.ContainsFunc(grants, func(g authz.Grant) bool { return g.Object == o && g.Scope == s })
	}
	return hasGate(o, s)
}

// altered is what the policy says of the line's object and action, with the change. The other lines say nothing of it.
func altered(grants []authz.Grant, line authz.Grant, scope authz.Scope) (left []authz.Grant) {
	for _, g := range grants {
		switch {
		case g.Object != line.Object || g.Action != line.Action:
		case g != line:
			left = append(left, g)
		case scope != "":
			g.Scope = scope
			left = append(left, g)
		}
	}
	return left
}

func mustLoad(t *testing.T, grants []authz.Grant) *authz.Policy {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	for _, g := range grants {
		if err := w.Write([]string{"p", string(g.Role), string(g.Object), string(g.Action), string(g.Scope)}); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	p, err := authz.Load(policies.Model, b.String())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// tries notes which changes the looker's cells show: those of the access matrix, which says for each page whether the policy
// gives its reader anything, and those of the reach.
func (w *reach) tries(all []*mutant, a actor.Actor, l looker) {
	for _, m := range all {
		if m.noticed || !slices.Contains(l.roles, m.line.Role) {
			continue
		}
		before, after := w.Policy.Glance(a, m.line.Object, m.line.Action), m.policy.Glance(a, m.line.Object, m.line.Action)
		m.noticed = len(before.Scopes()) == 0 != (len(after.Scopes()) == 0) && slices.ContainsFunc(w.Site.Routes(), func(r web.Route) bool {
			return r.Object == m.line.Object && r.Action == m.line.Action
		})
		for _, n := range needs {
			if n.object == m.line.Object && n.action == m.line.Action && !m.noticed {
				m.noticed = !slices.Equal(w.looks(m.policy, a, n), w.looks(w.Policy, a, n))
			}
		}
	}
}

// alike are the changes that nobody could notice, because what two scopes reach of a kind of record is the same.
var alike = []struct {
	object authz.Object
	scope  authz.Scope
	other  []authz.Scope // in its place, or the reverse; empty for taken away
	why    string
}{
	{"exclusion", "team", []authz.Scope{"all"}, "whom a pupil keeps out is for the safeguarding team to know, for every pupil: there is none that the team does not hold"},
	{"sharing", "team", []authz.Scope{"all"}, "a decision to tell somebody outside is the safeguarding team's to answer for, whoever wrote it: there is none that the team does not hold"},
	{"transition", "team", []authz.Scope{"all"}, "the team looks after the move of every pupil: there is none that it does not hold"},
	{"pack", "team", []authz.Scope{"all"}, "the same, for the papers of the move"},
	{"chronology", "team", []authz.Scope{"held"}, "a chronology has no records of its own: the line says who may ask for one, and each entry in it comes through its own gate"},
}

func isAlike(m *mutant) int {
	for i, x := range alike {
		forth := m.line.Scope == x.scope && slices.Contains(x.other, m.scope)
		back := m.scope == x.scope && slices.Contains(x.other, m.line.Scope)
		if m.line.Object == x.object && (forth || back) {
			return i
		}
	}
	return -1
}

// judge fails for every change of a line that no cell shows, unless it is one that nobody could notice; and when such a one shows
// after all, so that the list stays true.
func judge(t *testing.T, all []*mutant) {
	t.Helper()
	used := map[int]bool{}
	t.Logf("%d changes of single lines of the policy were tried", len(all))
	for _, m := range all {
		i := isAlike(m)
		switch {
		case i < 0 && !m.noticed:
			t.Errorf("no cell of the access matrix and none of the reach shows %s", m)
		case i >= 0 && m.noticed:
			t.Errorf("listed as nothing that could show, and it does: %s", m)
		case i >= 0:
			used[i] = true
		}
	}
	for i, x := range alike {
		if !used[i] {
			t.Errorf("no line of the policy is like that any more: %s, %s or %v", x.object, x.scope, x.other)
		}
	}
}
