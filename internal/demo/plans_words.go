package demo

import (
	"strings"
	"time"

	"heard/internal/fixture"
	"heard/internal/plan"
)

// page gathers what is written into a plan, leaving out what nobody filled in.
type page struct{ parts []typedPart }

func (p *page) text(k plan.Key, b plan.Box, text string) { p.add(k, b, plan.Words{Text: text}) }

func (p *page) add(k plan.Key, b plan.Box, w plan.Words) {
	if !w.IsEmpty() {
		p.parts = append(p.parts, typedPart{k, b, w})
	}
}

func (y *year) supportParts(f fixture.SupportPlan) []typedPart {
	var p page
	for _, a := range f.AboutMe {
		p.text(plan.Key(a.Heading), plan.Own, a.Text)
	}
	p.text(plan.Strengths, plan.Own, f.Strengths)
	p.text(plan.Story, plan.Own, f.MyStory)
	p.text("better", plan.Own, f.Better)
	p.add(plan.Goals, plan.Own, goalsOf(f.Goals))
	p.text(plan.SupportNeeds, plan.Beside, f.Needs)
	p.text(plan.SafetyNeeds, plan.Beside, f.Safety)
	p.text(plan.WhatIsNeeded, plan.Beside, f.Needed)
	p.add(plan.Professionals, plan.Together, y.professionals(f.Professionals))
	p.text("responses", plan.Own, f.Agreed)
	var trusted, dates plan.Words
	for _, t := range f.Trusted {
		trusted.Rows = append(trusted.Rows, plan.Row{plan.Name: t.Name, plan.Detail: t.Where})
	}
	for _, d := range f.Dates {
		dates.Rows = append(dates.Rows, plan.Row{plan.When: dayWords(d.On), plan.Name: d.What})
	}
	p.add("trusted", plan.Own, trusted)
	p.text("peers", plan.Own, f.Peer)
	p.text(plan.Technology, plan.Own, f.Tech)
	p.add("dates", plan.Own, dates)
	p.text(plan.Involvement, plan.Own, f.Family)
	p.text("existing", plan.Beside, f.Existing)
	if f.Advice.Name != "" {
		p.text("advice", plan.Beside, f.Advice.Name+", "+y.orgName(f.Advice.Service)+", "+dayWords(f.Advice.On)+".")
	}
	return p.parts
}

func goalsOf(all []fixture.Goal) plan.Words {
	if len(all) == 0 {
		return plan.Words{Answer: plan.AnswerToCome}
	}
	var w plan.Words
	for _, g := range all {
		w.Rows = append(w.Rows, plan.Row{plan.Name: g.Want, plan.Detail: g.Know, plan.When: dayWords(g.By), plan.Who: g.Helps})
	}
	return w
}

func (y *year) professionals(all []fixture.Professional) (w plan.Words) {
	for _, x := range all {
		reach := y.world.Identity.Phone
		for _, o := range y.world.Organisations {
			if string(o.Key) == x.Service {
				reach = o.Name + ", " + o.Phone
			}
		}
		w.Rows = append(w.Rows, plan.Row{plan.Name: x.Name, plan.Detail: x.Job, plan.Number: reach})
	}
	return w
}

func (y *year) safetyParts(f fixture.SafetyPlan) []typedPart {
	var p page
	p.text(plan.Ways, plan.Own, f.Own)
	p.text(plan.Signs, plan.Own, strings.Join(append(append([]string{}, f.Triggers...), f.Signs...), "\n"))
	var do, places, people plan.Words
	for _, d := range f.CanDo {
		do.Rows = append(do.Rows, plan.Row{plan.Name: d.What, plan.Detail: d.InTheWay, plan.Who: d.WayRound})
	}
	for _, x := range f.Places {
		places.Rows = append(places.Rows, plan.Row{plan.Name: x.What, plan.Detail: x.Where, plan.When: x.Open})
	}
	for _, x := range f.People {
		people.Rows = append(people.Rows, plan.Row{plan.Name: x.Name, plan.Number: x.Number, plan.Answer: x.Knows})
	}
	p.add(plan.Myself, plan.Own, do)
	p.add(plan.Places, plan.Own, places)
	p.add(plan.People, plan.Own, people)
	p.add(plan.Services, plan.Together, y.lines(f.Lines))
	p.add(plan.Safer, plan.Own, plan.Words{Text: f.Safer, Answer: f.SaferHow})
	p.text(plan.Reasons, plan.Own, f.Reasons)
	p.text(plan.Adults, plan.Own, strings.TrimSpace(labelled("Please do: ", f.AdultsDo)+"\n"+labelled("Please don't: ", f.AdultsDont)))
	p.text(plan.Culture, plan.Own, f.Culture)
	p.text(plan.Technology, plan.Own, f.Tech)
	return p.parts
}

func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + text
}

// lines are the numbers that a young person chose from the directory.
func (y *year) lines(all []fixture.PlanLine) (w plan.Words) {
	for _, l := range all {
		row := plan.Row{plan.Answer: plan.AnswerNo}
		if h := y.world.Helpline(l.Service); h != nil {
			row[plan.Name], row[plan.Number], row[plan.When] = h.Name, h.Phone, h.Hours
			if h.Phone == "" {
				row[plan.Number] = h.Text
			}
			if h.AlwaysOn {
				row[plan.Answer] = plan.AnswerYes
			}
		} else if s := y.world.Service(l.Service); s != nil {
			row[plan.Name], row[plan.Number], row[plan.When] = s.Name, s.Phone, s.Times
			if s.Open == "always" {
				row[plan.Answer] = plan.AnswerYes
			}
		}
		w.Rows = append(w.Rows, row)
	}
	return w
}

func dayWords(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January")
}
