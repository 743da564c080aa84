package testapp

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"heard/internal/audit"
	"heard/internal/testdb"
)

// traced holds every test that goes through the whole program to the audit: a request that succeeded wrote the action that
// its row of the route table names, and no other change. Which route it was the program's own log line tells.
func (c *Client) traced(method string, before int, a Answer, resent bool) {
	c.t.Helper()
	// The line is written after the answer has been sent, so the client can be here first.
	for deadline := 200; c.App.requests() == before && deadline > 0; deadline-- {
		<-time.After(time.Millisecond)
	}
	if a.Status >= 400 || resent || strings.HasPrefix(a.To, "/sign-in") {
		return
	}
	request, pattern := c.App.lastRequest(method)
	if method == http.MethodHead { // reads what a GET reads
		method = http.MethodGet
	}
	for _, r := range c.App.Site.Routes() {
		if r.Method != method || r.Path != pattern {
			continue
		}
		got := c.App.actionsOf(request)
		if r.Audit != "" && !r.IsOpen() && !slices.Contains(got, r.Audit) && (method != "GET" || a.Status == 200) {
			c.t.Errorf("%s %s succeeded (%d to %q) and did not write %s; it wrote %v", method, pattern, a.Status, a.To, r.Audit, got)
		}
		for _, wrote := range got {
			meaning, _ := audit.MeaningOf(wrote)
			if meaning.Kind == audit.Change && wrote != r.Audit && !r.IsOpen() {
				c.t.Errorf("%s %s wrote %s, which its row does not name", method, pattern, wrote)
			}
		}
	}
}

// requests counts the lines that tell of a request.
func (a *App) requests() int { return strings.Count(a.Logged(), `"msg":"request"`) }

// lastRequest finds the id and the route pattern of the newest request in the log.
func (a *App) lastRequest(method string) (id, route string) {
	lines := strings.Split(strings.TrimSpace(a.Logged()), "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		var l struct{ Msg, Request, Method, Route string }
		if json.Unmarshal([]byte(lines[i]), &l) == nil && l.Msg == "request" && l.Method == method {
			return l.Request, l.Route
		}
	}
	return "", ""
}

func (a *App) actionsOf(request string) []audit.Action {
	a.t.Helper()
	rs, err := testdb.Admin(a.t).QueryContext(a.t.Context(), `SELECT DISTINCT action FROM audit WHERE request = ? AND outcome = 'done'`, request)
	if err != nil {
		a.t.Fatal(err)
	}
	defer rs.Close()
	var all []audit.Action
	for rs.Next() {
		var one audit.Action
		if err := rs.Scan(&one); err != nil {
			a.t.Fatal(err)
		}
		all = append(all, one)
	}
	if err := rs.Err(); err != nil {
		a.t.Fatal(err)
	}
	return all
}
