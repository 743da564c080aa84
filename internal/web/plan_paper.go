package web

import (
	"cmp"
	"time"

	"heard/internal/fault"
	"heard/internal/plan"
	"heard/internal/referral"
	"heard/internal/web/view"
)

// Papers makes documents. Package app fills it; the pages and the papers know nothing of each other.
type Papers interface {
	Plan(p plan.Paper) ([]byte, error)
	// Referral is the paper copy of what was sent.
	Referral(o referral.Outgoing, school string, sent time.Time) ([]byte, error)
}

func planPrint(c *call) error {
	p, err := c.printPage(nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func (c *call) printPage(fields []fault.Field) (view.Page, error) {
	r, err := c.openPlan()
	if err != nil {
		return nil, err
	}
	p := view.PlanPrint{
		Of:   r.Roster.Label(r.Plan.Pupil),
		Back: planPath(r.Plan.ID), To: planPath(r.Plan.ID) + "/paper", Safety: r.Plan.Kind == plan.Safety, Family: true,
		Whose: c.gin.Query("for"), Sized: c.gin.Query("size"), Problems: view.Problems(fields),
	}
	for _, x := range r.Parts {
		p.Ways = p.Ways || x.Key == plan.Ways
	}
	return p, nil
}

// planPaper sends the document. It is made after the transaction has ended: setting a page can take longer than a lock may.
func planPaper(c *call) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	w := plan.Wish{For: plan.ForWhom(c.gin.Query("for")), Size: sizes[c.gin.Query("size")], Ways: c.gin.Query("ways") == "yes"}
	if c.viewerIsPupil() {
		w.For, w.Size = plan.ForPupil, cmp.Or(w.Size, plan.Phone)
	}
	p, err := c.site.Plans.Print(c.Context(), c.Viewer(), id, w)
	if err != nil {
		return c.Again(err, c.printPage)
	}
	p.School, p.Lines = c.site.settings.School, plan.NationalLines()
	doc, err := c.site.Papers.Plan(p)
	if err != nil {
		return fault.Wrap("web.planPaper", err)
	}
	return c.Document("document", doc)
}

var sizes = map[string]plan.Format{"a4": plan.PDF, "phone": plan.Phone, "wallet": plan.Wallet}
