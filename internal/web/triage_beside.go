package web

import (
	"strings"

	"heard/internal/concern"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/triage"
	"heard/internal/web/view"
)

// nearby is how many lines of a chronology stand beside the form.
const nearby = 8

// beside adds what was written and what is known of the same children.
func (c *call) beside(p *view.Decide, o triage.Opened) error {
	var err error
	if o.Entry.Kind == triage.Concern {
		err = c.besideConcern(p, o)
	} else {
		err = c.besideRequest(p, o)
	}
	if err != nil || len(c.site.Policy.Glance(c.actor, "chronology", "read").Scopes()) == 0 {
		return err
	}
	near, err := c.site.Lines.Near(c.Context(), c.actor, o.Entry.Pupils, o.Entry.Record, nearby)
	if err != nil {
		return err
	}
	p.Near = chronologyLines(near, o.Roster, len(o.Entry.Pupils) > 1)
	for _, id := range o.Entry.Pupils {
		p.WholeNear = append(p.WholeNear, view.Link{Text: "Whole chronology of " + o.Roster.Label(id), Href: chronologyPath(id)})
	}
	return nil
}

func (c *call) besideConcern(p *view.Decide, o triage.Opened) error {
	r, err := c.site.Concerns.Read(c.Context(), c.Viewer(), ident.Of[concern.Concern](o.Entry.Record))
	if err != nil {
		return err
	}
	p.About, p.Record, p.Added = aboutConcern(r), recordOf(r.Concern.Words), additions(r.Additions, r.Colleagues)
	p.ChildSaid, p.Opinion = r.Concern.Words.ChildWords, r.Concern.Words.Opinion
	return nil
}

// besideRequest shows what the pupil wants first, in their words (T-012).
func (c *call) besideRequest(p *view.Decide, o triage.Opened) error {
	r, err := c.site.Requests.Open(c.Context(), c.Viewer(), ident.Of[selfreferral.Request](o.Entry.Record))
	if err != nil {
		return err
	}
	p.About = []view.SummaryRow{{Key: "From", Text: o.Roster.Label(o.Entry.Asker)}, {Key: "Sent", Text: schoolday.ForStaff(r.Request.SentAt)}}
	p.Whole = "/requests/view/" + o.Entry.Record.String()
	for _, part := range r.Parts {
		when := schoolday.ForStaff(part.WrittenAt)
		if part.Answers.Want != "" {
			p.Record = append(p.Record, view.SummaryRow{Key: "What they want, " + when, Text: part.Answers.Want})
		}
		if part.Answers.Words != "" {
			p.Record = append(p.Record, view.SummaryRow{Key: "In their words, " + when, Text: part.Answers.Words})
		}
	}
	return nil
}

func chronologyPath(id pupil.ID) string { return "/chronology/" + id.String() }

// chronologyLines says each child's own part in a record; by name, where the lines are about several children.
func chronologyLines(all []outline.Event, roster *pupil.Roster, named bool) []view.TimelineItem {
	items := make([]view.TimelineItem, len(all))
	for i, e := range all {
		items[i] = view.TimelineItem{
			Title: e.Title + partsText(e.Parts, roster, named), Type: e.Type, By: e.By, When: schoolday.ForStaff(e.At), DateTime: schoolday.ForMachine(e.At), Text: e.Text, Href: e.Href,
		}
		if e.Day {
			items[i].When, items[i].DateTime = schoolday.DayForStaff(schoolday.DateOf(e.At)), schoolday.DateOf(e.At).String()
		}
	}
	return items
}

func partsText(all []outline.Part, roster *pupil.Roster, named bool) string {
	says := make([]string, 0, len(all))
	for _, p := range all {
		if named {
			says = append(says, roster.Label(p.Pupil)+", "+p.Says)
		} else {
			says = append(says, p.Says)
		}
	}
	if len(says) == 0 {
		return ""
	}
	return ": " + strings.Join(says, "; ")
}
