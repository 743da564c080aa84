package demo

import (
	"context"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/fixture"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/partner"
	"heard/internal/schoolday"
)

// services fills the directory and the register of agreements, unless somebody already has.
func (y *year) services(ctx context.Context) error {
	shelf, by := partner.NewShelf(mariadb.Transact[partner.Tx](y.store)), actor.Named("demo", "demo")
	stocked, err := shelf.IsStocked(ctx, by)
	if err != nil || stocked {
		return err
	}
	var entries []partner.Entry
	for _, s := range y.world.Services {
		entries = append(entries, serviceEntry(s))
	}
	for _, h := range y.world.Helplines {
		entries = append(entries, helplineEntry(h))
	}
	var agreements []partner.Agreement
	for _, o := range y.world.Organisations {
		if a := o.Agreement; a != nil {
			agreements = append(agreements, agreementWith(o.Key, *a))
		}
	}
	return shelf.Stock(ctx, by, entries, agreements)
}

func entryID(k fixture.ServiceKey) partner.EntryID {
	return ident.Of[partner.Entry](ident.Derived("service/" + string(k)))
}

func serviceEntry(s fixture.Service) partner.Entry {
	e := partner.Entry{
		ID: entryID(s.Key), Org: orgID(s.Org), Kind: partner.Service, State: partner.Published, CheckedOn: dayOf(s.CheckedOn),
		Details: partner.Details{
			Name: s.Name, Type: s.Type, Summary: s.Summary, Expect: partner.Expect(s.Expect), Accepts: s.Accepts,
			SelfHarm: partner.SelfHarm(s.SelfHarm), SelfHarmWords: s.SelfHarmWords, Peers: partner.PeersNone, Times: s.Times, Travel: s.Travel,
			Languages: strings.Join(s.Languages, ", "), AgeFrom: s.AgeFrom, AgeTo: s.AgeTo, Cost: s.Cost, Limits: s.Limits, Wait: s.Wait, Route: s.Route,
			Crisis: s.Crisis, Phone: s.Phone, Email: s.Email, Web: s.Web, TakesReferrals: s.ByHeard, AsksDegree: s.AsksDegree, FundingEnds: dayOf(s.FundingEnds),
		},
	}
	if s.Moderated {
		e.Peers = partner.PeersModerated
	}
	if s.Status != "active" {
		e.State = partner.Closed
	}
	e.Hours, _ = partner.ParseHours(s.Open) // what cannot be read is not known, and is then not shown as open
	for _, f := range s.Formats {
		e.Formats = append(e.Formats, partner.Format(f))
	}
	return e
}

// helplineEntry is a draft: the numbers are real, this school is not, and nobody has checked them here.
func helplineEntry(h fixture.Helpline) partner.Entry {
	e := partner.Entry{ID: entryID(h.Key), Kind: partner.Helpline, State: partner.Draft, Details: partner.Details{
		Name: h.Name, Summary: h.For, Accepts: h.For, Times: h.Hours, Route: h.Note, Phone: h.Phone, Text: h.Text, Web: h.Web, Crisis: h.AlwaysOn,
	}}
	e.Hours, _ = partner.ParseHours(h.Open)
	return e
}

func agreementWith(o fixture.OrgKey, a fixture.DataAgreement) partner.Agreement {
	out := partner.Agreement{
		ID: ident.Of[partner.Agreement](ident.Derived("agreement/" + a.ID)), Org: orgID(o), Reference: a.ID, Purpose: a.Purpose, First: dayOf(a.From), Last: dayOf(a.Until),
	}
	for _, c := range a.Covers {
		out.Covers = append(out.Covers, partner.Purpose(c))
	}
	return out
}

func dayOf(t time.Time) schoolday.Date {
	if t.IsZero() {
		return schoolday.Date{}
	}
	return schoolday.DateOf(t)
}
