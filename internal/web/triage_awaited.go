package web

import (
	"slices"

	"heard/internal/account"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/schoolday"
	"heard/internal/triage"
	"heard/internal/web/view"
)

func careText(c triage.Care) []string {
	all := []string{c.Status.Says()}
	for _, x := range []struct{ key, text string }{
		{"Category", c.Category.Says()}, {"Local authority", c.Authority}, {"Social worker", c.Worker}, {"Telephone", c.Phone}, {"Since", c.Since},
	} {
		if x.text != "" {
			all = append(all, x.key+": "+x.text)
		}
	}
	return all
}

func referralText(w triage.Words) []string {
	if !slices.Contains(w.Choices, triage.SocialCare) {
		return nil
	}
	return referredText(w.ReferredAt, w.ReferralRef)
}

// referredText says when a referral was made and by when it is answered, and whose rule that is.
func referredText(when, reference string) []string {
	made, ok := schoolday.ParseMoment(when)
	if !ok {
		return []string{"Not noted as made when this was saved"}
	}
	all := []string{"Made " + schoolday.ForStaff(made), "Their decision is due by " + schoolday.DayForStaff(triage.AnswerDue(made)) + " (" + triage.AnswerOrigin + ")"}
	if reference != "" {
		all = append(all, "Reference: "+reference)
	}
	return all
}

func notYet(because string) string {
	if because == "" {
		return ""
	}
	return "Not there yet because: " + because
}

var (
	whatWords   = map[triage.What]string{triage.SharingRecord: "The information-sharing decision", triage.LAAnswer: "The decision of children's social care"}
	followWords = map[triage.Follow]string{
		triage.Referred: "Referral made", triage.Chased: "Chased", triage.Answered: "They decided", triage.Linked: "Linked", triage.Nothing: "Nothing went out after all",
	}
)

func awaitedRows(o triage.Opened, object authz.Object) [][]view.Cell {
	var rows [][]view.Cell
	for _, a := range o.Awaited {
		state := "Not yet"
		if n := len(a.Notes); n > 0 {
			last := a.Notes[n-1]
			state = followWords[last.Words.Event] + ", " + schoolday.ForStaff(last.At)
		}
		rows = append(rows, []view.Cell{
			{Text: whatWords[a.Words.What], Href: triage.AwaitedPath(object, a.ID)}, {Text: o.Colleagues.NameOr(a.HeldBy(), "Nobody yet")}, {Text: schoolday.DayForStaff(a.DueOn)}, {Text: state},
		})
	}
	return rows
}

type awaitedForm struct {
	Event     string `form:"event"`
	Made      string `form:"made"`
	Reference string `form:"reference"`
	Chased    string `form:"chased"`
	Decided   string `form:"decided"`
	Answer    string `form:"answer"`
	Sharing   string `form:"sharing_record"`
	Nothing   string `form:"nothing"`
}

// words gives the form its meaning: each thing that may have happened has boxes of its own.
func (f awaitedForm) words() triage.NoteWords {
	w := triage.NoteWords{Event: triage.Follow(f.Event)}
	switch w.Event {
	case triage.Referred:
		w.When, w.Reference = f.Made, f.Reference
	case triage.Chased:
		w.Text = f.Chased
	case triage.Answered:
		w.When, w.Text = f.Decided, f.Answer
	case triage.Linked:
		w.Sharing = f.Sharing
	case triage.Nothing:
		w.Text = f.Nothing
	}
	return w
}

func awaitedShow(c *call) error {
	var f awaitedForm
	c.Prefill(&f)
	p, err := c.awaitedPage(f, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func awaitedSend(c *call) error {
	id, err := idFrom[triage.Awaited](c, "id")
	if err != nil {
		return err
	}
	var f awaitedForm
	again := func(fields []fault.Field) (view.Page, error) { return c.awaitedPage(f, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	if err := c.site.Triage.Follow(c.Context(), c.Viewer(), c.Once(), id, f.words()); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect(triage.AwaitedPath(c.route.Object, id))
}

func (c *call) awaitedPage(f awaitedForm, fields []fault.Field) (view.Awaited, error) {
	p := view.Awaited{Values: valuesOf(&f), Problems: view.Problems(fields)}
	id, err := idFrom[triage.Awaited](c, "id")
	if err != nil {
		return p, err
	}
	w, err := c.site.Triage.ReadAwaited(c.Context(), c.Viewer(), id)
	if err != nil {
		return p, err
	}
	p.Reference, p.Whole, p.What = w.Entry.Reference, c.decidePath(w.Entry.Record), whatWords[w.Awaited.Words.What]
	p.Rows = []view.SummaryRow{{Key: "Who sees to it", Text: w.Colleagues.NameOr(w.Awaited.HeldBy(), "Nobody yet")}, {Key: "By", Text: schoolday.DayForStaff(w.Awaited.DueOn)}}
	if w.Awaited.Words.Because != "" {
		p.Rows = append(p.Rows, view.SummaryRow{Key: "Not there yet because", Text: w.Awaited.Words.Because})
	}
	if w.Awaited.Words.What == triage.LAAnswer {
		p.Rows = append(p.Rows, view.SummaryRow{Key: "Whose rule", Text: triage.AnswerOrigin})
	}
	for _, n := range w.Awaited.Notes {
		p.Notes = append(p.Notes, noteItem(n, w.Colleagues))
	}
	for _, x := range w.MayFollow {
		p.May = append(p.May, string(x))
	}
	for _, d := range w.Sharing {
		p.Sharing = append(p.Sharing, view.Option{Value: d.ID.String(), Text: triage.Link(d)})
	}
	return p, nil
}

func noteItem(n triage.Note, d *account.Directory) view.TimelineItem {
	i := view.TimelineItem{
		Title: followWords[n.Words.Event], By: d.Name(n.By), When: schoolday.ForStaff(n.At), DateTime: schoolday.ForMachine(n.At), Text: n.Words.Text,
	}
	if n.Words.Event == triage.Answered {
		if at, ok := schoolday.ParseMoment(n.Words.When); ok {
			i.Title += " on " + schoolday.DayForStaff(schoolday.DateOf(at))
		}
	}
	if n.Words.Event == triage.Referred {
		for k, line := range referredText(n.Words.When, n.Words.Reference) {
			if k > 0 {
				i.Text += "\n"
			}
			i.Text += line
		}
	}
	if n.Words.Sharing != "" {
		i.Href = "/sharing/view/" + n.Words.Sharing
	}
	return i
}
