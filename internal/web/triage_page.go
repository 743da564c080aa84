package web

import (
	"strings"
	"time"

	"heard/internal/account"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/triage"
	"heard/internal/web/view"
)

func (c *call) decidePage(record ident.Raw, f decideForm, fields []fault.Field) (view.Decide, error) {
	o, err := c.site.Triage.Open(c.Context(), c.Viewer(), record)
	if err != nil {
		return view.Decide{}, err
	}
	base := triage.Pages[c.route.Object]
	p := view.Decide{
		Reference: o.Entry.Reference, MayDecide: o.MayDecide, Missing: o.Entry.Missing, Problems: view.Problems(fields),
		Earlier: decisionBlocks(o.Decisions), Actions: actionRows(o.Actions, o.Colleagues), Awaited: awaitedRows(o, c.route.Object), Form: f.view(o, fields),
	}
	p.Form.Action = c.decidePath(record)
	if o.Clock.State == response.Running && o.MayDecide && o.Entry.Kind == triage.Concern {
		p.MayTakeUp = base + "/acknowledge/" + record.String()
		p.Waiting = "Waiting " + waited(c.site.clock.Now().Sub(o.Clock.ReceivedAt)) + ", since " + schoolday.ForStaff(o.Clock.ReceivedAt)
	} else if !o.Clock.AcknowledgedBy.IsZero() {
		p.Taken = o.Colleagues.Name(o.Clock.AcknowledgedBy) + " has read this and acts, since " + schoolday.ForStaff(o.Clock.AcknowledgedAt)
	}
	if o.MayDecide && o.Standing.Version > 0 && !o.Standing.Closed && o.Entry.Kind == triage.Concern {
		p.MayClose = base + "/close/" + record.String()
	}
	err = c.beside(&p, o)
	return p, err
}

func (f decideForm) view(o triage.Opened, fields []fault.Field) view.DecideForm {
	v := view.DecideForm{
		Version: versionText(o.Standing), Values: valuesOf(&f), Taken: f.Choices, Owners: people(o.Owners), Doers: people(o.Doers),
		HasChild: len(o.Entry.Pupils) > 0 || !o.Entry.Asker.IsZero(), Formulates: o.Entry.Formulates, ForAsker: !o.Entry.Asker.IsZero(),
		NotKnown: len(o.Entry.Missing) > 0, Problems: view.Problems(fields),
	}
	v.TypesTaken = f.Types
	if o.Entry.Kind == triage.Concern && v.HasChild {
		for _, t := range triage.Types() {
			v.Types = append(v.Types, view.Choice{Value: string(t), Text: t.Says()})
		}
	}
	for _, d := range o.Sharing {
		v.Sharing = append(v.Sharing, view.Option{Value: d.ID.String(), Text: triage.Link(d)})
	}
	for _, x := range triage.CareStatuses() {
		v.Statuses = append(v.Statuses, view.Option{Value: string(x), Text: x.Says()})
	}
	for _, x := range triage.Categories() {
		v.Categories = append(v.Categories, view.Option{Value: string(x), Text: x.Says()})
	}
	for _, ch := range triage.Choices() {
		v.Choices = append(v.Choices, view.Choice{Value: string(ch), Text: ch.Says()})
	}
	return v
}

func people(all []account.Colleague) []view.Option {
	options := make([]view.Option, len(all))
	for i, a := range all {
		options[i] = view.Option{Value: a.ID.String(), Text: a.Person.Name + ", " + a.Person.JobTitle}
	}
	return options
}

func actionRows(all []triage.Action, d *account.Directory) [][]view.Cell {
	var rows [][]view.Cell
	for _, a := range all {
		done := "Not yet"
		if a.IsDone() {
			done = schoolday.ForStaff(a.DoneAt) + ": " + a.Note
		}
		rows = append(rows, []view.Cell{
			{Text: a.What, Href: "/actions/" + a.ID.String()}, {Text: actionOwner(d, a)}, {Text: schoolday.DayForStaff(a.DueOn)}, {Text: done},
		})
	}
	return rows
}

