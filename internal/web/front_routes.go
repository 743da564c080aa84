package web

import (
	"net/http"

	"heard/internal/web/view"
)

func (s *Site) frontRoutes() []Route {
	return []Route{
		{"GET", "/", Open, "", "", frontShow},
		{"GET", "/help-now", Open, "", "", page(view.HelpNow{})},
		{"GET", pathNeutral, Open, "", "", neutralShow},
		{"GET", "/about-leaving", Open, "", "", page(view.AboutLeaving{})},
		{"GET", "/shortcuts", Open, "", "", page(view.Shortcuts{})},
		{"GET", "/livez", Open, "", "", livez},
		{"GET", "/readyz", Open, "", "", readyz},
	}
}

// page shows a page that knows everything it says.
func page(p view.Page) func(*call) error {
	return func(c *call) error { return c.Show(p) }
}

// livez says that the program runs; readyz that it can also save.
func livez(c *call) error { return c.plain(http.StatusOK, "alive\n") }

func readyz(c *call) error {
	if err := c.site.ready(c.Context()); err != nil {
		return c.plain(http.StatusServiceUnavailable, "not ready\n")
	}
	return c.plain(http.StatusOK, "ready\n")
}

func (c *call) plain(status int, text string) error {
	c.gin.Data(status, "text/plain; charset=utf-8", []byte(text))
	return nil
}
