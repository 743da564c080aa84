package view_test

import (
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"

	"heard/internal/testapp/browser"
	"heard/internal/web/view"
)

// On a right-to-left page nothing overflows, and a telephone number still
// reads as it is dialled: "0800 1111" once stood there as "1111 0800".
func TestRightToLeft(t *testing.T) {
	var specimens []view.Specimen
	for _, s := range view.AllExamples() {
		if s.Audience == view.Pupil || s.File == "dev/components.html" {
			s.Frame.Dir = "rtl"
			specimens = append(specimens, s)
		}
	}
	server := httptest.NewServer(exampleServer(t, specimens))
	t.Cleanup(server.Close)
	tab := browser.Start(t).NewTab(t)
	for n, s := range specimens {
		t.Run(s.Name(), func(t *testing.T) {
			tab.Open(t, server.URL+"/"+strconv.Itoa(n), browser.Look{Width: 360})
			if wide := tab.TooWide(t); wide != "" {
				t.Errorf("scrolls sideways because of %s", wide)
			}
			var turned int
			tab.Run(t, chromedp.Evaluate(`[...document.querySelectorAll('.heard-care__number')]
				.filter((e) => getComputedStyle(e).direction !== 'ltr').length`, &turned))
			if turned > 0 {
				t.Errorf("%d telephone numbers read backwards", turned)
			}
		})
	}
}
