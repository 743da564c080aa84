// Package app wires Heard together: the store under the services, the services under the pages. It is the only place that
// knows every part, and holds no rule of its own.
package app

import (
	"context"
	"fmt"
	"log/slog"
	"net/netip"
	"net/url"

	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/chronology"
	"heard/internal/clock"
	"heard/internal/concern"
	"heard/internal/draft"
	"heard/internal/exclusion"
	"heard/internal/front"
	"heard/internal/jobs"
	"heard/internal/mariadb"
	"heard/internal/notify"
	"heard/internal/partner"
	"heard/internal/pdf"
	"heard/internal/pdf/packs"
	"heard/internal/plan"
	"heard/internal/referral"
	"heard/internal/secret"
	"heard/internal/selfreferral"
	"heard/internal/session"
	"heard/internal/sharing"
	"heard/internal/transition"
	"heard/internal/triage"
	"heard/internal/vault"
	"heard/internal/waiting"
	"heard/internal/web"
	"heard/internal/web/view"
	"heard/internal/worklist"
)

// Options is what an App is built from.
type Options struct {
	DB       *mariadb.DB
	Keys     *vault.Keyring
	Hasher   *secret.Hasher
	Clock    clock.Clock
	Log      *slog.Logger
	Origin   string
	School   string
	Leave    string
	Proxies  []netip.Prefix
	Demo     bool
	Embedded *Embedded     // unpacked when nil; the tests share one
	Room     func() error  // whether the disk has room to save more; nil where nobody can know
	Policy   *authz.Policy // the embedded one when nil; the sweeps pass one that refuses everything
}

// App is the wired program.
type App struct {
	Site     *web.Site
	Store    *mariadb.Store
	Policy   *authz.Policy
	Services web.Services
	Schedule *jobs.Schedule
	Views    *view.Engine
	clock    clock.Clock
}

// New wires the program. It asks nothing of the server, so it fails only on a mistake in what was embedded.
func New(o Options) (*App, error) {
	in := o.Embedded
	if in == nil {
		var err error
		if in, err = Unpack(o.Clock); err != nil {
			return nil, err
		}
	}
	policy := o.Policy
	if policy == nil {
		policy = in.policy
	}
	if err := mariadb.CheckGates(policy.Grants()); err != nil {
		return nil, err
	}
	origin, err := url.Parse(o.Origin)
	if err != nil || origin.Host == "" {
		return nil, fmt.Errorf("the origin %q is not an address such as https://heard.school.example", o.Origin)
	}
	store := mariadb.NewStore(o.DB, o.Keys, o.Clock)
	services := wire(store, policy, o)
	site, err := web.New(web.Parts{
		Settings: web.Settings{Origin: origin, School: o.School, Leave: o.Leave, Proxies: o.Proxies, Demo: o.Demo},
		Services: services, Views: in.views, Assets: in.assets, Log: o.Log, Clock: o.Clock, Ready: ready(store, o.Room),
	})
	a := &App{Site: site, Store: store, Policy: policy, Services: services, clock: o.Clock, Views: in.views}
	a.Schedule = a.schedule(o)
	return a, err
}

// ready says whether something can be saved now.
func ready(s *mariadb.Store, room func() error) func(context.Context) error {
	return func(ctx context.Context) error {
		if room != nil {
			if err := room(); err != nil {
				return err
			}
		}
		return s.Ready(ctx)
	}
}

// wire makes every service on the transactions that it declares.
func wire(s *mariadb.Store, p *authz.Policy, o Options) web.Services {
	fronts := front.NewService(mariadb.Transact[front.Tx](s))
	w := web.Services{
		Policy:   p,
		Trace:    trace(mariadb.Transact[audit.Recorder](s)),
		Sessions: session.NewService(mariadb.Transact[session.Tx](s), s, o.Hasher, o.Hasher.Apart(secret.ReservedLimits()), o.Clock, o.School),
		Drafts:   draft.NewService(mariadb.Transact[draft.Tx](s)),
		Frames:   fronts,
		Guides:   fronts,
		Notices:  notify.NewService(mariadb.Transact[notify.Tx](s)),
		Told:     notify.NewLooker(mariadb.Transact[notify.LookTx](s)),
		Waiting:  waiting.NewService(mariadb.Transact[waiting.Tx](s)),
		Covers:   waiting.NewCovers(mariadb.Transact[waiting.CoverTx](s)),
		Clocks:   waiting.NewClocks(mariadb.Transact[waiting.ClocksTx](s)),
		Triage:   triage.NewService(mariadb.Transact[triage.Tx](s), p, triage.Concerns, triage.Requests),
		Concerns: concern.NewService(mariadb.Transact[concern.Tx](s)),
		Shelf:    partner.NewShelf(mariadb.Transact[partner.Tx](s)),
		Exclude:  exclusion.NewService(mariadb.Transact[exclusion.Tx](s)),
		Requests: selfreferral.NewService(mariadb.Transact[selfreferral.Tx](s), o.Clock),
		Plans:    plan.NewService(mariadb.Transact[plan.Tx](s), o.Clock),
		Papers:   pdf.Press{},
		Referral: referral.NewService(mariadb.Transact[referral.Tx](s), o.Clock),
		MovingOn: transition.NewDesk(mariadb.Transact[transition.Tx](s), o.Clock, o.School, packs.Print),
		Sharing:  sharing.NewService(mariadb.Transact[sharing.Tx](s), o.Clock),
	}
	w.Lines = chronology.NewService(mariadb.Transact[chronology.Tx](s), p, lines(w)...)
	w.Worklist = worklist.NewService(mariadb.Transact[worklist.Tx](s), p, dues(w)...)
	return w
}

// trace writes refusals. They have a transaction of their own, since the refused request has none.
type trace audit.Transact

func (t trace) Refused(ctx context.Context, v authz.Viewer, e audit.Entry) error {
	return t(ctx, v.Actor(), func(r audit.Recorder) error { return r.RecordAudit(ctx, e) })
}
