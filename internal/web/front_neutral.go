package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

// pathNeutral is where "Leave this page" ends unless the school has chosen another page. It needs no session and asks for none.
const pathNeutral = "/term-dates"

const (
	neutralWait  = 500 * time.Millisecond // for the dates; without them the page still stands
	neutralTerms = 3                      // a school year
)

// neutralShow is the page about nothing in particular. Where the school has chosen a page of another site it goes on there by
// itself, which a browser writes down as one page and not as two; one that does not go on shows this one.
func neutralShow(c *call) error {
	ctx, cancel := context.WithTimeout(c.Context(), neutralWait)
	defer cancel()
	c.gin.Request = c.gin.Request.WithContext(ctx)
	c.actor = actor.Nobody(c.request)
	if to := c.site.settings.Leave; to != "" && isElsewhere(to) {
		c.gin.Header("Refresh", "0; url="+to)
	}
	today := schoolday.DateOf(c.site.clock.Now())
	page := view.Left{Today: schoolday.FullDay(today)}
	terms, err := c.site.Frames.Terms(ctx, c.actor)
	if err != nil {
		c.logLeft(err)
	}
	for _, t := range terms {
		if !t.Last.Before(today) && len(page.Terms) < neutralTerms {
			page.Terms = append(page.Terms, view.SummaryRow{Key: t.Name, Text: schoolday.Span(t.First, t.Last)})
		}
	}
	return c.Show(page)
}

// fitsLeaving refuses a page of this site that is not there for somebody who has just been signed out.
func (s *Site) fitsLeaving(to string) error {
	if to == "" || isElsewhere(to) {
		return nil
	}
	path, _, _ := strings.Cut(to, "?")
	for _, r := range s.routes {
		if r.Method == http.MethodGet && r.Path == path && r.IsOpen() && r.Audit == "" {
			return nil
		}
	}
	return errors.New("HEARD_LEAVE_URL must be a page of Heard that opens without signing in, such as " + pathNeutral + ", or an https:// address")
}
