package plan

import (
	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/sharing"
)

// Reader is who looks at one plan, and by which ways they came to it.
type Reader struct {
	Self     bool          // the young person whose plan it is
	Staff    actor.StaffID // zero for anybody who is not staff
	Caseload bool          // key adult, named worker or coordinator, by the policy and by fact
	Team     bool          // on the safeguarding team, by the policy; or the head, while nobody of it may act
}

// readerOf joins what the policy grants with what is so: onCaseload says whether the pupil is on the actor's caseload,
// teamless whether the actor is the head in the team's place, because nobody of it may look after them.
func readerOf(v authz.Viewer, p Plan, onCaseload, teamless bool) Reader {
	a := v.Actor()
	r := Reader{Self: v.Has(authz.ScopeSelf) && a.PupilID() == p.Pupil && !p.Pupil.IsZero(), Staff: a.StaffID()}
	coordinates := !r.Staff.IsZero() && r.Staff == p.Coordinator
	r.Caseload = v.Has(authz.ScopeCaseload) && onCaseload || (v.Has(authz.ScopeCaseload) || v.Has(authz.ScopeHeld)) && coordinates
	r.Team = v.Has(authz.ScopeTeam) || teamless
	return r
}

// Sees reports whether the reader may see a section, given what the young person has said so far (T-086). It is the one rule
// for pages, lists, versions and papers. The young person sees everything. What they said about one colleague counts before
// what they said about the team, and both before what holds when they said nothing.
func (r Reader) Sees(p Part, said sharing.Agreements) bool {
	if r.Self {
		return true
	}
	if r.Staff.IsZero() {
		return false
	}
	if a, ok := said.On(string(p.Key), sharing.ToColleague(r.Staff)); ok {
		return a.Answer == sharing.Yes
	}
	if r.Team {
		if a, ok := said.On(string(p.Key), sharing.Receiver{Kind: sharing.Team}); ok {
			if a.Answer == sharing.Yes {
				return true
			}
		} else if p.Reach == Around {
			return true
		}
	}
	return r.Caseload && p.Reach == Around
}

// Visible lists the sections of a kind that the reader may see, in order. A section that must be on every copy comes with any other.
func (r Reader) Visible(k Kind, said sharing.Agreements) []Part {
	return visible(Parts(k), func(p Part) bool { return r.Sees(p, said) })
}

func visible(all []Part, sees func(Part) bool) []Part {
	var some []Part
	other := false
	for _, p := range all {
		other = other || p.Reach != Always && sees(p)
	}
	for _, p := range all {
		if sees(p) || p.Reach == Always && other {
			some = append(some, p)
		}
	}
	return some
}
