package app_test

import (
	"slices"
	"strings"
	"testing"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"

	"github.com/chromedp/chromedp"
)

// CS-HDR-1: Heard uses no camera, no microphone and nothing else of the kind, so its pages may use none. The browser itself is
// asked: one slip of the pen in that line, and it holds for nothing. Five features were named once, and some fifty allowed.
func TestPagesMayUseNoFeatureOfTheBrowser(t *testing.T) {
	a := testapp.Start(t)
	line := a.Browser(t).Get("/").Header.Get("Permissions-Policy")
	denied := strings.Split(strings.ReplaceAll(line, "=()", ""), ", ")
	for _, name := range strings.Fields("autoplay camera clipboard-read display-capture geolocation fullscreen hid idle-detection local-fonts microphone payment usb") {
		if !slices.Contains(denied, name) {
			t.Errorf("%s is not denied", name)
		}
	}
	p := sit(t, browser.Start(t), a, browser.Look{Width: 360})
	var allowed []string
	p.tab.Run(t, chromedp.Evaluate(`document.featurePolicy.allowedFeatures()`, &allowed))
	for _, name := range allowed {
		switch {
		case slices.Contains(denied, name):
			t.Errorf("%s is named, and allowed all the same", name)
		case !strings.HasPrefix(name, "ch-"): // what a browser says of itself to whoever asks; nobody here does
			t.Logf("this browser also knows %s", name)
		}
	}
}
