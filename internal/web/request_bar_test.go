package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"heard/internal/testapp"
)

// For any wishes of a pupil's, at any time afterwards, nobody whom they kept out finds the request in any list, on any page, by
// its address or among their notices; and somebody always has it (T-004, "Who may hold a clock").
func TestNobodyKeptOutEverSeesIt(t *testing.T) {
	a := testapp.Start(t)
	adults := []string{"dsl", "ddsl", "head", "pastoral", "teacher", "other"}
	clients := map[string]*testapp.Client{}
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		if n++; n > 4 { // each round is a whole request over HTTP
			return
		}
		start := testapp.Monday.AddDate(0, 0, 7*n) // always on a Monday in term, and never back in time
		a.Clock.Set(start)
		aled := a.As(t, "aled")
		out := rapid.SliceOfNDistinct(rapid.SampledFrom(adults), 1, 4, rapid.ID).Draw(r, "kept out")
		wish := url.Values{}
		for _, name := range out {
			wish.Add("not", staffID(a, name))
		}
		if chosen := rapid.SampledFrom([]string{"", "dsl", "pastoral", "teacher"}).Draw(r, "chosen"); chosen != "" && !slices.Contains(out, chosen) {
			wish.Set("chosen", staffID(a, chosen))
		}
		if aled.Post("/p/6", wish).Status != http.StatusSeeOther {
			return // nobody would be left; that is refused, and tried elsewhere
		}
		mark := fmt.Sprintf("round%dmark", n)
		aled.Post("/p/5", url.Values{"want": {mark}})
		mine := sentTo(t, aled.Post("/p/10", nil))
		for hours := range 4 {
			at(t, a, start.Add(hoursOf(hours*9)))
			for _, name := range adults {
				clients[name] = a.As(t, name) // nine hours end every session
				page := clients[name].Get(staffPath(mine))
				listed := clients[name].Get("/requests")
				if barred := slices.Contains(out, name); barred && (page.Status != http.StatusNotFound || hasLink(listed, mine)) {
					r.Fatalf("%s was kept out and finds it: %d", name, page.Status)
				}
			}
		}
		if !slices.ContainsFunc(adults, func(name string) bool {
			return !slices.Contains(out, name) && hasLink(clients[name].Get("/requests"), mine)
		}) {
			r.Fatal("nobody has it")
		}
	})
}

func hoursOf(n int) time.Duration { return time.Duration(n) * time.Hour }

func hasLink(page testapp.Answer, mine string) bool {
	return page.Page().Find(`a[href="`+staffPath(mine)+`"]`).Length() > 0
}
