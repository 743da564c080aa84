package web

import (
	"slices"
	"strconv"
	"strings"

	"heard/internal/fault"
	"heard/internal/partner"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

type supportFilter struct {
	Words string   `form:"q"`
	How   string   `form:"how"`
	When  []string `form:"when"`
	Cost  []string `form:"cost"`
}

// supportFind works logged out. When the database is silent, the page still shows the numbers that need none.
func supportFind(c *call) error {
	var f supportFilter
	c.Prefill(&f)
	found, err := c.site.Shelf.Find(c.Context(), c.actor, partner.Filter{
		Words: f.Words, Format: partner.Format(f.How), OpenNow: slices.Contains(f.When, "now"),
		AtNight: slices.Contains(f.When, "night"), Free: len(f.Cost) > 0,
	})
	if err != nil && !fault.Is(err, fault.Unavailable) {
		return err
	}
	p := view.FindSupport{Words: f.Words, Format: f.How, When: f.When, Free: f.Cost, Staff: found.Reader.Staff}
	for _, x := range partner.Formats() {
		p.Formats = append(p.Formats, view.Option{Value: string(x), Text: x.Words()})
	}
	for _, e := range found.Entries {
		p.Results = append(p.Results, view.SupportResult{
			Name: e.Name, Href: "/find-support/" + e.ID.String(), Summary: e.Summary, Marks: c.marks(e, found.Reader.Staff, found.On), Facts: shortFacts(e),
			Call: view.HelpLine{Number: e.Phone, Tel: dial(e.Phone)},
		})
	}
	return c.Show(p)
}

func shortFacts(e partner.Entry) []view.SummaryRow {
	var rows []view.SummaryRow
	for _, r := range []view.SummaryRow{{Key: "Ages", Text: ages(e)}, {Key: "When", Text: e.Times}, {Key: "Cost", Text: e.Cost}, {Key: "Text", Text: e.Text}} {
		if r.Text != "" {
			rows = append(rows, r)
		}
	}
	return rows
}

// An age that nobody reaches while they need it stands for none.
func ages(e partner.Entry) string {
	if e.AgeTo >= noLastAge {
		e.AgeTo = 0
	}
	switch {
	case e.AdultOnly && e.AgeFrom < 18:
		return "18 and over"
	case e.AgeFrom > 0 && e.AgeTo > 0:
		return strconv.Itoa(e.AgeFrom) + " to " + strconv.Itoa(e.AgeTo)
	case e.AgeTo > 0:
		return "Up to " + strconv.Itoa(e.AgeTo)
	case e.AgeFrom > 0:
		return strconv.Itoa(e.AgeFrom) + " and over"
	}
	return ""
}

// noLastAge is what is written where somebody wanted to say "and over".
const noLastAge = 99

// marks are the few words that tell entries apart at a glance. What only concerns the school is shown to adults there.
func (c *call) marks(e partner.Entry, staff bool, on partner.Day) []string {
	var m []string
	if e.Hours.OpenAt(c.site.clock.Now()) {
		m = append(m, "Open now")
	}
	if e.Hours.Always {
		m = append(m, "Day and night")
	}
	if e.Kind == partner.Helpline {
		m = append(m, "To call or write to")
	}
	if staff && e.IsOverdue(on) {
		m = append(m, "Check before use")
	}
	if staff && !e.IsShownTo(partner.Reader{}, on) {
		m = append(m, "Pupils do not see this")
	}
	if staff && !e.FundingEnds.IsZero() {
		m = append(m, "Funded until "+schoolday.DayForStaff(e.FundingEnds))
	}
	return m
}

func supportCard(c *call) error {
	id, err := idFrom[partner.Entry](c, "id")
	if err != nil {
		return err
	}
	e, on, err := c.site.Shelf.Card(c.Context(), c.actor, id)
	if err != nil {
		return err
	}
	staff := partner.Reader{Staff: c.actor.Kind == "staff"}
	p := view.SupportCard{Name: e.Name, Summary: e.Summary, Marks: c.marks(e, staff.Staff, on), Reach: reachLines(e), Checked: checkedWords(e, on)}
	for _, r := range []view.SummaryRow{{Key: "Email", Text: e.Email}, {Key: "Web", Text: e.Web}} {
		if r.Text != "" {
			p.Elsewhat = append(p.Elsewhat, r)
		}
	}
	for _, r := range []view.SummaryRow{{Key: "Ages", Text: ages(e)}, {Key: "Who it is for", Text: e.Accepts}, {Key: "If you hurt yourself", Text: e.SelfHarmWords}} {
		if r.Text != "" {
			p.Accepts = append(p.Accepts, r)
		}
	}
	for _, a := range e.Card() {
		switch {
		case a.Known:
			p.Answers = append(p.Answers, view.SummaryRow{Key: a.Question, Text: a.Text})
		case e.Kind == partner.Service: // a helpline is not asked what happens after the last appointment
			p.Unknown = append(p.Unknown, a.Question)
		}
	}
	return c.Show(p)
}

func checkedWords(e partner.Entry, on partner.Day) string {
	if e.CheckedOn.IsZero() {
		return ""
	}
	say := "We checked this on " + schoolday.FullDay(e.CheckedOn) + "."
	if e.IsOverdue(on) {
		say += " Things may have changed since. Call before you go."
	}
	return say
}

// reachLines are the ways of reaching an entry, a number that dials first.
func reachLines(e partner.Entry) []view.HelpLine {
	var lines []view.HelpLine
	if e.Phone != "" {
		lines = append(lines, view.HelpLine{Name: "Call", Number: e.Phone, Tel: dial(e.Phone)})
	}
	if e.Text != "" {
		lines = append(lines, view.HelpLine{Name: "Text", Text: e.Text})
	}
	return lines
}

// dial keeps what a telephone dials.
func dial(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
}

func entryID(c *call) (partner.EntryID, error) {
	if c.gin.Param("id") == "" {
		return partner.EntryID{}, nil
	}
	return idFrom[partner.Entry](c, "id")
}
