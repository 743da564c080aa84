package web

import (
	"slices"
	"strconv"
	"strings"

	"heard/internal/fault"
	"heard/internal/schoolday"
	"heard/internal/transition"
	"heard/internal/web/view"
)

func nextWriting(c *call) error {
	r, s, err := c.ownSection()
	if err != nil {
		return err
	}
	i := r.Texts[transition.SlotOf(s.Key, transition.Own)]
	f := sectionBoxes(s, i)
	p := nextPage(r, s, f, i.Revision, nil)
	switch {
	case c.kept != nil:
		c.Prefill(&f)
		p = nextBeside(r, s, f, number(c.kept.Get("revision")))
	case i.Revision == 0:
		said, err := c.site.MovingOn.SaidOnce(c.Context(), c.Viewer(), s.Key)
		if err != nil {
			return err
		}
		p = nextPage(r, s, sectionBoxes(s, transition.Item{Body: transition.Body{Text: said}}), 0, nil)
		p.Drawn = isWritten(transition.Item{Body: transition.Body{Text: said}})
	}
	return c.Show(p)
}

func (c *call) ownSection() (transition.Reading, transition.Section, error) {
	s, err := sectionIn(c, "section", transition.Own)
	if err != nil {
		return transition.Reading{}, s, err
	}
	r, err := c.site.MovingOn.Mine(c.Context(), c.Viewer())
	return r, s, err
}

func nextWrite(c *call) error {
	s, err := sectionIn(c, "section", transition.Own)
	if err != nil {
		return err
	}
	var f nextBoxesForm
	err = c.Bind(&f)
	revision, bad := strconv.Atoi(c.gin.PostForm("revision"))
	if bad != nil || revision < 0 {
		revision = 0
	}
	if err == nil {
		err = c.site.MovingOn.Write(c.Context(), c.Viewer(), c.Once(), transition.ID{}, s.Key, revision, f.texts(s))
	}
	if err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return c.nextAgain(err, s, f, revision, fields) })
	}
	return c.Redirect("/p/next?saved=1")
}

func (c *call) nextAgain(err error, s transition.Section, f nextBoxesForm, revision int, fields []fault.Field) (view.Page, error) {
	r, failed := c.site.MovingOn.Mine(c.Context(), c.Viewer())
	if failed != nil {
		return nil, failed
	}
	i := r.Texts[transition.SlotOf(s.Key, transition.Own)]
	if !fault.Is(err, fault.Conflict) || i.Revision == revision {
		return nextPage(r, s, f, revision, fields), nil
	}
	return nextBeside(r, s, f, revision), nil
}

// nextBeside shows what was typed upon a revision, and what was saved since beside it.
func nextBeside(r transition.Reading, s transition.Section, typed nextBoxesForm, upon int) view.NextWrite {
	i := r.Texts[transition.SlotOf(s.Key, transition.Own)]
	p := nextPage(r, s, typed, i.Revision, nil)
	if i.Revision != upon {
		p.Conflict = conflict(sectionBoxes(s, i).boxes(s), typed.boxes(s), "You", schoolday.ForStaff(i.At))
	}
	return p
}

func nextPage(r transition.Reading, s transition.Section, f nextBoxesForm, revision int, fields []fault.Field) view.NextWrite {
	p := view.NextWrite{Heading: s.Ask, Goes: whereItGoes(s), Revision: strconv.Itoa(revision), Problems: view.Problems(fields)}
	for _, b := range f.boxes(s) {
		p.Boxes = append(p.Boxes, view.Textarea{Field: view.Field{Name: b.name, Label: b.label, Value: b.value, Error: p.Problems.On(b.name)}, Rows: 4})
	}
	with := r.Texts[transition.SlotOf(s.Key, transition.With)].Body.Text
	for _, b := range s.Boxes {
		if with[b.Key] != "" {
			p.Others = append(p.Others, view.SummaryRow{Key: b.Label, Text: with[b.Key]})
		}
	}
	return p
}

// whereItGoes says before the first box who can read what is written in it.
func whereItGoes(s transition.Section) string {
	helpers := "The adults who help you with this can see it too." // no page here is secret (4.6)
	if s.Private {
		helpers = "No adult at school is shown this page."
	}
	if s.Service == transition.Never && s.GP == transition.Never {
		return "This is in your own copy only. " + helpers
	}
	return receiver("The adult service", s.Service) + " " + receiver("Your GP", s.GP) + " " + helpers
}

func receiver(who string, r transition.Rule) string {
	switch r {
	case transition.Always:
		return who + " gets this."
	case transition.Agreed:
		return who + " gets it only if you say so."
	case transition.Never, transition.Decided, transition.Told:
	}
	return who + " does not get it."
}

type nextWhoForm struct {
	Service []string `form:"service"`
	GP      []string `form:"gp"`
}

func nextAsking(c *call) error {
	r, err := c.site.MovingOn.Mine(c.Context(), c.Viewer())
	if err != nil {
		return err
	}
	return c.Show(view.NextWho{
		Asked: askedOf(transition.Receiving), Service: agreedTo(r, transition.Receiving), AskedGP: askedOf(transition.GP), GP: agreedTo(r, transition.GP),
		Always: []view.SummaryRow{{Key: "The adult service", Text: alwaysTo(transition.Receiving)}, {Key: "Your GP", Text: alwaysTo(transition.GP)}},
	})
}

func askedOf(receiver transition.Copy) []view.Choice {
	var choices []view.Choice
	for _, s := range transition.Asked(receiver) {
		choices = append(choices, view.Choice{Value: string(s.Key), Text: upper(s.Plain)})
	}
	return choices
}

func agreedTo(r transition.Reading, receiver transition.Copy) []string {
	var keys []string
	for _, s := range transition.Asked(receiver) {
		if r.Answers.Allows(s.Key, receiver) {
			keys = append(keys, string(s.Key))
		}
	}
	return keys
}

func alwaysTo(receiver transition.Copy) string {
	var names []string
	for _, s := range transition.Sections() {
		if s.In(receiver) == transition.Always {
			names = append(names, s.Plain)
		}
	}
	return upper(strings.Join(names, "; ")) + "."
}

func nextAnswer(c *call) error {
	var f nextWhoForm
	if err := c.Bind(&f); err != nil {
		return err
	}
	var choices []transition.Choice
	for receiver, ticked := range map[transition.Copy][]string{transition.Receiving: f.Service, transition.GP: f.GP} {
		for _, s := range transition.Asked(receiver) {
			choices = append(choices, transition.Choice{Section: s.Key, Receiver: receiver, Yes: slices.Contains(ticked, string(s.Key))})
		}
	}
	if err := c.site.MovingOn.Choose(c.Context(), c.Viewer(), c.Once(), choices); err != nil {
		return err
	}
	return c.Redirect("/p/next?saved=1")
}
