package web

import (
	"slices"
	"strconv"

	"heard/internal/fault"
	"heard/internal/once"
	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

// tendForm holds the boxes of every short form about a referral; each form shows only its own.
type tendForm struct {
	Version string `form:"version"`
	Note    string `form:"note"`
	Missed  bool   `form:"missed"`
	answerBoxes
	tellingBoxes
}

type tellingBoxes struct {
	Who       string `form:"told_who"`
	When      string `form:"told_when"`
	How       string `form:"told_how"`
	Questions string `form:"told_questions"`
	Not       string `form:"told_not"`
	Again     string `form:"told_again"`
}

func (b tellingBoxes) telling() referral.Telling {
	return referral.Telling{Who: b.Who, When: b.When, How: b.How, Questions: b.Questions, Not: b.Not, Again: b.Again}
}

func (b tellingBoxes) boxes(x control, mayNot bool) []view.Component {
	all := []view.Component{
		x.line("told_who", "Who told the young person?", b.Who, ""), view.Input{Field: x.field("told_when", "When?", b.When, "Like this: 20/11/2026 09:15"), Width: 20, Plain: true},
		x.line("told_how", "How?", b.How, "In person, by telephone, in a message they asked for"), x.text("told_questions", "What they asked, and what they understood", b.Questions, ""),
	}
	if mayNot {
		all = append(all, x.text("told_not", "If telling them would be unsafe: why they are not told yet", b.Not, "Only the safeguarding team decides this."),
			view.Input{Field: x.field("told_again", "If they are not told yet: the day to look at that again", b.Again, "20/11/2026"), Width: 10, Plain: true})
	}
	return all
}

// act is one of the short forms: its title, its boxes, and what sending it does.
type tending struct {
	title  string
	button string
	boxes  func(c *call, r referral.Reading, f tendForm, x control) []view.FormSection
	send   func(c *call, id referral.ID, version int, k once.Key, f tendForm) error
}

var tendings = map[string]tending{
	"answer": {"Record what the service says", "Save the answer",
		func(_ *call, r referral.Reading, f tendForm, x control) []view.FormSection {
			return f.answerBoxes.sections(x, f.tellingBoxes, r.Referral.State, true)
		},
		func(c *call, id referral.ID, version int, k once.Key, f tendForm) error {
			return c.site.Referral.Answer(c.Context(), c.Viewer(), k, id, version, f.answer(f.tellingBoxes))
		}},
	"tell": {"Say who told the young person", "Save",
		func(c *call, _ referral.Reading, f tendForm, x control) []view.FormSection {
			return []view.FormSection{{Hint: "Nobody is taken off a list without being told. Tell them first, then write it down here.", Parts: f.tellingBoxes.boxes(x, c.actor.IsSafeguarding())}}
		},
		func(c *call, id referral.ID, version int, k once.Key, f tendForm) error {
			return c.site.Referral.Tell(c.Context(), c.Viewer(), k, id, version, f.telling())
		}},
	"contact": {"Record a check-in", "Save the check-in",
		func(_ *call, _ referral.Reading, f tendForm, x control) []view.FormSection {
			return []view.FormSection{{Parts: []view.Component{
				x.text("note", "How are they, and what did you agree?", f.Note, "A few words. The service is not shown this."), x.tick("missed", "It could not take place. Try again", f.Missed)}}}
		},
		func(c *call, id referral.ID, version int, k once.Key, f tendForm) error {
			return c.site.Referral.CheckIn(c.Context(), c.Viewer(), k, id, version, referral.Contact{Note: f.Note, Missed: f.Missed})
		}},
	"chase": {"Ask the service for its receipt", "Save",
		func(_ *call, r referral.Reading, f tendForm, x control) []view.FormSection {
			return []view.FormSection{{Parts: []view.Component{x.text("note", "Whom did you ask, and what did they say?", f.Note, "If they still have not answered, it comes up again after this many school days: "+strconv.Itoa(r.Clocks.ReceiptDays)+" (school policy).")}}}
		},
		func(c *call, id referral.ID, version int, k once.Key, f tendForm) error {
			return c.site.Referral.Chase(c.Context(), c.Viewer(), k, id, version, f.Note)
		}},
}

func referralAct(name string) func(*call) error {
	return func(c *call) error {
		id, err := idFrom[referral.Referral](c, "id")
		if err != nil {
			return err
		}
		r, err := c.site.Referral.Read(c.Context(), c.Viewer(), c.enclosing(), id)
		if err != nil {
			return err
		}
		f := tendForm{Version: strconv.Itoa(r.Referral.Version)}
		c.Prefill(&f)
		return c.Show(c.actPage(name, r, f, nil))
	}
}

func referralActed(name string) func(*call) error {
	return func(c *call) error {
		id, err := idFrom[referral.Referral](c, "id")
		if err != nil {
			return err
		}
		var f tendForm
		again := func(fields []fault.Field) (view.Page, error) {
			r, err := c.site.Referral.Read(c.Context(), c.Viewer(), c.enclosing(), id)
			if err != nil {
				return nil, err
			}
			return c.actPage(name, r, f, fields), nil
		}
		if err := c.Bind(&f); err != nil {
			return c.Again(err, again)
		}
		if err := tendings[name].send(c, id, number(f.Version), c.Once(), f); err != nil {
			return c.Again(err, again)
		}
		return c.Redirect("/referrals/view/" + id.String())
	}
}

// actPage is one short form. When the referral has moved on since it was opened, its facts show how it stands now.
func (c *call) actPage(name string, r referral.Reading, f tendForm, fields []fault.Field) view.Page {
	a, id := tendings[name], r.Referral.ID.String()
	p := view.ReferralForm{
		Title: a.title, Action: "/referrals/" + name + "/" + id, Back: "/referrals/view/" + id, Version: strconv.Itoa(r.Referral.Version),
		Facts: []view.SummaryRow{
			{Key: "About", Text: r.Roster.Label(r.Referral.Pupil)}, {Key: "To", Text: r.Entry.Name + ", " + r.Org.Name}, {Key: "Where it stands", Text: r.Referral.State.Words()},
			{Key: "Last news", Text: lastNews(r)},
		},
		Sections: a.boxes(c, r, f, control{view.Problems(fields)}), Buttons: []view.Button{{Text: a.button}}, Problems: view.Problems(fields),
	}
	offered := slices.ContainsFunc(referralActs(r), func(l view.Link) bool { return l.Href == p.Action })
	return c.orNothing(p, offered || fields != nil)
}

// orNothing leaves out a form for which there is nothing to write where the record stands, unless a text of its reader waits in
// it: sent, it could only be answered that somebody had changed something, again and again.
func (c *call) orNothing(p view.ReferralForm, useful bool) view.ReferralForm {
	if !useful && c.kept == nil {
		p.Intro, p.Sections, p.Buttons = []string{"There is nothing to write here as it stands now. Back leads to what can be done next."}, nil, nil
	}
	return p
}

func lastNews(r referral.Reading) string {
	if len(r.Events) == 0 {
		return "None yet"
	}
	e := r.Events[len(r.Events)-1]
	return e.Kind.Words() + ", " + schoolday.ForStaff(e.At)
}