// actionOwner is who did it, or is to do it.
func actionOwner(d *account.Directory, a triage.Action) string {
	if a.IsDone() {
		return d.Name(a.DoneBy)
	}
	return d.NameOr(a.HeldBy(), "Nobody yet")
}

func decisionBlocks(all []triage.Decision) []view.DecisionBlock {
	var blocks []view.DecisionBlock
	for _, d := range all {
		title := "Decided "
		if d.Closes {
			title = "Closed "
		}
		title += schoolday.ForStaff(d.DecidedAt) + " by " + d.Words.DeciderName + ", " + d.Words.DeciderRole
		if d.Words.CoverForName != "" {
			title += ", for " + d.Words.CoverForName
		}
		blocks = append(blocks, view.DecisionBlock{Title: title, ID: "d-" + d.ID.String(), Rows: decisionRows(d)})
	}
	return blocks
}

var answerWords = map[triage.Answer]string{
	triage.Yes: "Yes", triage.No: "No", triage.NotYet: "Not yet", triage.Offered: "Considered and offered", triage.Declined: "Considered; the young person declined",
}

// momentText gives a day that was typed as every other day on the page reads.
func momentText(typed string) string {
	at, ok := schoolday.ParseMoment(typed)
	switch {
	case !ok:
		return typed
	case strings.Contains(typed, ":"):
		return schoolday.ForStaff(at)
	}
	return schoolday.DayForStaff(schoolday.DateOf(at))
}

func decisionRows(d triage.Decision) []view.SummaryRow {
	w := d.Words
	var rows []view.SummaryRow
	add := func(key string, texts ...string) {
		s := ""
		for _, t := range texts {
			if t != "" && s != "" {
				s += "\n"
			}
			s += t
		}
		if s != "" {
			rows = append(rows, view.SummaryRow{Key: key, Text: s})
		}
	}
	add("Outcome", w.Outcome)
	add("Summary", w.Summary)
	add("What this is about", typesText(w)...)
	add("What we know", w.Know)
	add("What we do not know", w.DontKnow)
	add("Shared understanding", w.Formulation)
	add("At once", answerWords[w.Immediate], w.ImmediateWhat, w.ImmediateWho, w.ImmediateWhen)
	add("What is decided", choicesText(w))
	add("Referral to children's social care", referralText(w)...)
	add("Information-sharing decision", w.SharingSays, notYet(w.SharingBecause))
	add("Children's social care", careText(w.Care)...)
	add("Help from outside", answerWords[w.Outside], w.OutsideWhy)
	add("Options talked through", optionsText(w)...)
	add("What the child wants", w.Wishes, w.WishesHow)
	add("The young person was told", answerWords[w.Told], momentText(w.ToldWhen), w.ToldHow, approvedBy(w), againOn(d))
	add("Parents or carers told", answerWords[w.Parents], w.ParentsView, w.ParentsHow, momentText(w.ParentsOn))
	add("Not known because", w.NotKnown)
	add("In plain words", w.ForPupil)
	add("Word back to the author", w.ForAuthor)
	add("Owner", w.OwnerName)
	if !d.Closes {
		add("Look at this again", schoolday.DayForStaff(d.ReviewOn))
	}
	return rows
}

func typesText(w triage.Words) []string {
	var all []string
	for _, t := range w.Types {
		all = append(all, t.Says())
	}
	return all
}

func optionsText(w triage.Words) []string {
	var all []string
	for _, o := range w.Options {
		if o.What != "" {
			all = append(all, o.What+": "+o.Involves)
		}
	}
	if w.YoungChoice != "" {
		all = append(all, "Chosen: "+w.YoungChoice)
	}
	return append(all, w.NoOptions)
}

func approvedBy(w triage.Words) string {
	if w.ApproverName == "" {
		return ""
	}
	return "Approved by " + w.ApproverName
}

func againOn(d triage.Decision) string {
	if d.LookAgain.IsZero() {
		return ""
	}
	return "To be looked at again on " + schoolday.DayForStaff(d.LookAgain)
}

// clockTime gives the school's clock, without the day.
func clockTime(t time.Time) string { return schoolday.Local(t).Format("15:04") }
