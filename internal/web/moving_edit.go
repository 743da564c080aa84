package web

import (
	"strconv"

	"heard/internal/fault"
	"heard/internal/schoolday"
	"heard/internal/transition"
	"heard/internal/web/view"
)

// box is one field of a moving-on form: how it is asked, and what stands in it.
type box struct {
	name, label, hint, value string
	kind                     boxKind
	choices                  []view.Choice
}

type boxKind uint8

const (
	line boxKind = iota
	area
	dayBox // a day, typed as 20/11/2026
	tick   // one yes; the value is "yes" or empty
	pick   // one of some
	many   // one of many, in a list that folds away
)

func (b box) component(p view.Problems) view.Component {
	f := view.Field{Name: b.name, Label: b.label, Hint: b.hint, Value: b.value, Error: p.On(b.name)}
	switch b.kind {
	case area:
		return view.Textarea{Field: f, Rows: 3}
	case dayBox:
		if f.Hint == "" {
			f.Hint = "Like this: 20/11/2026"
		}
		return view.Input{Field: f, Width: 10, Plain: true}
	case tick:
		f.Label, f.Hint = "", ""
		return view.Checkboxes{Field: f, Values: []string{b.value}, Choices: []view.Choice{{Value: "yes", Text: b.label, Hint: b.hint}}, Small: true}
	case pick:
		return view.Radios{Field: f, Choices: b.choices, Small: true}
	case many:
		options := []view.Option{{Text: "Choose"}}
		for _, c := range b.choices {
			options = append(options, view.Option{Value: c.Value, Text: c.Text})
		}
		return view.Select{Field: f, Options: options}
	case line:
	}
	return view.Input{Field: f}
}

// saved is what stands on the tracker before a form is filled in, and which revision that is.
type saved[F any] struct {
	form     F
	revision int
	item     transition.Item
}

// editing is one form on a tracker: how to read what stands, how to ask, and how to save. F is its struct of boxes.
type editing[F any] struct {
	title, intro, button string
	read                 func(c *call, r transition.Reading) (saved[F], error)
	boxes                func(f F, r transition.Reading) []box
	save                 func(c *call, id transition.ID, revision int, f F) error
}

func (e editing[F]) get(c *call) error {
	r, s, err := e.load(c)
	if err != nil {
		return err
	}
	if c.kept == nil {
		return c.Show(e.page(c, r, s.form, s.revision, nil))
	}
	var typed F
	c.Prefill(&typed)
	return c.Show(e.beside(c, r, s, typed, number(c.kept.Get("revision"))))
}

func (e editing[F]) post(c *call) error {
	id, err := idFrom[transition.Tracker](c, "id")
	if err != nil {
		return err
	}
	var f F
	err = c.Bind(&f)
	revision, bad := strconv.Atoi(c.gin.PostForm("revision"))
	if bad != nil || revision < 0 {
		revision = 0
	}
	if err == nil {
		err = e.save(c, id, revision, f)
	}
	if err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return e.again(c, err, f, revision, fields) })
	}
	return c.Redirect("/moving-on/view/" + id.String() + "?saved=1")
}

// again shows the form once more; after somebody else's change, with theirs beside what was typed, and ready to be saved
// upon theirs.
func (e editing[F]) again(c *call, err error, f F, revision int, fields []fault.Field) (view.Page, error) {
	r, s, failed := e.load(c)
	if failed != nil {
		return nil, failed
	}
	if !fault.Is(err, fault.Conflict) || s.revision == revision {
		return e.page(c, r, f, revision, fields), nil
	}
	return e.beside(c, r, s, f, revision), nil
}

// beside shows what was typed upon a revision, and what was saved since beside it.
func (e editing[F]) beside(c *call, r transition.Reading, s saved[F], typed F, upon int) view.MovingForm {
	p := e.page(c, r, typed, s.revision, nil)
	if s.revision != upon {
		p.Conflict = conflict(e.boxes(s.form, r), e.boxes(typed, r), authorOf(r, s.item), schoolday.ForStaff(s.item.At))
	}
	return p
}

func conflict(now, typed []box, by, when string) *view.ConflictView {
	v := &view.ConflictView{By: by, When: when}
	for i, b := range typed {
		if now[i].value != b.value {
			v.Fields = append(v.Fields, view.ConflictField{Label: b.label, Saved: now[i].value, Typed: b.value})
		}
	}
	return v
}

func authorOf(r transition.Reading, i transition.Item) string {
	if i.ByPupil {
		return r.Person.Name.First()
	}
	return r.Colleagues.Name(staffOf(i.Author))
}

func (e editing[F]) load(c *call) (transition.Reading, saved[F], error) {
	var s saved[F]
	id, err := idFrom[transition.Tracker](c, "id")
	if err != nil {
		return transition.Reading{}, s, err
	}
	r, err := c.site.MovingOn.Read(c.Context(), c.Viewer(), id)
	if err != nil {
		return r, s, err
	}
	s, err = e.read(c, r)
	return r, s, err
}

func (e editing[F]) page(c *call, r transition.Reading, f F, revision int, fields []fault.Field) view.MovingForm {
	p := view.MovingForm{
		Title: e.title, Name: r.Person.Name.Full(), Intro: e.intro, Button: e.button, Revision: strconv.Itoa(revision),
		Back: "/moving-on/view/" + r.Tracker.ID.String(),
	}
	if p.Title == "" {
		p.Title = titleOf(c)
	}
	boxes := e.boxes(f, r)
	names := make([]string, len(boxes))
	for i, b := range boxes {
		names[i] = b.name
	}
	p.Problems = inOrder(fields, names)
	for _, b := range boxes {
		p.Fields = append(p.Fields, b.component(p.Problems))
	}
	return p
}

// days reads the days of a form; what is no day is noted, and an empty box is the zero day.
type days struct{ wrong fault.Fields }

func (d *days) read(name, typed string) schoolday.Date {
	if typed == "" {
		return schoolday.Date{}
	}
	day, ok := schoolday.ParseDay(typed)
	d.wrong.Need(ok, name, "Write the day like this: 20/11/2026.")
	return day
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}
