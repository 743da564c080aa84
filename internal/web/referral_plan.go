package web

import (
	"strconv"
	"strings"

	"heard/internal/fault"
	"heard/internal/plan"
	"heard/internal/referral"
	"heard/internal/web/view"
)

// enclosing is how a safety plan may go with what this colleague sends: as much as they may read of it themselves.
func (c *call) enclosing() plan.Enclosing {
	return plan.Enclosing{Viewer: c.site.Policy.Glance(c.actor, "plan", "read"), School: c.site.settings.School, Lines: plan.NationalLines()}
}

// referralPlanPreview gives the safety plan as it would go.
func referralPlanPreview(c *call) error {
	return c.planDocument(func(id referral.ID) (plan.Paper, error) {
		return c.site.Referral.PreviewPlan(c.Context(), c.Viewer(), c.enclosing(), id)
	})
}

// referralPlan gives the safety plan as it went: to school, to the service, and to the young person.
func referralPlan(c *call) error {
	return c.planDocument(func(id referral.ID) (plan.Paper, error) {
		return c.site.Referral.SentPlan(c.Context(), c.Viewer(), c.enclosing(), id)
	})
}

func (c *call) planDocument(open func(referral.ID) (plan.Paper, error)) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	p, err := open(id)
	if err != nil {
		return err
	}
	doc, err := c.site.Papers.Plan(p)
	if err != nil {
		return fault.Wrap("web.planDocument", err)
	}
	return c.Document("document", doc)
}

// sentPlan shows which safety plan goes or went; nil when none did and none was promised.
func sentPlan(o referral.Outgoing, to string) *view.SentPlan {
	if o.PromisesPlan() {
		return &view.SentPlan{}
	}
	if o.Plan == nil {
		return nil
	}
	return &view.SentPlan{Edition: strconv.Itoa(o.Plan.Paper.Edition), Sections: o.Plan.Titles(false), To: to}
}

// sentPlanAtSchool says to those who may not read all of it in the plan itself only that one went.
func sentPlanAtSchool(r referral.Reading) *view.SentPlan {
	if r.PlanKept {
		return &view.SentPlan{Kept: true}
	}
	return sentPlan(r.Outgoing, "/referrals/view/"+r.Referral.ID.String()+"/plan")
}

// safetyPlan asks whether there is a safety plan, and says beforehand what would go. That it goes cannot be chosen while
// nothing can.
func (b referralBoxes) safetyPlan(x control, r referral.Reading) view.Component {
	choices := []view.Choice{{Value: "yes", Text: "Yes. It is not sent with this"}}
	hint := referral.NoPlan
	if e := r.Enclosable; e != nil {
		hint = "These sections can go to " + r.Org.Name + ", as the young person chose: " + strings.Join(e.Titles(false), "; ") + ". You see the paper before you send it."
		choices = append(choices, view.Choice{Value: "sent_with", Text: "Yes, and they agree that it goes with this"})
	}
	return view.Radios{Field: x.field("safety_plan", "Is there a safety plan?", b.SafePlan, hint), Small: true, Choices: append(choices, view.Choice{Value: "no", Text: "Not yet"})}
}
