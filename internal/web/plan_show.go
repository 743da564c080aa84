package web

import (
	"strconv"
	"strings"

	"heard/internal/draft"
	"heard/internal/plan"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

func planShow(c *call) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	r, err := c.site.Plans.Open(c.Context(), c.Viewer(), id)
	if err != nil {
		return err
	}
	p := view.PlanShow{
		Title: kindForStaff(r.Plan.Kind), Whose: r.Roster.Label(r.Plan.Pupil), About: planFacts(r), Notice: notices[c.gin.Query("saved")],
	}
	base := planPath(id)
	begun, err := c.begunParts(r.Plan, base)
	if err != nil {
		return err
	}
	p.Groups = planGroups(r, base, begun, hubWords{func(x plan.Part) string { return x.Formal }, "Begun, not saved", "Changed, not saved"})
	if len(r.Parts) == 0 {
		p.Sharing = "The young person has shared no section of this plan with you. If a child must be protected, the necessary facts are shared by a decision of their own, not the plan."
	}
	if r.MayWrite() {
		planForWriters(&p, r, base)
		if c.may("sharing", "record") {
			p.Actions = append(p.Actions, view.Link{Text: "Share something with somebody else: record the decision", Href: "/sharing/new?pupil=" + r.Plan.Pupil.String()})
		}
		p.Actions = append(p.Actions, view.Link{Text: "End the plan", Href: base + "/end"})
	}
	p.Actions = append(p.Actions, view.Link{Text: "Make a paper", Href: base + "/print"})
	return c.Show(p)
}

func planForWriters(p *view.PlanShow, r plan.Reading, base string) {
	for _, n := range r.Missing {
		p.Missing = append(p.Missing, n.Formal)
	}
	if len(r.Outdated) > 0 {
		p.Changed = "A number in this plan has changed in the directory: " + strings.Join(r.Outdated, ", ") + ". Open section 6, save it again, and give new copies to everybody listed below."
	} else if r.Plan.CopyIsOld() {
		p.Changed = "This plan has changed since the young person was given their copy. Give them a new one, and tell whoever else holds a copy."
	}
	p.Actions = []view.Link{
		{Text: "Who keeps it, and when you look at it again", Href: base + "/settle"},
		{Text: "A copy was given", Href: base + "/copy"},
		{Text: "Write down who may see it", Href: base + "/say"},
	}
	for _, x := range r.Copies {
		p.Copies = append(p.Copies, view.SummaryRow{Key: holderForStaff(x), Text: formats[x.Format] + ", edition " + strconv.Itoa(x.Edition) + ", " + schoolday.DayForStaff(x.GivenOn)})
	}
	if r.Plan.Kind != plan.Support {
		return
	}
	p.Adjust = base + "/adjust"
	for _, a := range r.Adjustments {
		x := view.PlanAdjustment{Action: a.Action, Reason: a.Reason, Days: daysOf(a), By: r.Colleagues.Name(a.Author), Version: strconv.Itoa(a.Version)}
		if a.EndedAt.IsZero() {
			x.End = base + "/adjust/" + a.ID.String() + "/end"
		}
		p.Adjusted = append(p.Adjusted, x)
	}
}

var notices = map[string]string{
	"part": "The section is saved", "settled": "Saved", "copy": "The copy is recorded", "said": "What they said is written down",
	"adjusted": "Teachers see it from its first day.", "adjustment_ended": "The adjustment has ended. Teachers see it no more.", "ended": "The plan has ended",
}

func planFacts(r plan.Reading) []view.SummaryRow {
	p := r.Plan
	look := "No day yet"
	if !p.ReviewOn.IsZero() {
		look = byPolicy(schoolday.DayForStaff(p.ReviewOn))
	}
	facts := []view.SummaryRow{
		{Key: "Stands", Text: stateForStaff(p)}, {Key: "Kept together by", Text: keeper(r.Colleagues, p)},
		{Key: "Look again", Text: look}, {Key: "Edition", Text: strconv.Itoa(p.Edition)},
	}
	for _, row := range []view.SummaryRow{
		{Key: "Made together by", Text: p.Terms.MadeWith}, {Key: "Look sooner if", Text: p.Terms.LookSooner}, {Key: "Mental health professional", Text: p.Terms.Professional},
		{Key: "The young person", Text: agreedForStaff[p.Agreed]}, {Key: "Their reasons", Text: p.Terms.AgreedWhy},
		{Key: "Ended because", Text: p.Terms.EndedWhy}, {Key: "Told", Text: p.Terms.EndedTold},
	} {
		if row.Text != "" && (r.MayWrite() || p.State == plan.Ended) {
			facts = append(facts, row)
		}
	}
	return facts
}

var agreedForStaff = map[plan.Agreed]string{plan.FullyAgreed: "Agrees with it", plan.AgreedInPart: "Agrees with part of it", plan.NotAgreed: "Does not agree with it"}

var formats = map[plan.Format]string{plan.PDF: "PDF or paper", plan.Wallet: "wallet card", plan.Phone: "on a phone", plan.EasyRead: "easy read", plan.Language: "in another language"}

func holderForStaff(x plan.Copy) string {
	if x.Holder == plan.HeldByPupil {
		return "The young person"
	}
	return x.To
}

// begunParts says of which sections a text waits that this reader typed and did not save.
func (c *call) begunParts(p plan.Plan, base string) (draft.Begun, error) {
	if p.State == plan.Ended {
		return nil, nil
	}
	return c.site.Drafts.Begun(c.Context(), c.actor, base+"/part/")
}

// hubWords is what the page of a plan calls its sections to this reader, and one of which a text of theirs waits: where
// nothing stands yet, and where something does.
type hubWords struct {
	title          func(plan.Part) string
	begun, changed string
}

// planGroups lists the sections that the reader may see, in runs.
func planGroups(r plan.Reading, base string, begun draft.Begun, words hubWords) []view.PlanGroup {
	var groups []view.PlanGroup
	for _, x := range r.Parts {
		if len(groups) == 0 || groups[len(groups)-1].Heading != x.Group {
			groups = append(groups, view.PlanGroup{Heading: x.Group, Label: "g" + strconv.Itoa(len(groups))})
		}
		g := &groups[len(groups)-1]
		t := view.Task{Title: words.title(x), Href: base + "/part/" + string(x.Key), Status: "Empty"}
		written := r.Boxes.Has(x.Key)
		switch {
		case begun[t.Href] && written:
			t.Status = words.changed
		case begun[t.Href]:
			t.Status = words.begun
		case written:
			t.Status, t.Done = "Written", true
		}
		g.Items = append(g.Items, t)
	}
	return groups
}
