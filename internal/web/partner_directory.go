package web

import (
	"slices"
	"strconv"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/partner"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

func directoryList(c *call) error {
	d, on, err := c.site.Shelf.All(c.Context(), c.Viewer())
	if err != nil {
		return err
	}
	p := view.DirectoryList{Saved: c.gin.Query("saved") != "", MayEdit: c.may("directory", "edit"), MayAgreements: c.may("partner_agreement", "read")}
	for _, e := range d.All() {
		name := view.Cell{Text: e.Name}
		switch {
		case p.MayEdit:
			name.Href = "/directory/edit/" + e.ID.String()
		case e.IsShownTo(partner.Reader{Staff: true}, on): // a draft has no card to open
			name.Href = "/find-support/" + e.ID.String()
		}
		p.Rows = append(p.Rows, []view.Cell{name, {Text: d.Organisation(e.Org).Name}, {Text: stateWords[e.State]}, {Text: dayOr(e.CheckedOn, "Never. Check before use")}, {Text: dayOr(e.NextCheck(on.Clocks), "")}})
		if e.State == partner.Published && e.IsOverdue(on) {
			p.Due = append(p.Due, []view.Cell{name, {Text: dayOr(e.CheckedOn, "Never")}, {Text: overdueWords(e, on)}})
		}
	}
	return c.Show(p)
}

var stateWords = map[partner.State]string{partner.Draft: "Not yet", partner.Published: "Yes", partner.Closed: "No longer"}

func overdueWords(e partner.Entry, on partner.Day) string {
	if !e.IsShownTo(partner.Reader{Adult: true}, on) {
		return "Hidden from pupils until it is checked"
	}
	return "Shown with a note that things may have changed"
}

func dayOr(d schoolday.Date, none string) string {
	if d.IsZero() {
		return none
	}
	return schoolday.DayForStaff(d)
}

// may asks the policy for something beside the route's own object and action.
func (c *call) may(o, a string) bool {
	return len(c.site.Policy.Glance(c.actor, authzObject(o), authzAction(a)).Scopes()) > 0
}

type directoryForm struct {
	Version string `form:"version"`
	directoryBoxes
}

type directoryBoxes struct {
	Kind          string   `form:"kind"`
	Name          string   `form:"name" validate:"max=120" say:"Use at most 120 characters for the name."`
	Org           string   `form:"org"`
	Type          string   `form:"type"`
	Summary       string   `form:"summary"`
	Formats       []string `form:"formats"`
	Accepts       string   `form:"accepts"`
	SelfHarm      string   `form:"self_harm" validate:"omitempty,oneof=yes no depends" say:"Choose what the service answers about people who self-harm."`
	SelfHarmWords string   `form:"self_harm_words"`
	AgeFrom       string   `form:"age_from" validate:"omitempty,number,max=2" say:"Write the age as a number."`
	AgeTo         string   `form:"age_to" validate:"omitempty,number,max=2" say:"Write the age as a number."`
	Peers         string   `form:"peers" validate:"omitempty,oneof=none moderated unmoderated" say:"Choose whether people there write to each other."`
	What          string   `form:"what"`
	Who           string   `form:"who"`
	Where         string   `form:"where"`
	Times         string   `form:"times"`
	Hours         string   `form:"hours"`
	HowLong       string   `form:"how_long"`
	HowOften      string   `form:"how_often"`
	HowMany       string   `form:"how_many"`
	Asked         string   `form:"asked"`
	MayRefuse     string   `form:"may_refuse"`
	Private       string   `form:"private"`
	After         string   `form:"after"`
	Travel        string   `form:"travel"`
	Languages     string   `form:"languages"`
	Cost          string   `form:"cost"`
	Limits        string   `form:"limits"`
	Wait          string   `form:"wait"`
	Route         string   `form:"route"`
	Phone         string   `form:"phone"`
	Text          string   `form:"text"`
	Email         string   `form:"email"`
	Web           string   `form:"web"`
	CheckedOn     string   `form:"checked_on"`
	FundingEnds   string   `form:"funding_ends"`
	Flags         []string `form:"flags"`
	State         string   `form:"state"`
}

// entry gives the form its meaning. What cannot be read is a field error.
func (b directoryBoxes) entry(today schoolday.Date) (partner.Entry, error) {
	var f fault.Fields
	day := func(typed, box string) schoolday.Date {
		d, ok := schoolday.ParseDay(typed)
		f.Need(ok || typed == "", box, "Write the day like this: 20/11/2026.")
		return d
	}
	hours, ok := partner.ParseHours(b.Hours)
	f.Need(ok, "hours", "Write the hours like this: Mon to Fri 9:00 to 17:00; Sat 10:00 to 12:00. Or: always.")
	e := partner.Entry{
		Kind: partner.Kind(b.Kind), State: partner.State(b.State), CheckedOn: day(b.CheckedOn, "checked_on"),
		Details: partner.Details{
			Name: b.Name, Type: b.Type, Summary: b.Summary, Accepts: b.Accepts, SelfHarm: partner.SelfHarm(b.SelfHarm), SelfHarmWords: b.SelfHarmWords,
			Peers: partner.Peers(b.Peers), Hours: hours, Times: b.Times, Travel: b.Travel, Languages: b.Languages, Cost: b.Cost, Limits: b.Limits,
			Wait: b.Wait, Route: b.Route, Phone: b.Phone, Text: b.Text, Email: b.Email, Web: b.Web, FundingEnds: day(b.FundingEnds, "funding_ends"),
			Expect: partner.Expect{What: b.What, Who: b.Who, Where: b.Where, HowLong: b.HowLong, HowOften: b.HowOften, HowMany: b.HowMany,
				After: b.After, MayRefuse: b.MayRefuse, Private: b.Private, Asked: b.Asked},
			Crisis: slices.Contains(b.Flags, "crisis"), AdultOnly: slices.Contains(b.Flags, "adult"),
			TakesReferrals: slices.Contains(b.Flags, "referrals"), AsksDegree: slices.Contains(b.Flags, "degree"),
		},
	}
	e.AgeFrom, _ = strconv.Atoi(b.AgeFrom) // their shape was checked
	e.AgeTo, _ = strconv.Atoi(b.AgeTo)
	e.Org, _ = ident.Parse[actor.OfOrg](b.Org)
	for _, x := range partner.Formats() {
		if slices.Contains(b.Formats, string(x)) {
			e.Formats = append(e.Formats, x)
		}
	}
	return e, f.With(e.Check(today))
}

// boxesOf fills the form from an entry.
func boxesOf(e partner.Entry) directoryBoxes {
	b := directoryBoxes{
		Kind: string(e.Kind), State: string(e.State), Name: e.Name, Type: e.Type, Summary: e.Summary, CheckedOn: e.CheckedOn.Typed(),
		Accepts: e.Accepts, SelfHarm: string(e.SelfHarm), SelfHarmWords: e.SelfHarmWords, Peers: string(e.Peers),
		What: e.Expect.What, Who: e.Expect.Who, Where: e.Expect.Where, HowLong: e.Expect.HowLong, HowOften: e.Expect.HowOften, HowMany: e.Expect.HowMany,
		After: e.Expect.After, MayRefuse: e.Expect.MayRefuse, Private: e.Expect.Private, Asked: e.Expect.Asked,
		Hours: e.Hours.String(), Times: e.Times, Travel: e.Travel, Languages: e.Languages, AgeFrom: ageText(e.AgeFrom), AgeTo: ageText(e.AgeTo),
		Cost: e.Cost, Limits: e.Limits, Wait: e.Wait, Route: e.Route, FundingEnds: e.FundingEnds.Typed(), Phone: e.Phone, Text: e.Text, Email: e.Email, Web: e.Web,
	}
	if !e.Org.IsZero() {
		b.Org = e.Org.String()
	}
	for _, x := range e.Formats {
		b.Formats = append(b.Formats, string(x))
	}
	for _, x := range []struct {
		is   bool
		name string
	}{{e.Crisis, "crisis"}, {e.AdultOnly, "adult"}, {e.TakesReferrals, "referrals"}, {e.AsksDegree, "degree"}} {
		if x.is {
			b.Flags = append(b.Flags, x.name)
		}
	}
	return b
}

func ageText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
