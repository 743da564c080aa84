package web

import (
	"heard/internal/account"
	"heard/internal/concern"
	"heard/internal/fault"
	"heard/internal/schoolday"
	"heard/internal/triage"
	"heard/internal/web/view"
)

func (c *call) concernPage(id concern.ID, f concernAddForm, fields []fault.Field) (view.ConcernShow, error) {
	r, err := c.site.Concerns.Read(c.Context(), c.Viewer(), id)
	if err != nil {
		return view.ConcernShow{}, err
	}
	x, w := r.Concern, r.Concern.Words
	p := view.ConcernShow{
		Reference: x.Reference, State: x.State.ForAuthor(), ChildSaid: w.ChildWords, Opinion: w.Opinion, SavedAt: schoolday.ForStaff(x.WrittenAt),
		MayAdd: r.MayAdd, Adding: f.More, SpeakTo: r.SpeakTo, Danger: x.AskedToday, Unsaid: x.DangerUnsaid, AboutAdult: x.AboutAdult, Problems: view.Problems(fields),
		About: aboutConcern(r), Record: recordOf(w), Added: additions(r.Additions, r.Colleagues),
	}
	if p.IsClosed = x.State == concern.Closed; r.MayDecide {
		p.MayDecide = triage.Pages["concern"] + "/decide/" + id.String()
	}
	typed := map[concern.Box]string{}
	for _, n := range f.notes() {
		typed[n.Box] = n.Text
	}
	for _, t := range x.MissingForDecision(r.Additions) {
		task := view.ConcernTask{Name: string(t.Box), Asks: t.Asks, Typed: typed[t.Box]}
		if t.Box == concern.DangerNow {
			task.Choices = dangerChoices()
		}
		p.Missing = append(p.Missing, task)
	}
	return p, nil
}

func aboutConcern(r concern.Reading) []view.SummaryRow {
	x, w := r.Concern, r.Concern.Words
	var rows []view.SummaryRow
	if w.Adult != "" {
		rows = append(rows, view.SummaryRow{Key: "About the adult", Text: w.Adult})
	}
	if names := withParts(x.Pupils, r.Roster); names != "" {
		rows = append(rows, view.SummaryRow{Key: "About", Text: names})
	}
	return append(rows,
		view.SummaryRow{Key: "Written by", Text: w.AuthorName + ", " + w.AuthorRole},
		view.SummaryRow{Key: "Happened", Text: schoolday.ForStaff(x.EventAt)},
		view.SummaryRow{Key: "Written", Text: schoolday.ForStaff(x.WrittenAt)})
}

var askedWords = map[string]string{"yes": "Yes", "no": "No"}

// recordOf lists what the author wrote, box by box; empty boxes are left out.
func recordOf(w concern.Words) []view.SummaryRow {
	var rows []view.SummaryRow
	for _, row := range []view.SummaryRow{
		{Key: "What was seen or heard", Text: w.Facts}, {Key: "Is anyone in danger now", Text: w.Danger.Says()}, {Key: "Place", Text: w.Place}, {Key: "Who was there", Text: w.Present},
		{Key: "What was asked", Text: w.Questions}, {Key: "What the child wants", Text: w.Wishes}, {Key: "Told in person", Text: w.ToldFirst},
		{Key: "Does the child know", Text: w.ToldChild}, {Key: "Physical care", Text: w.Care}, {Key: "Already done", Text: w.Done},
		{Key: "Self-harm, as known", Text: w.KnowsSelfHarm}, {Key: "Asked about suicidal thoughts", Text: askedWords[w.AskedSuicide]},
		{Key: "Answered", Text: w.Answered}, {Key: "Has a plan already", Text: w.HasPlan},
		{Key: "Why later", Text: w.LateReason}, {Key: "Related to anyone", Text: w.Conflict},
	} {
		if row.Text != "" {
			rows = append(rows, row)
		}
	}
	return rows
}

func additions(all []concern.Addition, d *account.Directory) []view.TimelineItem {
	titles := map[concern.Box]string{}
	for _, t := range concern.Tasks() {
		titles[t.Box] = t.Asks
	}
	var items []view.TimelineItem
	for _, a := range all {
		title, text := "Added", a.Text
		switch {
		case a.Kind == concern.Feedback:
			title = "Word back to the author"
		case a.Box != "":
			title = titles[a.Box]
		}
		if a.Box == concern.DangerNow {
			text = concern.Danger(a.Text).Says()
		}
		items = append(items, view.TimelineItem{
			Title: title, By: d.Name(a.Author), When: schoolday.ForStaff(a.WrittenAt), DateTime: schoolday.ForMachine(a.WrittenAt), Text: text,
		})
	}
	return items
}
