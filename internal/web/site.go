// Package web is Heard over HTTP: the route table, what every request passes through, and the handlers, one file for each
// area and verb. Nothing here decides who may do what, and no handler holds SQL, a role, a header or a log line.
package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"sync"

	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/chronology"
	"heard/internal/clock"
	"heard/internal/concern"
	"heard/internal/draft"
	"heard/internal/exclusion"
	"heard/internal/notify"
	"heard/internal/partner"
	"heard/internal/plan"
	"heard/internal/referral"
	"heard/internal/selfreferral"
	"heard/internal/session"
	"heard/internal/sharing"
	"heard/internal/transition"
	"heard/internal/triage"
	"heard/internal/waiting"
	"heard/internal/web/view"
	"heard/internal/worklist"

	"github.com/gin-gonic/gin"
)

// Settings is what a site is told about its surroundings.
type Settings struct {
	Origin  *url.URL // exact external origin
	School  string
	Leave   string // where "leave this page" ends: the neutral page when empty
	Proxies []netip.Prefix
	Demo    bool // the first page says that everything is fictional
}

// Services are the use-cases behind the pages; package app fills them.
type Services struct {
	Policy   *authz.Policy
	Sessions *session.Service
	Trace    Trace
	Drafts   *draft.Service
	Frames   Frames
	Guides   Guides
	Concerns *concern.Service
	Shelf    *partner.Shelf
	Requests *selfreferral.Service
	Exclude  *exclusion.Service
	Plans    *plan.Service
	Papers   Papers
	Referral *referral.Service
	Triage   *triage.Service
	Lines    *chronology.Service
	Worklist *worklist.Service
	Told     *notify.Looker
	Covers   *waiting.Covers
	Clocks   *waiting.Clocks
	MovingOn *transition.Desk
	Sharing  *sharing.Service
	Waiting  *waiting.Service // this and the next are run by the schedule, not by a page
	Notices  *notify.Service
}

// Trace writes a refusal into the audit, in a transaction of its own.
type Trace interface {
	Refused(ctx context.Context, v authz.Viewer, e audit.Entry) error
}

// Site answers requests.
type Site struct {
	Services
	settings Settings
	views    *view.Engine
	log      *slog.Logger
	clock    clock.Clock
	ready    func(context.Context) error
	routes   []Route
	handler  http.Handler
	leaving  sync.WaitGroup // what is done behind somebody who has left
}

// Parts is everything New needs.
type Parts struct {
	Settings Settings
	Services Services
	Views    *view.Engine
	Assets   http.Handler
	Log      *slog.Logger
	Clock    clock.Clock
	Ready    func(context.Context) error
}

// New mounts the route table and nothing else.
func New(p Parts) (*Site, error) {
	s := &Site{Services: p.Services, settings: p.Settings, views: p.Views, log: p.Log, clock: p.Clock, ready: p.Ready}
	s.routes = s.table()
	if err := s.fitsLeaving(s.settings.Leave); err != nil {
		return nil, err
	}
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.HandleMethodNotAllowed = false // a 405 would say that the address exists
	engine.ContextWithFallback = true
	engine.RedirectTrailingSlash = false
	engine.NoRoute(s.wrap(&Route{Method: http.MethodGet, Object: Open, Handle: notHere}))
	seen := map[string]bool{}
	for i := range s.routes {
		r := &s.routes[i]
		name := r.Method + " " + r.Path
		if seen[name] {
			return nil, fmt.Errorf("web: %s is in the route table twice", name)
		}
		seen[name] = true
		for _, method := range r.methods() {
			engine.Handle(method, r.Path, s.wrap(r))
		}
	}
	s.handler = s.outer(engine, p.Assets)
	return s, nil
}

// ServeHTTP answers one request.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Settle waits for what is still done behind somebody who has left. Nobody may be answered meanwhile.
func (s *Site) Settle() { s.leaving.Wait() }

// Routes lists the table, for the sweeps.
func (s *Site) Routes() []Route { return append([]Route(nil), s.routes...) }
