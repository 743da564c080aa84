package policies_test

import (
	"strings"
	"testing"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/policies"

	_ "embed"
)

//go:embed README.md
var readme string

// The explanation for a safeguarding lead keeps up with the policy: every role, scope, object and action has its words.
func TestTheReadmeExplainsEveryWordOfThePolicy(t *testing.T) {
	p, err := authz.Load(policies.Model, policies.Grants)
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	for _, g := range p.Grants() {
		words[string(g.Object)], words[string(g.Action)] = "object", "action"
	}
	for _, r := range actor.Roles() {
		words[string(r)] = "role"
	}
	for _, s := range authz.Scopes() {
		words[string(s)] = "scope"
	}
	for word, kind := range words {
		if !strings.Contains(readme, "`"+word+"`") {
			t.Errorf("policies/README.md does not explain the %s %q", kind, word)
		}
	}
}

// An object's row in the README names every action that the policy grants on it.
func TestTheReadmeNamesTheActionsOfEachObject(t *testing.T) {
	p, err := authz.Load(policies.Model, policies.Grants)
	if err != nil {
		t.Fatal(err)
	}
	_, objects, _ := strings.Cut(readme, "## Objects")
	for _, g := range p.Grants() {
		for line := range strings.Lines(objects) {
			if strings.HasPrefix(line, "| `"+string(g.Object)+"` |") && !strings.Contains(line, "`"+string(g.Action)+"`") {
				t.Errorf("policies/README.md: the row of %s does not name %s", g.Object, g.Action)
			}
		}
	}
}
