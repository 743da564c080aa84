package plan

import (
	"context"
	"time"

	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/partner"
	"heard/internal/schoolday"
	"heard/internal/sharing"
)

// ForWhom is whose copy a paper is.
type ForWhom string

// The readers of papers.
const (
	ForPupil  ForWhom = "pupil"
	ForStaff  ForWhom = "staff"  // shows what is still to be asked of people named on it (T-065)
	ForFamily ForWhom = "family" // only what the young person agreed to share with parents and carers (T-068)
	// ForService goes with a referral; it is made by Enclose and by nothing else.
	ForService ForWhom = "service"
)

// Wish is what somebody asks to have on paper.
type Wish struct {
	For  ForWhom
	Size Format // PDF, Wallet or Phone
	Ways bool   // section 1, which every print leaves out unless it is ticked
}

// Line is a number that answers when school is closed.
type Line struct{ Name, Number, About string }

// NationalLines are the numbers that stand on every paper.
func NationalLines() (all []Line) {
	for _, l := range partner.NationalLines() {
		all = append(all, Line{Name: l.Name, Number: l.Number(), About: l.About})
	}
	return all
}

// Paper is everything that goes on a paper and nothing else: what is withheld is not in it.
type Paper struct {
	Wish        Wish
	Kind        Kind
	School      string
	Name        string
	Reference   string
	Edition     int
	At          time.Time
	Keeper      string
	ReviewOn    schoolday.Date
	Agreed      Agreed
	MadeWith    string
	Sections    []PaperSection
	Adjustments []Adjustment // without reasons
	Lines       []Line
}

// PaperSection is one section as it goes on paper.
type PaperSection struct {
	Part                  Part
	Own, Beside, Together Saved
}

// Print gives what goes on a paper of this plan for this viewer, and for whoever the paper is for. It is audited as a reading.
func (s *Service) Print(ctx context.Context, v authz.Viewer, id ID, w Wish) (Paper, error) {
	var p Paper
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, err := read(ctx, tx, v, id)
		if err != nil {
			return err
		}
		if r.Reader.Self {
			w.For = ForPupil
		}
		if !w.isKnown() {
			return (&fault.Fields{{Name: "for", Message: "Choose a size and whose copy it is."}}).Err()
		}
		said, err := tx.AgreedFor(ctx, id.Raw())
		if err != nil {
			return err
		}
		p = paperOf(r, w, said, tx.Now())
		if w.For == ForFamily && !holdsChosen(p.Sections) {
			return (&fault.Fields{{Name: "for", Message: noneForFamily}}).Err()
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PlanPrint, Record: id.Raw(), Pupil: r.Plan.Pupil})
	})
	return p, fault.Wrap("plan.Print", err)
}

func (w Wish) isKnown() bool {
	size := w.Size == PDF || w.Size == Wallet || w.Size == Phone
	return size && (w.For == ForPupil || w.For == ForStaff || w.For == ForFamily)
}

// Printed lists the sections that go on a paper, out of those that its maker may see.
func Printed(seen []Part, w Wish, said sharing.Agreements) []Part {
	return visible(seen, func(p Part) bool {
		if p.Key == Ways && !w.Ways || p.Reach == Always {
			return false // section 6 comes with whatever else does
		}
		if w.For != ForFamily {
			return true
		}
		_, yes := said.Allows(string(p.Key), sharing.Receiver{Kind: sharing.Family})
		return yes
	})
}

func paperOf(r Reading, w Wish, said sharing.Agreements, at time.Time) Paper {
	p := Paper{
		Wish: w, Kind: r.Plan.Kind, Edition: r.Plan.Edition, At: at, ReviewOn: r.Plan.ReviewOn, Reference: reference(r.Plan.ID),
	}
	if pupil, ok := r.Roster.ByID(r.Plan.Pupil); ok {
		p.Name = pupil.Name.Full()
	}
	if who := r.Plan.Keeper(); !who.IsZero() {
		p.Keeper = r.Colleagues.Name(who)
	}
	if w.For != ForFamily && w.For != ForService && r.MayWrite() {
		p.Agreed, p.MadeWith = r.Plan.Agreed, r.Plan.Terms.MadeWith
		for _, a := range r.Adjustments {
			a.Reason = ""
			if a.InForce(schoolday.DateOf(at)) {
				p.Adjustments = append(p.Adjustments, a)
			}
		}
	}
	for _, part := range Printed(r.Parts, w, said) {
		box := func(b Box) Saved { return r.Boxes[Spot{part.Key, b}] }
		p.Sections = append(p.Sections, PaperSection{part, box(Own), box(Beside), box(Together)})
	}
	return p
}

// reference finds the plan that a paper was made from, and names nobody.
func reference(id ID) string {
	s := id.String()
	return "P-" + s[len(s)-7:]
}
