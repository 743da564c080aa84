package authz

import (
	"strings"
	"testing"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/policies"
)

func load(t *testing.T) *Policy {
	t.Helper()
	p, err := Load(policies.Model, policies.Grants)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The compiled table is only right if it says what Casbin says: every role, object, action and scope is compared.
func TestTheTableSaysWhatCasbinSays(t *testing.T) {
	p := load(t)
	whole, err := enforcer(policies.Model, p.Grants())
	if err != nil {
		t.Fatal(err)
	}
	type pair struct {
		o Object
		a Action
	}
	pairs := map[pair]bool{}
	for _, g := range p.Grants() {
		pairs[pair{g.Object, g.Action}] = true
	}
	for _, role := range actor.Roles() {
		for pr := range pairs {
			v := p.Glance(actor.Actor{Roles: []actor.Role{role}}, pr.o, pr.a)
			for _, s := range Scopes() {
				want, err := whole.Enforce(string(role), string(pr.o), string(pr.a), string(s))
				if err != nil {
					t.Fatal(err)
				}
				if v.Has(s) != want {
					t.Errorf("%s %s %s %s: table says %v, Casbin says %v", role, pr.o, pr.a, s, v.Has(s), want)
				}
			}
		}
	}
}

func TestAFileThatWouldBeMisreadIsRefused(t *testing.T) {
	for name, file := range map[string]string{
		"short line":            "p, staff, concern, log",
		"a person":              "p, j.khan, concern, log, all",
		"empty role":            "p, , concern, log, all",
		"inheritance":           "g, dsl, staff",
		"unknown scope":         "p, staff, concern, log, everything",
		"effect column":         "p, staff, concern, log, all, deny",
		"the same line twice":   "p, staff, concern, log, all\np, staff, concern, log, all",
		"a quote left unclosed": "p, \"staff, concern, log, all",
	} {
		if _, err := Load(policies.Model, file); err == nil {
			t.Errorf("%s: was accepted", name)
		} else if !strings.Contains(err.Error(), "policy") {
			t.Errorf("%s: the message does not say where: %v", name, err)
		}
	}
}

func TestWithoutAGrantNothingIsFound(t *testing.T) {
	p := load(t)
	if _, err := p.Viewer(actor.Nobody("r"), "concern", "read"); !fault.Is(err, fault.SignedOut) {
		t.Errorf("nobody must be asked to sign in, got %v", err)
	}
	admin := actor.Actor{Kind: actor.KindStaff, Roles: []actor.Role{actor.Administrator}}
	v, err := p.Viewer(admin, "concern", "read")
	if !fault.Is(err, fault.NotAllowed) || len(v.Scopes()) != 0 {
		t.Errorf("4.18: an administrator sees no content, got %v %v", v.Scopes(), err)
	}
	if v, err := Refusing().Viewer(admin, "pupil", "find"); err == nil || len(v.Scopes()) != 0 {
		t.Error("the refusing policy granted something")
	}
}
