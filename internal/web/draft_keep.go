package web

import (
	"net/http"

	"heard/internal/fault"
)

func (s *Site) draftRoutes() []Route {
	return []Route{{"POST", "/draft", "draft", "keep", "", draftKeep}}
}

// draftKeep takes what a form holds while it is written. Which form it is stands in the address, so that nothing in the
// form itself decides where it goes.
func draftKeep(c *call) error {
	form := ownPath(c.gin.Query("for"))
	if form == "/" {
		return fault.Lost()
	}
	if err := c.gin.Request.ParseForm(); err != nil {
		return fault.New(fault.Invalid, "This form arrived broken. Open the page again.")
	}
	values := c.gin.Request.PostForm
	for _, never := range []string{fieldKey, fieldAside, "password", "code", "from"} {
		values.Del(never)
	}
	if err := c.site.Drafts.Autosave(c.Context(), c.actor, form, values); err != nil {
		return err
	}
	return c.plain(http.StatusOK, "kept\n")
}

// hasDraft reports whether the reader left a text of theirs on this page and is not looking at it now.
func (c *call) hasDraft() (bool, error) {
	if c.kept != nil {
		return false, nil
	}
	_, err := c.site.Drafts.Kept(c.Context(), c.actor, c.gin.Request.URL.Path)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	c.aside = err == nil
	return err == nil, err
}
