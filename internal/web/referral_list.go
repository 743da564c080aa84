package web

import (
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

// referralList shows what is owed today, who is between services, and everything open within the viewer's scope.
func referralList(c *call) error {
	before, err := ident.Parse[referral.Referral](c.gin.Query("before"))
	if err != nil {
		before = referral.ID{}
	}
	due, names, err := c.site.Referral.Due(c.Context(), c.Viewer(), pageOf)
	if err != nil {
		return err
	}
	open, err := c.site.Referral.List(c.Context(), c.Viewer(), referral.Query{Before: before, Live: true, Most: pageOf})
	if err != nil {
		return err
	}
	journeys, err := c.site.Referral.Open(c.Context(), c.site.Policy.Glance(c.actor, "journey", "read"), pageOf)
	if err != nil {
		return err
	}
	p := view.ReferralList{MayBegin: c.may("referral", "write")}
	for _, d := range due {
		p.Due = append(p.Due, []view.Cell{
			// Six links that all read "Check in" are one to whoever hears a list of links.
			{Text: d.What.Words() + ": " + names.Roster.Label(d.Referral.Pupil), Href: "/referrals/" + d.What.Page() + "/" + d.Referral.ID.String()},
			{Text: serviceOf(names, d.Referral)}, {Text: schoolday.DayForStaff(schoolday.DateOf(d.At))},
		})
	}
	for _, j := range journeys {
		if lack := lacking(j); lack != "" {
			p.Between = append(p.Between, []view.Cell{
				{Text: open.Roster.Label(j.Pupil), Href: "/journeys/view/" + j.ID.String()}, {Text: j.Title()}, {Text: lack}, {Text: nameOr(open, j.GuidedBy(), "Nobody yet")},
			})
		}
	}
	for _, r := range open.Referrals {
		p.Rows = append(p.Rows, referralRow(open, r))
	}
	p.Older = older(open.More, "/referrals?before=", open.Referrals, referralKey)
	return c.Show(p)
}

func referralKey(r referral.Referral) string { return r.ID.String() }

// lacking says what an open search needs from somebody; empty while all is well.
func lacking(j referral.Journey) string {
	switch {
	case j.IsLooping():
		return "Services have said no again and again. Set the next step"
	case j.GuidedBy().IsZero():
		return "Nobody guides it (one person for each search)"
	case j.IsBetween() && j.Refusals > 0:
		return "Between services. Keep looking"
	}
	return ""
}

func referralRow(l referral.Listing, r referral.Referral) []view.Cell {
	next := ""
	if !r.ContactDue.IsZero() {
		next = schoolday.DayForStaff(schoolday.DateOf(r.ContactDue))
	}
	href := "/referrals/view/" + r.ID.String()
	if r.State == referral.Draft {
		href = "/referrals/write/" + r.ID.String()
	}
	return []view.Cell{
		{Text: l.Roster.Label(r.Pupil), Href: href}, {Text: serviceOf(l, r)}, {Text: r.State.Words() + silence(r, l.Now)}, {Text: next}, {Text: nameOr(l, r.InTouch(), "")},
	}
}

// silence says how long a service has answered nothing, once it is late (C-19).
func silence(r referral.Referral, now time.Time) string {
	if r.ChaseDue.IsZero() || now.Before(r.ChaseDue) {
		return ""
	}
	return ". Nothing heard since " + schoolday.DayForStaff(schoolday.DateOf(r.SentAt))
}

func serviceOf(l referral.Listing, r referral.Referral) string {
	e, _ := l.Services.ByID(r.Entry)
	return e.Name
}

func nameOr(l referral.Listing, id actor.StaffID, none string) string {
	if id.IsZero() {
		return none
	}
	return l.Colleagues.Name(id)
}
