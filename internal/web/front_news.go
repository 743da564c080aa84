package web

import (
	"slices"
	"strings"

	"heard/internal/actor"
	"heard/internal/front"
	"heard/internal/notify"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

// told notes that a pupil or a partner's worker has looked at their first page, and lists what is new there for them.
func (c *call) told() ([]view.NoticeItem, error) {
	all, err := c.site.Told.Look(c.Context(), c.actor)
	return c.noticeItems(all, func(notify.Told) string { return "" }), err
}

// noticeItems writes them out, the newest first. What would read the same and lead to the same page stands there once: a pupil
// is told in one way of several things about what they asked for. To anybody else each is named by its reference, or by whose it is.
func (c *call) noticeItems(all []notify.Told, whose func(notify.Told) string) (items []view.NoticeItem) {
	for _, n := range all {
		item := view.NoticeItem{Text: n.Event.Words(), Reference: n.Reference, Who: whose(n), Href: c.newsPath(n), When: schoolday.ForStaff(n.At), DateTime: schoolday.ForMachine(n.At)}
		if c.actor.Kind == actor.KindPupil {
			item.Text, item.Reference, item.When = newsForPupil(n), "", upper(schoolday.ForPupil(n.At, c.site.clock.Now()))
		}
		if !slices.ContainsFunc(items, func(x view.NoticeItem) bool { return x.Text == item.Text && x.Href == item.Href }) {
			items = append(items, item)
		}
	}
	return items
}

// newsPaths lead to what a notice is about, by who reads it: the id alone is in the link.
var newsPaths = map[actor.Kind]map[notify.Record]string{
	actor.KindStaff: {
		notify.OfConcern: "/concerns/view/", notify.OfRequest: "/requests/view/", notify.OfAction: "/actions/", notify.OfPlan: "/plans/view/",
		notify.OfSharing: "/sharing/view/", notify.OfReferral: "/referrals/view/", notify.OfJourney: "/journeys/view/", notify.OfTransition: "/moving-on/view/",
	},
	actor.KindPupil: {
		notify.OfRequest: "/p/r/", notify.OfPlan: "/p/plan/", notify.OfReferral: "/p/wait/", notify.OfTransition: "/p/next", notify.OfExclusion: "/p/names",
	},
	actor.KindPartner: {notify.OfReferral: "/inbox/view/"},
}

func (c *call) newsPath(n notify.Told) string {
	path := newsPaths[c.actor.Kind][n.Of]
	if strings.HasSuffix(path, "/") {
		path += n.Record.String()
	}
	return path
}

// newsForPupil says it in a pupil's words.
func newsForPupil(n notify.Told) string {
	switch n.Of {
	case notify.OfPlan:
		return "Something in a plan of yours has changed."
	case notify.OfReferral:
		return "There is news about who else may help you."
	case notify.OfTransition:
		return "There is news about your next steps."
	case notify.OfExclusion:
		return "There is news about who can see what is yours."
	default:
		return "There is news about what you asked for."
	}
}

// news says on every page but the first that something waits there. A pupil is not told how much.
func (c *call) news(f front.Facts) string {
	switch {
	case f.Waiting == 0 || c.actor.Kind == actor.KindStaff && !c.may("worklist", "read"):
		return ""
	case c.actor.Kind == actor.KindPupil:
		return "Something is new for you"
	case f.Waiting == 1:
		return "One thing is new for you"
	}
	return upper(inWords(f.Waiting)) + " things are new for you"
}
