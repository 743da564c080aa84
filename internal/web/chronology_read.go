package web

import (
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/web/view"
)

func (s *Site) chronologyRoutes() []Route {
	return []Route{{"GET", "/chronology/:id", "chronology", "read", audit.ChronologyRead, chronologyRead}}
}

func chronologyRead(c *call) error {
	id, err := idFrom[actor.OfPupil](c, "id")
	if err != nil {
		return err
	}
	page, err := c.site.Lines.Read(c.Context(), c.Viewer(), id, keyFrom(c.gin.Query("before")), pageOf)
	if err != nil {
		return err
	}
	p := view.Chronology{Who: page.Label, Items: chronologyLines(page.Lines, nil, false)}
	p.Older = older(page.More, chronologyPath(id)+"?before=", page.Lines, func(e outline.Event) string { return keyText(e.Key()) })
	return c.Show(p)
}

// keyText writes a place in a list for an address, and keyFrom reads it; anything else is the newest end.
func keyText(k outline.Key) string {
	return k.At.UTC().Format("20060102T150405.000000") + "-" + k.ID.String()
}

func keyFrom(text string) outline.Key {
	at, id, ok := strings.Cut(text, "-")
	when, err := time.Parse("20060102T150405.000000", at)
	raw, bad := ident.ParseRaw(id)
	if !ok || err != nil || bad != nil {
		return outline.Key{}
	}
	return outline.Key{At: when, ID: raw}
}
