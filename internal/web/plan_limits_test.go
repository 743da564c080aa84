package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"heard/internal/plan"
	"heard/internal/testapp"
)

// 4.6, records 2.5: above the box for how they hurt themselves stood "only you and your key adult see it", while every key adult of that
// day could, and no page of a plan said that something may have to be passed on. Every page with a box says so before the first one,
// and names those who can see it.
func TestEveryPageOfTheirsWithABoxSaysItsLimits(t *testing.T) {
	a := testapp.Start(t)
	putOnCaseload(t, a, "teacher", "aled")
	const limits = "If you or someone else could get badly hurt, we may have to tell people who can help."
	promise := regexp.MustCompile(`(?i)\bonly you\b|nobody else|no one else`)
	aled := a.As(t, "aled")
	for _, kind := range []plan.Kind{plan.Safety, plan.Support} {
		own := "/p/plan/" + id(begin(t, a, "pastoral", string(kind)))
		aled.Get(own).Want(http.StatusOK).Says(limits)
		aled.Get(own + "/agree").Want(http.StatusOK).Says(limits)
		for _, p := range plan.Parts(kind) {
			got := aled.Get(own + "/part/" + string(p.Key)).Want(http.StatusOK)
			text := got.Text()
			if box := got.Page().Find("main textarea, main input[type=text]").Length(); box == 0 {
				continue
			}
			if at := strings.Index(text, limits); at < 0 || promise.MatchString(text) {
				t.Errorf("%s: %d, promises %q", p.Key, at, promise.FindString(text))
			}
			if main := got.Page().Find("main").Text(); p.Reach == plan.Pinned && (!strings.Contains(main, "Siân Prosser") || !strings.Contains(main, "Daniel Marsh")) {
				t.Errorf("%s does not name both who were their key adults when it began: %s", p.Key, main)
			}
			if p.Reach == plan.OnlyMe {
				got.Says("You have not let anyone see this part.")
			}
		}
	}
}
