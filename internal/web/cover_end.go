package web

import (
	"net/url"

	"heard/internal/schoolday"
	"heard/internal/waiting"
	"heard/internal/web/view"
)

func coverEndShow(c *call) error {
	id, err := idFrom[waiting.CoverFor](c, "id")
	if err != nil {
		return err
	}
	cover, covered, standIn, err := c.site.Covers.Of(c.Context(), c.Viewer(), id)
	if err != nil {
		return err
	}
	p := view.CoverEnd{For: covered, By: standIn, Until: schoolday.ForStaff(cover.Ends)}
	if cover.Starts.After(c.site.clock.Now()) {
		p.From = schoolday.ForStaff(cover.Starts)
	}
	return c.Show(p)
}

// coverEndSend leads to the form that sets it again, filled in: the way back from a mistake.
func coverEndSend(c *call) error {
	id, err := idFrom[waiting.CoverFor](c, "id")
	if err != nil {
		return err
	}
	cover, err := c.site.Covers.End(c.Context(), c.Viewer(), c.Once(), id)
	if err != nil {
		return err
	}
	again := url.Values{"ended": {"1"}, "for": {cover.For.String()}, "by": {cover.By.String()}, "until": {schoolday.TypedMoment(cover.Ends)}}
	return c.Redirect("/cover?" + again.Encode())
}
