package app_test

import (
	"testing"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"
	"heard/internal/testdb"
)

// What could not be saved is sent again from the page that says so, by one button, and makes one record.
func TestWhatCouldNotBeSavedIsSentAgain(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range handAndDesk {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			p := sit(t, chromium, a, look)
			p.signIn("teacher")
			p.press("Log a concern")
			p.until(func(string) bool { return p.focused(named("find")) })
			p.types("aled")
			p.write("facts", "Sat alone in the library.\nFor the third day.")
			heal := testdb.FailWritesWith(t, "concern", 1114) // the table is full
			p.press("Save the concern")
			p.reads("This is not working just now", "What you wrote is still here", "999")
			p.accessible("not-saved")
			heal()
			p.press("Send it again")
			p.reads("Your concern is saved", "Aled Vaughan", "For the third day.")
			if n := a.Rows("concern"); n != 1 {
				t.Errorf("%d concerns are saved, want 1", n)
			}
		})
	}
}
