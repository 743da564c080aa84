package web_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/policies"
)

// looker is one role as somebody holds it: whoever works in the school is staff besides.
type looker struct {
	heading string
	signIn  string
	roles   []actor.Role
}

var lookers = []looker{
	{"pupil", "aled", []actor.Role{actor.Pupil}},
	{"staff", reader, []actor.Role{actor.Staff}},
	{"pastoral", reader, []actor.Role{actor.Staff, actor.Pastoral}},
	{"navig.", reader, []actor.Role{actor.Staff, actor.Navigator}},
	{"dsl", reader, []actor.Role{actor.Staff, actor.DSL}},
	{"ddsl", reader, []actor.Role{actor.Staff, actor.DeputyDSL}},
	{"head", reader, []actor.Role{actor.Staff, actor.Head}},
	{"senco", reader, []actor.Role{actor.Staff, actor.SENCO}},
	{"smhl", reader, []actor.Role{actor.Staff, actor.MentalHealth}},
	{"gov.", reader, []actor.Role{actor.Governor}},
	{"partner", "riverside", []actor.Role{actor.Partner}},
	{"itadmin", reader, []actor.Role{actor.Administrator}},
}

// becomes gives the looker the roles, in the database too, where the head's own reach is asked for, and gives the actor.
func (w *reach) becomes(l looker) actor.Actor {
	a := actor.Actor{Kind: actor.KindStaff, Account: w.School.Account[l.signIn], Person: w.School.Staff[reader].Raw(), Roles: l.roles, Request: "reach"}
	switch l.heading {
	case "pupil":
		a.Kind, a.Person = actor.KindPupil, w.School.Pupils[l.signIn].Raw()
	case "partner":
		a.Kind, a.Person, a.Org = actor.KindPartner, w.School.Account[l.signIn].Raw(), w.School.Orgs[l.signIn]
	default:
		w.Wear(w.t, reader, l.roles...)
	}
	return a
}

