package web

import (
	"strings"

	"heard/internal/actor"
	"heard/internal/concern"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/web/view"
)

type concernForm struct {
	Find   string   `form:"find"`
	Pupils []string `form:"pupil"`
	Part   string   `form:"part"`
	PartOf []string `form:"part_of"` // "<pupil>.<part>" of each of several
	Facts  string   `form:"facts"`
	Words  string   `form:"words"`
	When   string   `form:"when"`
	Danger string   `form:"danger"`
	Done   string   `form:"done"`
	Adult  string   `form:"adult"` // the form for a concern about an adult is shown
	About  string   `form:"about"`
	Named  string   `form:"about_name"`
	concernMore
}

type concernMore struct {
	Place      string `form:"place"`
	Present    string `form:"present"`
	Questions  string `form:"questions"`
	Opinion    string `form:"opinion"`
	Wishes     string `form:"wishes"`
	ToldFirst  string `form:"told_first"`
	ToldChild  string `form:"told_child"`
	Care       string `form:"care"`
	LateReason string `form:"late_reason"`
	Conflict   string `form:"conflict"`
	SelfHarm   string `form:"knows_self_harm"`
	Asked      string `form:"asked_suicide"`
	Answered   string `form:"answered"`
	HasPlan    string `form:"has_plan"`
}

func concernNew(c *call) error {
	var f concernForm
	c.Prefill(&f)
	p, err := f.page(c, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// concernFind looks a pupil up without JavaScript and shows the whole form again, with everything that was typed.
func concernFind(c *call) error {
	var f concernForm
	if err := c.Bind(&f); err != nil {
		return c.Again(err, f.again(c))
	}
	if f.Find == "" {
		return c.Again(errNoLetters, f.again(c))
	}
	p, err := f.page(c, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

var errNoLetters = &fault.Error{Kind: fault.Invalid, Fields: []fault.Field{{Name: "pupil", Message: "Type a few letters of their name, then Find."}}}

func concernRaise(c *call) error {
	var f concernForm
	if err := c.Bind(&f); err != nil {
		return c.Again(err, f.again(c))
	}
	id, err := c.site.Concerns.Raise(c.Context(), c.Viewer(), c.Once(), f.draft())
	if err != nil {
		return c.Again(err, f.again(c))
	}
	return c.Redirect("/concerns/view/" + id.String() + "?saved=1")
}

// draft gives the form its meaning; what is wrong with it the domain says.
func (f concernForm) draft() concern.Draft {
	d := concern.Draft{Typed: f.Find, When: f.When, Words: concern.Words{
		Facts: f.Facts, ChildWords: f.Words, Danger: concern.Danger(f.Danger), Done: f.Done, Place: f.Place, Present: f.Present,
		Questions: f.Questions, Opinion: f.Opinion, Wishes: f.Wishes, ToldFirst: f.ToldFirst, ToldChild: f.ToldChild,
		Care: f.Care, LateReason: f.LateReason, Conflict: f.Conflict, KnowsSelfHarm: f.SelfHarm, AskedSuicide: f.Asked, Answered: f.Answered,
		HasPlan: f.HasPlan,
	}}
	if f.Adult != "" {
		d.About = &concern.Adult{Name: f.Named}
		if id, err := ident.Parse[actor.OfStaff](f.About); err == nil {
			d.About.Staff = id
		}
	}
	for _, p := range f.Pupils {
		if id, err := ident.Parse[actor.OfPupil](p); err == nil {
			d.Pupils = append(d.Pupils, concern.Involved{Pupil: id, Part: f.partOf(p)})
		}
	}
	return d
}

// partOf is what was said of one pupil: beside their name, or further down the form where they are the only one.
func (f concernForm) partOf(pupil string) concern.Part {
	if len(f.Pupils) == 1 && f.Part != "" {
		return concern.Part(f.Part)
	}
	for _, told := range f.PartOf {
		if part, ok := strings.CutPrefix(told, pupil+"."); ok {
			return concern.Part(part)
		}
	}
	return ""
}

func (f concernForm) page(c *call, fields []fault.Field) (view.ConcernNew, error) {
	p := view.ConcernNew{
		Find: f.Find, Chosen: f.Pupils, Part: f.Part, PartsTold: f.PartOf, Facts: f.Facts, Words: f.Words, When: f.When, Danger: f.Danger, Done: f.Done,
		AboutAdult: f.Adult != "", About: f.About, AboutName: f.Named,
		More: f.concernMore.view(), Parts: partOptions(), Dangers: dangerChoices(), Problems: view.Problems(fields),
	}
	about, _ := ident.Parse[actor.OfStaff](f.About) // an id that is none is nobody
	help, err := c.site.Concerns.Help(c.Context(), c.Viewer(), concern.HelpFor{Typed: f.Find, Chosen: f.Pupils, AboutAdult: p.AboutAdult, About: about})
	if err != nil {
		return p, err
	}
	p.Lead = help.Lead
	for _, a := range help.Adults {
		p.Adults = append(p.Adults, view.Option{Value: a.ID.String(), Text: a.Person.Name + ", " + a.Person.JobTitle})
	}
	for _, found := range help.Pupils {
		p.Found = append(p.Found, view.Choice{Value: found.ID.String(), Text: found.Label})
	}
	if len(help.Pupils) == 1 && len(p.Chosen) == 0 {
		p.Chosen = []string{help.Pupils[0].ID.String()}
	}
	return p, nil
}

// again shows the form once more with what was typed.
func (f concernForm) again(c *call) func([]fault.Field) (view.Page, error) {
	return func(fields []fault.Field) (view.Page, error) {
		p, err := f.page(c, fields)
		if err != nil {
			return nil, err
		}
		return p, nil
	}
}

func (m concernMore) view() view.ConcernMore {
	return view.ConcernMore{
		Place: m.Place, Present: m.Present, Questions: m.Questions, Opinion: m.Opinion, Wishes: m.Wishes, ToldFirst: m.ToldFirst,
		ToldChild: m.ToldChild, Care: m.Care, LateReason: m.LateReason, Conflict: m.Conflict, KnowsSelfHarm: m.SelfHarm,
		AskedSuicide: m.Asked, Answered: m.Answered, HasPlan: m.HasPlan,
	}
}

func dangerChoices() []view.Choice {
	var all []view.Choice
	for _, d := range concern.Dangers() {
		all = append(all, view.Choice{Value: string(d), Text: d.Says()})
	}
	return all
}

func partOptions() []view.Option {
	var all []view.Option
	for _, p := range concern.Parts() {
		all = append(all, view.Option{Value: string(p), Text: upper(p.Says())})
	}
	return all
}
