package web

import (
	"encoding/json"
	"net/http"

	"heard/internal/fault"
)

type suggestion struct {
	Value string `json:"value"`
	Text  string `json:"text"`
}

type suggestForm struct {
	Letters string `form:"q"`
}

// pupilSuggest answers the script that looks pupils up while somebody types. It gives no more than the Find button does, and like
// it is asked with a POST: an address is written down by whatever it passes through, and this one would hold a child's name.
func pupilSuggest(c *call) error {
	var f suggestForm
	if err := c.Bind(&f); err != nil {
		return err
	}
	typed := f.Letters
	if len([]rune(typed)) < 2 {
		return fault.New(fault.Invalid, "Type two letters or more.")
	}
	found, err := c.site.Concerns.Suggest(c.Context(), c.Viewer(), typed)
	if err != nil {
		return err
	}
	answer := struct {
		Found []suggestion `json:"found"`
	}{Found: []suggestion{}}
	for _, p := range found {
		answer.Found = append(answer.Found, suggestion{p.ID.String(), p.Label})
	}
	b, err := json.Marshal(answer)
	if err != nil {
		return fault.Wrap("web.pupilSuggest", err)
	}
	c.gin.Data(http.StatusOK, "application/json; charset=utf-8", b)
	return nil
}
