package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"testing"

	"heard/internal/testapp"
)

// What somebody began and left is theirs until they carry on with it: whatever they write on the same page before that neither
// replaces it while they type, nor ends it when they send. A teacher who had begun about one child lost that by logging another.
func TestWhatWasBegunOutlivesWhatIsSentBesideIt(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	begun := url.Values{"find": {"aled"}, "facts": {"Began about the morning."}, "danger": {"no"}}
	teacher.Post("/draft?for=/concerns/new", begun).Want(http.StatusOK)

	page := teacher.Get("/concerns/new").Want(http.StatusOK).Says("Carry on with it").Silent("Began about the morning.").Page()
	if page.Find("form#concern[data-draft]").Length() != 0 || page.Find("form#concern input[name=aside]").Length() != 1 {
		t.Error("what is typed beside it would replace it")
	}
	other := url.Values{"find": {"bea"}, "facts": {"x"}, "danger": {"no"}, "aside": {"1"}}
	again := teacher.Post("/concerns/new", other).Want(http.StatusUnprocessableEntity).Page()
	if again.Find("form#concern[data-draft]").Length() != 0 || again.Find("form#concern input[name=aside]").Length() != 1 {
		t.Error("after a mistake, what is typed beside it would replace it")
	}
	other.Set("facts", "About somebody else.")
	teacher.Post("/concerns/new", other).Want(http.StatusSeeOther)

	kept := teacher.Get("/concerns/new?kept=1").Want(http.StatusOK).Says("Began about the morning.").Page()
	if kept.Find("form#concern[data-draft]").Length() != 1 || kept.Find("input[name=aside]").Length() != 0 {
		t.Error("what is carried on with is not kept while it is typed")
	}
	teacher.Post("/concerns/new", begun).Want(http.StatusSeeOther)
	teacher.Get("/concerns/new").Silent("Carry on with it")
}

// Any word could be the address of an unsent text, as many texts as there are words, and the address is not sealed: a pupil could
// fill the disk in a day, and a name in it stood in every dump.
func TestOnlyFormsOfTheProgramKeepWhatIsTyped(t *testing.T) {
	a := testapp.Start(t)
	teacher, typed := a.As(t, "teacher"), url.Values{"facts": {"Half a sentence"}}
	for _, address := range []string{
		"", "/", "/nowhere", "/nowhere/aled", "/concerns/new/", "//concerns/new", "/concerns/new?q=Aled", "/concerns/view/Aled%20Vaughan", "/sign-in", "/concerns/view/",
	} {
		teacher.Post("/draft?for="+url.QueryEscape(address), typed).Want(http.StatusNotFound)
		teacher.Post("/draft?for="+address, typed)
	}
	for _, address := range []string{"/nowhere", "/concerns/new?q=Aled"} {
		a.As(t, "other").Post("/leave", url.Values{"from": {address}, "facts": {"Half a sentence"}})
	}
	if n := a.Rows("draft"); n != 0 {
		t.Fatalf("%d texts are kept under addresses that are no form's", n)
	}
	const most = 200
	view := func(n int) string { return fmt.Sprintf("/draft?for=/concerns/view/%026d", n) }
	for n := range most {
		teacher.Post(view(n), typed).Want(http.StatusOK)
	}
	teacher.Post(view(most), typed).Want(http.StatusTooManyRequests)
	teacher.Post(view(0), typed).Want(http.StatusOK) // what is there already goes on being kept
	a.As(t, "other").Post(view(0), typed).Want(http.StatusOK)
	if n := a.Rows("draft"); n != most+1 {
		t.Errorf("%d texts are kept", n)
	}
}
