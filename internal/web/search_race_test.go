package web_test

import (
	"context"
	"net/http"
	"net/url"
	"sync"
	"testing"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/once"
	"heard/internal/partner"
	"heard/internal/pupil"
	"heard/internal/referral"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// searching waits, once, after what a change of a search goes by was read.
type searching struct {
	referral.Tx
	met func()
}

func (r searching) OpenJourneys(ctx context.Context, v authz.Viewer, p pupil.ID) ([]referral.Journey, error) {
	all, err := r.Tx.OpenJourneys(ctx, v, p)
	r.met()
	return all, err
}

func (r searching) ReferralsOfJourney(ctx context.Context, id referral.JourneyID) ([]referral.Referral, error) {
	all, err := r.Tx.ReferralsOfJourney(ctx, id)
	r.met()
	return all, err
}

// Nobody is left between services (T-048, T-050): a search is not closed while somebody begins to ask one more service in it. Each
// of the two had read that it may; the draft could be sent, from a search that nobody guides any more.
func TestASearchIsNotClosedWhileAServiceIsAsked(t *testing.T) {
	a, charity, _ := withServices(t)
	nav := a.As(t, "navigator")
	entry, err := ident.Parse[partner.Entry](charity)
	if err != nil {
		t.Fatal(err)
	}
	who := actor.Actor{Kind: actor.KindStaff, Account: a.School.Account["navigator"], Person: a.School.Staff["navigator"].Raw(), Roles: []actor.Role{actor.Staff, actor.Navigator}}
	write, guide := a.Policy.Glance(who, "referral", "write"), a.Policy.Glance(who, "journey", "guide")
	newKey := func() once.Key { return once.Of(ident.NewRaw(a.Clock.Now()), url.Values{}) }
	for range 6 {
		id := draftReferral(t, a, nav, charity)
		drop(t, nav, id)
		open, err := a.Services.Referral.OpenFor(t.Context(), write, a.School.Pupils["aled"])
		if err != nil || len(open) == 0 {
			t.Fatal(open, err)
		}
		search := open[len(open)-1]
		var both, met sync.WaitGroup
		met.Add(2)
		service := func() *referral.Service {
			meet := sync.OnceFunc(func() { met.Done(); met.Wait() })
			return referral.NewService(func(ctx context.Context, by actor.Actor, fn func(referral.Tx) error) error {
				return mariadb.Transact[referral.Tx](a.Store)(ctx, by, func(tx referral.Tx) error { return fn(searching{tx, meet}) })
			}, a.Clock)
		}
		var begun, closed error
		both.Go(func() {
			_, begun = service().Begin(t.Context(), write, newKey(), referral.Beginning{Pupil: a.School.Pupils["aled"], Entry: entry, Journey: search.ID})
		})
		both.Go(func() {
			told := referral.Telling{Who: "Tomasz Zając", When: "16/11/2026 09:00", How: "In person"}
			closed = service().Close(t.Context(), guide, newKey(), search.ID, search.Version, referral.Closing{Outcome: "own_choice", Words: "Enough for now.", Telling: told})
		})
		both.Wait()
		if (begun == nil) == (closed == nil) {
			t.Fatalf("begun: %v, closed: %v", begun, closed)
		}
		if closed != nil && !fault.Is(closed, fault.Invalid) && !fault.Is(closed, fault.Conflict) || begun != nil && !fault.Is(begun, fault.NotFound) {
			t.Errorf("begun: %v, closed: %v", begun, closed)
		}
		var between int
		if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT COUNT(*) FROM referral r JOIN journey j ON j.id = r.journey_id WHERE j.state = 'closed' AND r.state = 'draft'`).Scan(&between); err != nil || between > 0 {
			t.Fatalf("%d drafts in a closed search (%v)", between, err)
		}
	}
}

func drop(t *testing.T, c *testapp.Client, id string) {
	t.Helper()
	page := c.Get("/referrals/write/" + id)
	c.Post("/referrals/drop/"+id, url.Values{"version": {version(page)}}).Want(http.StatusSeeOther)
}
