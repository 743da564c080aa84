package plan

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/partner"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/sharing"
)

// Lender is what it takes of a transaction to let a copy of a safety plan go with something that is sent.
type Lender interface {
	audit.Recorder
	header
	// PlanInUse gives the pupil's active plan of a kind; fault.NotFound when there is none within the viewer's scope.
	PlanInUse(ctx context.Context, v authz.Viewer, p pupil.ID, k Kind) (ID, error)
	PlanBoxes(ctx context.Context, id ID, parts []Part) (Boxes, error)
	InsertPlanCopy(ctx context.Context, id ID, c Copy) error
}

// header is what a plan's head is read from.
type header interface {
	PlanByID(ctx context.Context, v authz.Viewer, id ID) (Plan, error)
	Roster(ctx context.Context) (*pupil.Roster, error)
	Colleagues(ctx context.Context) (*account.Directory, error)
	OnCaseload(ctx context.Context, s actor.StaffID, p pupil.ID) (bool, error)
	Teamless(ctx context.Context, p pupil.ID) (bool, error)
	Services(ctx context.Context) (*partner.Directory, error)
	AgreedFor(ctx context.Context, record ident.Raw) (sharing.Agreements, error)
}

// Enclosed is the copy of a safety plan that goes with something sent. It is kept as it went: the paper is drawn from it and
// from nothing else, whatever becomes of the plan.
type Enclosed struct {
	Plan  ident.Raw `json:"plan"`
	Paper Paper     `json:"paper"`
	Sum   string    `json:"sum"` // SHA-256 of the paper's data
}

// Enclosing is who lets a copy go, and what stands on every paper of the school.
type Enclosing struct {
	Viewer authz.Viewer // of plans: nobody sends a section that they may not read
	School string
	Lines  []Line
}

// Enclose gives the copy of the pupil's safety plan for an organisation; fault.NotFound when no plan is in use within the
// viewer's scope, or nothing in it may go there. It opens only what goes.
func (e Enclosing) Enclose(ctx context.Context, tx Lender, about pupil.ID, org actor.OrgID) (Enclosed, error) {
	id, err := tx.PlanInUse(ctx, e.Viewer, about, Safety)
	if err != nil {
		return Enclosed{}, err
	}
	var r Reading
	if err := r.head(ctx, tx, e.Viewer, id); err != nil {
		return Enclosed{}, err
	}
	said, err := tx.AgreedFor(ctx, id.Raw())
	if err != nil {
		return Enclosed{}, err
	}
	r.Parts = Lent(r.Parts, said, org)
	if r.Boxes, err = tx.PlanBoxes(ctx, id, r.Parts); err != nil {
		return Enclosed{}, err
	}
	// Dated when the plan was last changed, so that what was looked at and what is sent are one and the same paper.
	p := paperOf(r, Wish{For: ForService, Size: PDF, Ways: true}, said, r.Plan.ChangedAt)
	p.Sections = written(p.Sections)
	p.School, p.Lines = e.School, e.Lines
	if !holdsChosen(p.Sections) {
		return Enclosed{}, fault.Lost()
	}
	return Seal(id, p), nil
}

// Seal fixes a paper of a plan as the copy that goes.
func Seal(id ID, p Paper) Enclosed {
	x := Enclosed{Plan: id.Raw(), Paper: p}
	x.Sum = x.sum()
	return x
}

// MayRead reports whether the viewer may read every section of a copy today. That it went to a service opens it to nobody at
// school from whom the young person keeps a section of it.
func (e Enclosing) MayRead(ctx context.Context, tx Lender, x Enclosed) (bool, error) {
	var r Reading
	if err := r.head(ctx, tx, e.Viewer, ident.Of[Plan](x.Plan)); fault.Is(err, fault.NotFound) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	for _, s := range x.Paper.Sections {
		if _, err := r.part(s.Part.Key); err != nil {
			return false, nil //nolint:nilerr // a section that they do not see is the answer
		}
	}
	return true, nil
}

// Lent lists the sections that may go to an organisation, out of those that the sender may see: those to which the young
// person said yes for it. Section 1 goes only so, and section 6 with any other.
func Lent(seen []Part, said sharing.Agreements, org actor.OrgID) []Part {
	return visible(seen, func(p Part) bool {
		_, yes := said.Allows(string(p.Key), sharing.ToOrganisation(org))
		return yes && p.Reach != Always
	})
}

// written leaves out sections in which nobody wrote: a heading alone would say that there is something to hide.
func written(all []PaperSection) (some []PaperSection) {
	for _, s := range all {
		if !s.Own.Words.IsEmpty() || !s.Beside.Words.IsEmpty() || !s.Together.Words.IsEmpty() {
			some = append(some, s)
		}
	}
	return some
}

func holdsChosen(all []PaperSection) bool {
	for _, s := range all {
		if s.Part.Reach != Always {
			return true
		}
	}
	return false
}

// Titles names the sections of the copy, as staff or as the young person reads them.
func (x Enclosed) Titles(forPupil bool) []string {
	all := make([]string, len(x.Paper.Sections))
	for i, s := range x.Paper.Sections {
		all[i] = s.Part.Formal
		if forPupil {
			all[i] = s.Part.Title
		}
	}
	return all
}

// IsWhole reports whether the copy is the one that was sealed.
func (x Enclosed) IsWhole() bool { return x.Sum == x.sum() }

func (x Enclosed) sum() string {
	data, err := json.Marshal(x.Paper)
	if err != nil {
		return "" // a paper is made of text, numbers and times
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Hold writes down that the organisation holds the copy, so that it is told when something in it is no longer right (H5).
func (x Enclosed) Hold(ctx context.Context, tx Lender, to string) error {
	return tx.InsertPlanCopy(ctx, ident.Of[Plan](x.Plan), Copy{
		ID: ident.New[Copy](tx.Now()), Edition: x.Paper.Edition, Holder: HeldByService, Format: PDF, GivenOn: schoolday.DateOf(tx.Now()),
		RecordedAt: tx.Now(), By: tx.Actor().Person, To: to,
	})
}
