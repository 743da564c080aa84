package plan

import (
	"slices"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/partner"
	"heard/internal/sharing"
)

// Audience is one receiver and the sections that they can see now.
type Audience struct {
	Receiver sharing.Receiver
	Sees     []Part
}

// Around lists, for the young person, everybody who can see something or about whom they have said something: their key
// adults and coordinator first, then the team, then family, then whoever they named, in school and outside.
func (r Reading) Around() []Audience {
	order := []sharing.Receiver{}
	listed := map[sharing.Receiver]bool{}
	add := func(to sharing.Receiver) {
		if !listed[to] {
			listed[to] = true
			order = append(order, to)
		}
	}
	for _, s := range r.keepers() {
		add(sharing.ToColleague(s))
	}
	add(sharing.Receiver{Kind: sharing.Team})
	add(sharing.Receiver{Kind: sharing.Family})
	named := r.Said.Receivers()
	for _, c := range r.Colleagues.All() {
		if to := sharing.ToColleague(c.ID); named[to] && !r.Kept.Has(c.ID) {
			add(to)
		}
	}
	for _, o := range r.Services.Organisations() {
		if to := sharing.ToOrganisation(o.ID); named[to] {
			add(to)
		}
	}
	all := make([]Audience, len(order))
	for i, to := range order {
		all[i] = Audience{to, visible(Parts(r.Plan.Kind), func(p Part) bool { return r.Answer(p, to) == sharing.Yes })}
	}
	return all
}

// keepers are the key adults and the coordinator, without whoever the young person keeps out.
func (r Reading) keepers() []actor.StaffID {
	all := slices.DeleteFunc(slices.Clone(r.Keepers), r.Kept.Has)
	if c := r.Plan.Keeper(); !c.IsZero() && !slices.Contains(all, c) {
		all = append(all, c)
	}
	return all
}

// Answer is what holds now for a section and a receiver: what the young person said, or else what holds when they said nothing.
func (r Reading) Answer(p Part, to sharing.Receiver) sharing.Answer {
	if a, ok := r.Said.On(string(p.Key), to); ok {
		return a.Answer
	}
	if p.Reach != Around {
		return sharing.No
	}
	if to.Kind == sharing.Team {
		return sharing.Yes
	}
	for _, k := range r.keepers() {
		if to == sharing.ToColleague(k) {
			return sharing.Yes
		}
	}
	return sharing.No
}

// Choosable lists the colleagues of whom the young person can say what they see.
func (r Reading) Choosable() []account.Colleague {
	return slices.DeleteFunc(r.Colleagues.Choosable(), func(c account.Colleague) bool { return r.Kept.Has(c.ID) })
}

// Outside lists the organisations to which a copy of the plan could go with a referral, by name.
func (r Reading) Outside() []partner.Organisation {
	takes := map[actor.OrgID]bool{}
	for _, e := range r.Services.Referable() {
		takes[e.Org] = true
	}
	return slices.DeleteFunc(r.Services.Organisations(), func(o partner.Organisation) bool { return !takes[o.ID] })
}