// looks asks which of the records the actor reaches under a policy, through the read that the pages use. What the same scopes
// of the same actor reach is read once: a row gate knows nothing else of the policy.
func (w *reach) looks(p *authz.Policy, a actor.Actor, n need) []bool {
	w.t.Helper()
	all := w.among[n.among]
	v := p.Glance(a, n.object, n.action)
	scopes := v.Scopes()
	if len(scopes) == 0 {
		return make([]bool, len(all))
	}
	slices.Sort(scopes)
	key := fmt.Sprint(a.Roles, n.object, n.among, scopes)
	if seen, ok := w.seen[key]; ok {
		return seen
	}
	if n.read == nil {
		w.seen[key] = w.morning(p, a, n)
		return w.seen[key]
	}
	reached := make([]bool, len(all))
	err := mariadb.Transact[reads](w.Store)(w.t.Context(), a, func(tx reads) error {
		for i, s := range all {
			err := n.read(w.t.Context(), tx, v, s)
			if err != nil && !fault.Is(err, fault.NotFound) {
				return err
			}
			reached[i] = err == nil
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(n, err)
	}
	w.seen[key] = reached
	return reached
}

// morning asks for the list of what waits. It has no rows of its own; its scope says whose list it is.
func (w *reach) morning(p *authz.Policy, a actor.Actor, n need) []bool {
	w.t.Helper()
	who := slices.IndexFunc(lookers, func(l looker) bool { return w.School.Account[l.signIn] == a.Account })
	page := w.as(lookers[who].signIn).Under(w.t, p, n.page)
	whole := true
	for _, part := range []string{"person", "first-look", "due-today", "overdue"} {
		whole = whole && strings.Contains(page.Body, `id="`+part+`"`)
	}
	return []bool{page.Status == http.StatusOK, whole}
}

// opens compares the pages with the reads: an address opens exactly what its read finds, or the page asks for something else.
// Whom the policy gives nothing is refused, as the access matrix shows; who is given the same as somebody before is not asked again.
func (w *reach) opens(l looker, a actor.Actor, n need, reached []bool) {
	w.t.Helper()
	scopes := w.Policy.Glance(a, n.object, n.action).Scopes()
	asked := fmt.Sprint(n, scopes)
	if n.page == "" || n.read == nil || len(scopes) == 0 || w.asked[asked] {
		return
	}
	w.asked[asked] = true
	c := w.as(l.signIn)
	for i, s := range w.among[n.among] {
		path := n.page + s.record.String()
		if strings.Contains(n.page, ":id") {
			path = strings.Replace(n.page, ":id", s.record.String(), 1)
		}
		switch status := c.Get(path).Status; status {
		case http.StatusOK, http.StatusNotFound, http.StatusForbidden:
			if reached[i] != (status == http.StatusOK) {
				w.t.Errorf("%s, %s: %s answers %d, and the read finds it: %v", l.heading, s.says, n.page, status, reached[i])
			}
		default:
			w.t.Errorf("%s, %s: %s answers %d", l.heading, s.says, n.page, status)
		}
	}
}

// The reach: for every kind of record, every thing done to it, and every role, which records that role reaches, depending on
// how whoever holds it stands to the record. A change to the file is a change of who may do what, and is read as one.
func TestReach(t *testing.T) {
	w := populate(t)
	w.hasNeedsFor(w.Policy.Grants())
	table := map[string]map[string][]bool{} // by need and heading
	all := mutants(t, w.Policy.Grants())
	for _, l := range lookers {
		a := w.becomes(l)
		for _, n := range needs {
			key := n.String()
			if table[key] == nil {
				table[key] = map[string][]bool{}
			}
			table[key][l.heading] = w.looks(w.Policy, a, n)
			w.opens(l, a, n, table[key][l.heading])
		}
		w.tries(all, a, l)
	}
	golden(t, "testdata/reach.txt", w.written(table))
	judge(t, all)
}

const preface = `Which records each role reaches.

The access matrix says which pages a role may try. Here is what it finds behind them: for every kind of record, and every thing
done to it, the ways in which somebody may stand to a record, and which roles then reach it. One adult stands to each record as
its line says and in no other way, and is given each role in turn; but for the governor and the administrator, whoever works in
the school is staff besides. yes: they reach it; -: for them it is not there. What keeps somebody out is tried on records that
would otherwise be theirs in every way the line names. Of a plan, "yes" says that it opens: which sections, the young person
says. The roll, the directory of services and the register of agreements are whole or nothing, and in the access matrix alone.
`

func (w *reach) written(table map[string]map[string][]bool) string {
	var b strings.Builder
	b.WriteString(preface)
	for i := 0; i < len(needs); {
		n := needs[i]
		actions := []string{string(n.action)}
		j := i + 1
		for ; j < len(needs) && needs[j].object == n.object && needs[j].among == n.among && same(table[n.String()], table[needs[j].String()]); j++ {
			actions = append(actions, string(needs[j].action))
		}
		title := fmt.Sprintf("%s (%s): %s%s", policies.Thing(string(n.object)), n.object, strings.Join(actions, ", "), n.note)
		fmt.Fprintf(&b, "\n%s\n%-*s", title, wide, "")
		for _, l := range lookers {
			fmt.Fprintf(&b, " %-8s", l.heading)
		}
		b.WriteString("\n")
		for k, s := range w.among[n.among] {
			fmt.Fprintf(&b, "  %-*s", wide-2, s.says)
			for _, l := range lookers {
				cell := "-"
				if table[n.String()][l.heading][k] {
					cell = "yes"
				}
				fmt.Fprintf(&b, " %-8s", cell)
			}
			b.WriteString("\n")
		}
		i = j
	}
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// wide is the room for how somebody stands to a record.
const wide = 84

func same(a, b map[string][]bool) bool {
	for who, cells := range a {
		if !slices.Equal(cells, b[who]) {
			return false
		}
	}
	return true
}

// hasNeedsFor fails when the policy speaks of a kind of record whose reach nobody asks for.
func (w *reach) hasNeedsFor(grants []authz.Grant) {
	w.t.Helper()
	for _, g := range grants {
		asked := slices.ContainsFunc(needs, func(n need) bool { return n.object == g.Object && n.action == g.Action })
		if !asked && !isWhole(g.Object) {
			w.t.Errorf("reach_needs_test.go does not ask what %s %s reaches", g.Object, g.Action)
		}
	}
}

// isWhole is true of what has no rows, and of what is whole or nothing: the only scope it has is every one there is.
func isWhole(o authz.Object) bool {
	return isRowless(o) || !slices.ContainsFunc(authz.Scopes(), func(s authz.Scope) bool { return s != authz.ScopeAll && hasGate(o, s) })
}

func isRowless(o authz.Object) bool { return hasGate(o, "(no scope)") }

func hasGate(o authz.Object, s authz.Scope) bool {
	return mariadb.CheckGates([]authz.Grant{{Object: o, Scope: s}}) == nil
}

// need is one thing done to one kind of record, with the read by which the pages find it.
type need struct {
	object authz.Object
	action authz.Action
	among  string
	read   func(ctx context.Context, tx reads, v authz.Viewer, s standing) error
	page   string // the page that is this record for this action, or empty
	note   string
}

func (n need) String() string { return string(n.object) + " " + string(n.action) + " " + n.among }

// one turns the read of a record by its id into the read of a standing.
func one[R, T any](read func(tx reads) func(context.Context, authz.Viewer, ident.ID[R]) (T, error)) func(context.Context, reads, authz.Viewer, standing) error {
	return func(ctx context.Context, tx reads, v authz.Viewer, s standing) error {
		_, err := read(tx)(ctx, v, ident.Of[R](s.record))
		return err
	}
}
