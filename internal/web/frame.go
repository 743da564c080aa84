package web

import (
	"context"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/front"
	"heard/internal/partner"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

// Frames answers what stands around a page.
type Frames interface {
	Facts(ctx context.Context, a actor.Actor) (front.Facts, error)
	Terms(ctx context.Context, a actor.Actor) ([]schoolday.Term, error)
}

// frame is the chrome of this request. When the database does not answer, a page still shows its numbers and its words.
func (c *call) frame() view.Frame {
	f := view.Frame{
		School: c.site.settings.School, Nonce: c.nonce, Path: c.gin.Request.URL.Path, RequestID: c.request,
		Audience: audienceOf(c.actor), Help: view.Help{Lines: helplines()}, Aside: c.isAside(),
	}
	facts, err := c.site.Frames.Facts(c.Context(), c.actor)
	if err != nil {
		return f
	}
	if f.Seeing = c.seeing; c.actor.Kind == actor.KindPartner && f.Seeing == "" {
		f.Seeing = "You see what " + f.School + " has sent to " + facts.Role + ", so that you can answer and help, until 90 days after it has ended."
	}
	f.Help.Lines = lines(facts)
	f.Help.Hours = hours(facts, c.site.clock.Now())
	f.Nav, f.News = c.nav(), c.news(facts)
	f.Notice = c.calendarEnds(facts)
	if c.actor.Kind == actor.KindStaff || c.actor.Kind == actor.KindPartner {
		f.SignedIn = &view.SignedIn{Name: facts.Name, Role: facts.Role}
	}
	if c.actor.Kind == actor.KindPupil {
		f.SignedIn = &view.SignedIn{}
	}
	if c.actor.SignedIn() && c.session.Idle > 0 {
		f.IdleWarningSeconds = max(int((c.session.Idle-2*time.Minute)/time.Second), 60)
	}
	return f
}

func audienceOf(a actor.Actor) view.Audience {
	switch a.Kind {
	case actor.KindPupil:
		return view.Pupil
	case actor.KindStaff:
		return view.Staff
	case actor.KindPartner:
		return view.Partner
	}
	return view.Public
}

// hours says truthfully when somebody at school reads what is sent (4.7).
func hours(f front.Facts, now time.Time) string {
	switch {
	case f.Open:
		return "School is open. Someone reads messages until " + schoolday.ForPupil(f.Closes, now) + "."
	case f.Next.IsZero():
		return "School is closed. We do not know yet when someone will read messages."
	}
	return "School is closed. Someone will read messages " + schoolday.ForPupil(f.Next, now) + "."
}

// calendarEnds tells whoever answers for the school's own numbers, on their first page, that the calendar has to be carried on:
// without one a young person is promised no day, and nobody would notice before.
func (c *call) calendarEnds(f front.Facts) *view.NotificationBanner {
	if f.Ends.IsZero() || c.gin.Request.URL.Path != "/" || c.actor.Kind != actor.KindStaff || !c.may("clocks", "set") {
		return nil
	}
	ends := "ends on "
	if schoolday.DateOf(c.site.clock.Now()).After(f.Ends) {
		ends = "ended on "
	}
	return &view.NotificationBanner{
		Heading: "The school's calendar " + ends + schoolday.DayForStaff(f.Ends) + ".",
		Text:    "After that day Heard can promise nobody by when somebody answers. Ask the administrator to put in the next terms.",
	}
}

// nav lists the pages that the actor's own grants open, by asking the policy and never the role.
func (c *call) nav() []view.NavLink {
	var links []view.NavLink
	for _, n := range navigation {
		if n.audience == c.actor.Kind && isOffered(n.object, c.site.Policy.Glance(c.actor, n.object, n.action).Scopes()) {
			path, _, _ := strings.Cut(n.href, "#")
			links = append(links, view.NavLink{Text: n.text, Href: n.href, Current: path == c.gin.Request.URL.Path, Key: n.key})
		}
	}
	return links
}

// lines are the numbers on every page: those that need no school first, then the helplines of the directory that somebody
// has checked in time (C-39). While there is none, the built-in ones stand: a check that was forgotten, or a number of school
// policy that was made smaller, must not leave a child with 999 alone.
func lines(f front.Facts) []view.HelpLine {
	if len(f.Lines) == 0 {
		return helplines()
	}
	var all []view.HelpLine
	for _, l := range partner.NationalLines() {
		if l.Unchecked {
			all = append(all, helpline(l))
		}
	}
	for _, e := range f.Lines {
		if n := dial(e.Phone); n != "999" && n != "111" && len(all) < mostLines {
			all = append(all, view.HelpLine{Name: e.Name, About: e.Accepts, Number: e.Phone, Tel: n, Text: e.Text})
		}
	}
	return all
}

// mostLines keeps the panel short enough to be read by somebody in distress; the rest is under Find support.
const mostLines = 6

// helplines are the national numbers that every page can show without the database. Each school checks them before use;
// the directory keeps when that was.
func helplines() []view.HelpLine {
	var all []view.HelpLine
	for _, l := range partner.NationalLines() {
		all = append(all, helpline(l))
	}
	return all
}

func helpline(l partner.NationalLine) view.HelpLine {
	return view.HelpLine{Name: l.Name, About: l.About, Number: l.Phone, Tel: dial(l.Phone), Text: l.Text}
}
