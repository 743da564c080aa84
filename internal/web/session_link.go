package web

import (
	"net/http"

	"heard/internal/fault"
	"heard/internal/secret"
	"heard/internal/session"
	"heard/internal/web/view"
)

type linkForm struct {
	Password string `form:"password" as:"typed" validate:"required" say:"Choose a password."`
	Shared   bool   `form:"shared"`
}

// linkShow changes nothing: whatever scans mail opens every address, and must not use the link up.
func linkShow(c *call) error {
	page, err := c.linkPage(nil)
	if err != nil {
		return err
	}
	return c.Show(page)
}

func linkSend(c *call) error {
	try, err := c.linkTry()
	if err != nil {
		return err
	}
	var f linkForm
	if err := c.Bind(&f); err != nil {
		return c.Again(err, c.linkPage)
	}
	opened, err := c.site.Sessions.SetPassword(c.Context(), try, secret.NewText(f.Password), f.Shared)
	switch {
	case fault.Is(err, fault.NotFound):
		return c.show(http.StatusNotFound, view.SetPassword{Closed: messageOf(err)})
	case err != nil:
		return c.Again(err, c.linkPage)
	}
	if err := c.welcome(opened); err != nil {
		return err
	}
	return c.Redirect("/")
}

func (c *call) linkPage(fields []fault.Field) (view.Page, error) {
	page := view.SetPassword{School: c.site.settings.School, Problems: view.Problems(fields)}
	try, err := c.linkTry()
	if err != nil {
		page.Closed = "This link is not complete. Copy the whole of it, or ask for a new one."
		return page, nil
	}
	err = c.site.Sessions.Peek(c.Context(), try, session.ForPassword)
	if fault.Is(err, fault.NotFound) {
		page.Closed = messageOf(err)
		return page, nil
	}
	return page, err
}

func (c *call) linkTry() (session.LinkTry, error) {
	token, err := secret.ParseToken(c.gin.Param("token"))
	if err != nil {
		return session.LinkTry{}, fault.Lost()
	}
	return session.LinkTry{Token: token, From: c.client(), Request: c.request}, nil
}
