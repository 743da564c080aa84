package web

import (
	"net/url"
	"strconv"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

func journeyRead(c *call) error {
	id, err := idFrom[referral.Journey](c, "id")
	if err != nil {
		return err
	}
	g, err := c.site.Referral.Guide(c.Context(), c.Viewer(), id)
	if err != nil {
		return err
	}
	j := g.Journey
	p := view.JourneyShow{Of: g.Roster.Label(j.Pupil), For: j.Words.For, Facts: journeyFacts(g)[1:], IsOver: !j.Open, Outcome: referral.OutcomeWords(j.Words.Outcome)}
	if j.IsLooping() {
		p.Alarm = strconv.Itoa(j.Refusals) + " services have said no"
	}
	for _, r := range g.Referrals {
		e, _ := g.Services.ByID(r.Entry)
		sent := "Not sent"
		if !r.SentAt.IsZero() {
			sent = dayOf(r.SentAt)
		}
		name := view.Cell{Text: e.Name}
		if g.MayOpen[r.ID] {
			name.Href = "/referrals/view/" + r.ID.String()
		}
		p.Tried = append(p.Tried, []view.Cell{name, {Text: r.State.Words()}, {Text: sent}})
	}
	p.Earlier = earlierSteps(g)
	if j.Open && g.MayGuide {
		for _, a := range []view.Link{{Text: "Set the next step", Href: "step"}, {Text: "Say who guides them, and who stays", Href: "guide"}, {Text: "Close the search", Href: "close"}} {
			p.Acts = append(p.Acts, view.Link{Text: a.Text, Href: "/journeys/" + a.Href + "/" + id.String()})
		}
	}
	if j.Open && g.MayAsk {
		p.Acts = append(p.Acts, view.Link{Text: "Ask another service", Href: "/referrals/new?" + url.Values{"pupil": {j.Pupil.String()}, "journey": {id.String()}}.Encode()})
	}
	return c.Show(p)
}

func earlierSteps(g referral.Guiding) (rows [][]view.Cell) {
	for _, r := range g.Earlier {
		at, by, until := "Not recorded", "Not recorded", ""
		if !r.Author.IsZero() {
			at, by = dayOf(r.At), g.Colleagues.Name(r.Author)
		}
		if due, err := schoolday.ParseDate(r.Words.Due); err == nil {
			until = schoolday.DayForStaff(due)
		}
		rows = append(rows, []view.Cell{{Text: at}, {Text: by}, {Text: referral.StepWords(r.Words.Step)}, {Text: r.Words.Plan}, {Text: until}})
	}
	return rows
}

func journeyFacts(g referral.Guiding) []view.SummaryRow {
	j := g.Journey
	guide, anchor := "Nobody yet", "None"
	if who := j.GuidedBy(); !who.IsZero() {
		guide = g.Colleagues.Name(who)
	}
	if !j.Anchor.IsZero() {
		anchor = g.Services.Organisation(j.Anchor).Name
	}
	rows := []view.SummaryRow{{Key: "About", Text: g.Roster.Label(j.Pupil)}, {Key: "Guided by", Text: guide}, {Key: "Stays through every change", Text: anchor}}
	for _, r := range []view.SummaryRow{
		{Key: "Link worker", Text: j.Words.Link}, {Key: "Next step", Text: referral.StepWords(j.Words.Step)}, {Key: "Who does what", Text: j.Words.Plan},
		{Key: "Talk with the young person by", Text: dayOr(j.PlanDue, "")}, {Key: "How it closed", Text: j.Words.Closing}, {Key: "Told", Text: told(j.Words.Told)},
	} {
		if r.Text != "" {
			rows = append(rows, r)
		}
	}
	return rows
}

type journeyForm struct {
	Version   string `form:"version"`
	Navigator string `form:"navigator"`
	Anchor    string `form:"anchor"`
	Link      string `form:"link"`
	Step      string `form:"step"`
	Plan      string `form:"plan"`
	PlanDue   string `form:"plan_due"`
	Outcome   string `form:"outcome"`
	Closing   string `form:"closing"`
	tellingBoxes
}

var journeyActs = map[string]struct {
	title, button string
	boxes         func(g referral.Guiding, f journeyForm, x control) []view.FormSection
	send          func(c *call, id referral.JourneyID, version int, k once.Key, f journeyForm) error
}{
	"guide": {"Who guides them, and who stays", "Save", guideBoxes, func(c *call, id referral.JourneyID, version int, k once.Key, f journeyForm) error {
		to, _ := ident.Parse[actor.OfStaff](f.Navigator) // nobody chosen is answered by the form
		anchor, _ := ident.Parse[actor.OfOrg](f.Anchor)
		return c.site.Referral.Assign(c.Context(), c.Viewer(), k, id, version, to, anchor, f.Link)
	}},
	"step": {"Set the next step", "Save the next step", stepBoxes, func(c *call, id referral.JourneyID, version int, k once.Key, f journeyForm) error {
		return c.site.Referral.SetStep(c.Context(), c.Viewer(), k, id, version, referral.Plan{Step: f.Step, Words: f.Plan, Due: f.PlanDue})
	}},
	"close": {"Close the search", "Close the search", closeBoxes, func(c *call, id referral.JourneyID, version int, k once.Key, f journeyForm) error {
		return c.site.Referral.Close(c.Context(), c.Viewer(), k, id, version, referral.Closing{Outcome: f.Outcome, Words: f.Closing, Telling: f.telling()})
	}},
}

func guideBoxes(g referral.Guiding, f journeyForm, x control) []view.FormSection {
	who, orgs := []view.Option{{Value: "", Text: "Choose"}}, []view.Option{{Value: "", Text: "None"}}
	for _, s := range g.Guides {
		who = append(who, view.Option{Value: s.ID.String(), Text: s.Person.Name + ", " + s.Person.JobTitle})
	}
	orgs = append(orgs, orgOptions(g.Services)...)
	return []view.FormSection{{Hint: "One person for each open search. The young person sees their name.", Parts: []view.Component{
		view.Select{Field: x.field("navigator", "Who guides them?", f.Navigator, ""), Options: who},
		view.Select{Field: x.field("anchor", "Which organisation stays through every change?", f.Anchor, "The anchor is kept whatever becomes of a referral, and after 18."), Options: orgs},
		x.line("link", "Link worker there", f.Link, ""),
	}}}
}

func stepBoxes(_ referral.Guiding, f journeyForm, x control) []view.FormSection {
	var steps []view.Choice
	for _, s := range referral.Steps() {
		steps = append(steps, view.Choice{Value: s, Text: referral.StepWords(s)})
	}
	return []view.FormSection{{Hint: "A no from a service is never the end of the search.", Parts: []view.Component{
		x.one("step", "What is the next step?", f.Step, steps...), x.text("plan", "Who does what?", f.Plan, ""), x.day("plan_due", "Looked at again, with the young person, on", f.PlanDue, "They read this day, and who guides them. Like this: 20/11/2026"),
	}}}
}

func closeBoxes(_ referral.Guiding, f journeyForm, x control) []view.FormSection {
	var outcomes []view.Choice
	for _, o := range referral.Outcomes() {
		outcomes = append(outcomes, view.Choice{Value: o, Text: referral.OutcomeWords(o)})
	}
	return []view.FormSection{
		{Parts: []view.Component{x.one("outcome", "How did it end?", f.Outcome, outcomes...), x.text("closing", "What is in place, or what did they decide?", f.Closing, "")}},
		{Heading: "Who told them", Parts: f.tellingBoxes.boxes(x, false)},
	}
}

func journeyAct(name string) func(*call) error {
	return func(c *call) error {
		id, err := idFrom[referral.Journey](c, "id")
		if err != nil {
			return err
		}
		g, err := c.site.Referral.Guide(c.Context(), c.Viewer(), id)
		if err != nil {
			return err
		}
		f := journeyForm{Step: g.Journey.Words.Step, Plan: g.Journey.Words.Plan, PlanDue: g.Journey.PlanDue.Typed(), Link: g.Journey.Words.Link}
		if who := g.Journey.GuidedBy(); !who.IsZero() {
			f.Navigator = who.String()
		}
		if !g.Journey.Anchor.IsZero() {
			f.Anchor = g.Journey.Anchor.String()
		}
		c.Prefill(&f)
		return c.Show(c.journeyPage(name, g, f, nil))
	}
}

func journeyActed(name string) func(*call) error {
	return func(c *call) error {
		id, err := idFrom[referral.Journey](c, "id")
		if err != nil {
			return err
		}
		var f journeyForm
		again := func(fields []fault.Field) (view.Page, error) {
			g, err := c.site.Referral.Guide(c.Context(), c.Viewer(), id)
			if err != nil {
				return nil, err
			}
			return c.journeyPage(name, g, f, fields), nil
		}
		if err := c.Bind(&f); err != nil {
			return c.Again(err, again)
		}
		if err := journeyActs[name].send(c, id, number(f.Version), c.Once(), f); err != nil {
			return c.Again(err, again)
		}
		return c.Redirect("/journeys/view/" + id.String())
	}
}

func (c *call) journeyPage(name string, g referral.Guiding, f journeyForm, fields []fault.Field) view.Page {
	id := g.Journey.ID.String()
	return c.orNothing(view.ReferralForm{
		Title: journeyActs[name].title, Action: "/journeys/" + name + "/" + id, Back: "/journeys/view/" + id, Version: strconv.Itoa(g.Journey.Version),
		Facts: append([]view.SummaryRow{{Key: "Looking for", Text: g.Journey.Words.For}}, journeyFacts(g)...), Sections: journeyActs[name].boxes(g, f, control{view.Problems(fields)}),
		Buttons: []view.Button{{Text: journeyActs[name].button}}, Problems: view.Problems(fields),
	}, g.Journey.Open || fields != nil)
}
