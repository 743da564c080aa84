package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/selfreferral"
)

const pathDraft = "/draft"

func (s *Site) draftRoutes() []Route {
	return []Route{{"POST", pathDraft, "draft", "keep", "", draftKeep}}
}

// draftKeep takes what a form holds while it is written. Which form it is stands in the address, so that nothing in the
// form itself decides where it goes.
func draftKeep(c *call) error { return c.autosave(c.actor) }

func (c *call) autosave(owner actor.Actor) error {
	form := c.gin.Query("for")
	if !c.site.hasForm(form) {
		return fault.Lost()
	}
	if err := c.gin.Request.ParseForm(); err != nil {
		return fault.New(fault.Invalid, "This form arrived broken. Open the page again.")
	}
	values := c.gin.Request.PostForm
	key, _ := ident.ParseRaw(values.Get(fieldKey)) // without one there is nothing that could have been sent
	for _, never := range []string{fieldKey, fieldAside, "password", "code"} {
		values.Del(never)
	}
	form, values, err := c.whereKept(owner, form, values)
	if err != nil {
		return err
	}
	if err := c.site.Drafts.Autosave(c.Context(), owner, form, key, values); err != nil {
		return err
	}
	return c.plain(http.StatusOK, "kept\n")
}

// hasForm reports whether an address is of a page or form of this program that is not for everybody. What is kept is found by its
// address, which is not sealed: a word of somebody's own does not belong there, nor as many texts as there are words.
func (s *Site) hasForm(path string) bool {
	parts := strings.Split(path, "/")
	return slices.ContainsFunc(s.routes, func(r Route) bool {
		return !r.IsOpen() && slices.EqualFunc(strings.Split(r.Path, "/"), parts, func(want, got string) bool {
			return want == got || strings.HasPrefix(want, ":") && idLike.MatchString(got)
		})
	})
}

// idLike is what may stand in place of an id or of the name of a part.
var idLike = regexp.MustCompile(`^[a-z0-9_-]{1,64}$`)

// keepTyped keeps what somebody typed on a page that they left, or whose session had ended.
func (c *call) keepTyped(owner actor.Actor, path string, values url.Values) error {
	form, values, err := c.whereKept(owner, path, values)
	if err != nil {
		return err
	}
	return c.site.Drafts.Keep(c.Context(), owner, form, values)
}

// whereKept says under which address something typed is kept, and with what. A question of the way to ask goes to the other
// answers, so that what is sent later holds it; any other form is kept under its own address.
func (c *call) whereKept(owner actor.Actor, path string, values url.Values) (string, url.Values, error) {
	step, asks := askStepAt(path)
	if !asks || owner.Kind != actor.KindPupil {
		return path, values, nil
	}
	kept, err := c.askKeptBy(owner)
	return selfreferral.DraftForm, replace(kept, values, step), err
}

// lookForDraft notes when the reader left a text of theirs in the form of this page, and is not looking at it now.
func (c *call) lookForDraft(form string) error {
	if c.kept != nil || !c.actor.SignedIn() {
		return nil
	}
	if form == "" {
		form = c.gin.Request.URL.Path
	}
	begun, err := c.site.Drafts.Begun(c.Context(), c.actor, form)
	c.aside = begun[form]
	return err
}
