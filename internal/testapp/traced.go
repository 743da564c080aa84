package testapp

import (
	"net/http"
	"slices"
	"strings"

	"heard/internal/audit"
	"heard/internal/testdb"
	webfiles "heard/web"
)

// traced holds every test that goes through the whole program to the audit: a request that succeeded wrote the action that
// its row of the route table names, and no other change. Which route it was the program's own log line tells.
func (c *Client) traced(method string, before int, a Answer, resent bool) {
	c.t.Helper()
	c.App.log.wait(before)
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

// hasLine is true of requests that the program logs: not of static files, nor of what is asked under another host's name.
func (a *App) hasLine(r *http.Request) bool {
	host := r.Host
	if host == "" {
		host = r.URL.Host
	}
	_, ours, _ := strings.Cut(a.options.Origin, "://")
	return !strings.HasPrefix(r.URL.Path, webfiles.Prefix) && (host == ours || r.URL.Path == "/livez" || r.URL.Path == "/readyz")
}

// requests counts the lines that tell of a request.
func (a *App) requests() int {
	n, _ := a.log.count()
	return n
}

// lastRequest finds the id and the route pattern of the newest request in the log.
func (a *App) lastRequest(method string) (id, route string) {
	r := a.log.last(method)
	return r.Request, r.Route
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
