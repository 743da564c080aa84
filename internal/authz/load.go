package authz

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"heard/internal/actor"

	"github.com/casbin/casbin/v2"
	"github.com/casbin/casbin/v2/model"
)

// Load reads the policy and refuses a file that Casbin would take in silence and then misread: a short line, a word
// nobody knows, a line written twice, a person in place of a role.
func Load(modelText, csvText string) (*Policy, error) {
	grants, err := parse(csvText)
	if err != nil {
		return nil, err
	}
	p := &Policy{grants: grants, table: map[ask][]Scope{}}
	byRole := map[actor.Role][]Grant{}
	for _, g := range grants {
		byRole[g.Role] = append(byRole[g.Role], g)
	}
	// One enforcer a role keeps each call small: one Enforce over the whole policy costs about a millisecond.
	for role, mine := range byRole {
		e, err := enforcer(modelText, mine)
		if err != nil {
			return nil, fmt.Errorf("policy: role %s: %w", role, err)
		}
		for _, g := range mine {
			ok, err := e.Enforce(string(g.Role), string(g.Object), string(g.Action), string(g.Scope))
			if err != nil || !ok {
				return nil, fmt.Errorf("policy: the model refuses its own line %v", g)
			}
			k := ask{g.Role, g.Object, g.Action}
			p.table[k] = append(p.table[k], g.Scope)
		}
	}
	return p, nil
}

func enforcer(modelText string, grants []Grant) (*casbin.Enforcer, error) {
	m, err := model.NewModelFromString(modelText)
	if err != nil {
		return nil, err
	}
	e, err := casbin.NewEnforcer(m)
	if err != nil {
		return nil, err
	}
	rules := make([][]string, len(grants))
	for i, g := range grants {
		rules[i] = []string{string(g.Role), string(g.Object), string(g.Action), string(g.Scope)}
	}
	_, err = e.AddPolicies(rules)
	return e, err
}

func parse(text string) ([]Grant, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	r.TrimLeadingSpace = true
	r.FieldsPerRecord = -1 // counted below, to name the line
	var grants []Grant
	seen := map[Grant]bool{}
	for {
		f, err := r.Read()
		if errors.Is(err, io.EOF) {
			return grants, nil
		}
		if err != nil {
			return nil, fmt.Errorf("policy: %w", err)
		}
		line, _ := r.FieldPos(0)
		g, err := grantOf(f)
		if err == nil && seen[g] {
			err = errors.New("stands there twice")
		}
		if err != nil {
			return nil, fmt.Errorf("policy line %d: %w", line, err)
		}
		seen[g] = true
		grants = append(grants, g)
	}
}

func grantOf(f []string) (Grant, error) {
	if len(f) != 5 {
		return Grant{}, fmt.Errorf("has %d fields; a grant is: p, role, object, action, scope", len(f))
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
		if f[i] == "" {
			return Grant{}, errors.New("has an empty field")
		}
	}
	g := Grant{actor.Role(f[1]), Object(f[2]), Action(f[3]), Scope(f[4])}
	switch {
	case f[0] != "p":
		return g, fmt.Errorf("begins with %q; only p lines are used, and roles do not inherit", f[0])
	case !slices.Contains(actor.Roles(), g.Role):
		return g, fmt.Errorf("%q is not a role; people never stand in the policy", f[1])
	case !slices.Contains(scopes, g.Scope):
		return g, fmt.Errorf("%q is not a scope", f[4])
	}
	return g, nil
}
