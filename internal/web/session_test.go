package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/secret"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// isIn asks whether the browser is still signed in, which counts as use.
func isIn(c *testapp.Client) bool { return c.Post("/stay", nil).Status == http.StatusNoContent }

func signIn(c *testapp.Client, name, password string, more ...string) testapp.Answer {
	form := url.Values{"username": {name}, "password": {password}}
	for _, m := range more {
		form.Set(m, "yes")
	}
	return c.Post("/sign-in", form)
}

// Idle and absolute limits by role; 5 minutes on a shared computer (security.md, "Web").
func TestASessionEndsByItself(t *testing.T) {
	for _, x := range []struct {
		who         string
		shared      bool
		idle, whole time.Duration
	}{
		{"aled", false, 10 * time.Minute, 3 * time.Hour}, {"aled", true, 5 * time.Minute, 3 * time.Hour},
		{"teacher", false, 30 * time.Minute, 10 * time.Hour}, {"teacher", true, 5 * time.Minute, 10 * time.Hour},
		{"dsl", false, 20 * time.Minute, 10 * time.Hour}, {"head", false, 20 * time.Minute, 10 * time.Hour},
		{"itadmin", false, 20 * time.Minute, 10 * time.Hour}, {"riverside", false, 20 * time.Minute, 4 * time.Hour},
	} {
		t.Run(fmt.Sprint(x.who, x.shared), func(t *testing.T) {
			a := testapp.Start(t)
			var more []string
			if x.shared {
				more = []string{"shared"}
			}
			c := a.Browser(t)
			signIn(c, x.who, testapp.Password, more...).Want(http.StatusSeeOther)
			a.Clock.Advance(x.idle - time.Second)
			if !isIn(c) {
				t.Fatal("ended before its time")
			}
			a.Clock.Advance(x.idle)
			if isIn(c) {
				t.Fatalf("still there after %s without use", x.idle)
			}
			signIn(c, x.who, testapp.Password, more...).Want(http.StatusSeeOther)
			end := a.Clock.Now().Add(x.whole)
			for a.Clock.Now().Add(4 * time.Minute).Before(end) {
				a.Clock.Advance(4 * time.Minute)
				if !isIn(c) {
					t.Fatalf("ended %s before its end although in use", end.Sub(a.Clock.Now()))
				}
			}
			a.Clock.Set(end)
			if isIn(c) {
				t.Fatalf("still there after %s", x.whole)
			}
		})
	}
}

// An unknown name and a wrong password get the same answer, and both leave a trace.
func TestNobodyLearnsWhoHasAnAccount(t *testing.T) {
	a := testapp.Start(t)
	wrong := signIn(a.Browser(t), "dsl", "not her password").Want(http.StatusUnprocessableEntity)
	unknown := signIn(a.Browser(t), "nobody", "not her password").Want(http.StatusUnprocessableEntity)
	if w, u := wrong.Text(), unknown.Text(); w != u {
		t.Errorf("the two differ:\n%s\n%s", w, u)
	}
	if n := a.Failures(); n != 2 {
		t.Errorf("%d failed sign-ins in the audit, want 2", n)
	}
}

// Lockout that cannot be used to lock a colleague out: a stranger who guesses is slowed, and the safeguarding lead still
// comes in from the browser she uses, also after she signed out there.
func TestNobodyCanLockTheLeadOut(t *testing.T) {
	a := testapp.Start(t)
	lead := a.As(t, "dsl")
	out := lead.Post("/sign-out", nil)
	if strings.Contains(out.Header.Get("Clear-Site-Data"), "cookies") {
		t.Error("signing out takes the mark of a known device away")
	}
	stranger := a.Browser(t)
	slowed := 0
	for range 40 {
		if signIn(stranger, "dsl", "a guess").Status == http.StatusTooManyRequests {
			slowed++
		}
	}
	if slowed < 30 {
		t.Fatalf("only %d of 40 guesses were slowed", slowed)
	}
	if got := signIn(a.Browser(t), "dsl", testapp.Password); got.Status != http.StatusTooManyRequests {
		t.Errorf("an unknown browser came in while guesses go on: %d", got.Status)
	}
	signIn(lead, "dsl", testapp.Password).Want(http.StatusSeeOther)
	signIn(a.Browser(t), "head", testapp.Password).Want(http.StatusSeeOther) // nobody else is slowed
	a.Clock.Advance(5 * time.Minute)
	signIn(a.Browser(t), "dsl", testapp.Password).Want(http.StatusSeeOther) // and it passes
}

// Guesses beyond the limit leave a trace of whom they are aimed at, and so few that nobody can fill the audit with them. The
// next minute leaves its own.
func TestGuessesBeyondTheLimitLeaveATraceAndNoFlood(t *testing.T) {
	a := testapp.Start(t)
	stranger := a.Browser(t)
	guess := func(name string, times, slowed int) {
		t.Helper()
		for range times {
			if signIn(stranger, name, "a guess").Status == http.StatusTooManyRequests {
				slowed--
			}
		}
		if slowed > 0 {
			t.Fatalf("%s: %d more should have been slowed", name, slowed)
		}
	}
	guess("dsl", 40, 30)
	if failed, refused := a.Failures(), a.Refused(audit.SignIn); failed != 8 || refused < 1 || refused > 2 {
		t.Errorf("40 guesses left %d failed and %d refused, want 8 and one for each limit", failed, refused)
	}
	of := func(name string) (n int) {
		t.Helper()
		if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT COUNT(*) FROM audit WHERE outcome = 'refused' AND actor_kind = 'nobody' AND record_id = ?`,
			a.School.Account[name].Bytes()).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := of("dsl")
	if before != a.Refused(audit.SignIn) {
		t.Error("the trace does not say at whom the guesses were aimed")
	}
	guess("nobody", 40, 30) // whom nobody is, is traced alike
	if got := a.Refused(audit.SignIn); got != 2*before {
		t.Errorf("a name that nobody has left %d refusals, one that somebody has %d", got-before, before)
	}
	guess("dsl", 20, 20)
	if of("dsl") != before {
		t.Error("a second line in the same minute")
	}
	a.Clock.Advance(time.Minute)
	guess("dsl", 40, 30)
	if got := of("dsl"); got <= before || got > 2*before {
		t.Errorf("a minute later %d lines, before %d", got, before)
	}
}

// Whoever sends more than a whole school would is stopped before anybody looks at what they send, and that is traced too.
func TestAFloodFromOneNetworkLeavesOneTraceAMinute(t *testing.T) {
	a := testapp.Start(t)
	stranger := a.Browser(t)
	slowed := 0
	for i := range 330 {
		if signIn(stranger, fmt.Sprint("name", i), "a guess").Status == http.StatusTooManyRequests {
			slowed++
		}
	}
	if slowed == 0 || a.Refused(audit.SignIn) != 1 {
		t.Errorf("%d were slowed and left %d traces, want one", slowed, a.Refused(audit.SignIn))
	}
}

// A known device is no key: it has a limit of its own, and another account's mark is worth nothing.
func TestAKnownDeviceIsNoKey(t *testing.T) {
	a := testapp.Start(t)
	thief := a.As(t, "teacher")
	thief.Post("/sign-out", nil)
	slowed := false
	for range 40 {
		slowed = slowed || signIn(thief, "teacher", "a guess").Status == http.StatusTooManyRequests
	}
	if !slowed {
		t.Error("a known device may guess without end")
	}
	for range 10 {
		signIn(a.Browser(t), "dsl", "a guess")
	}
	if got := signIn(thief, "dsl", testapp.Password); got.Status != http.StatusTooManyRequests {
		t.Errorf("a browser that only the teacher has used passed for the lead: %d", got.Status)
	}
}

// A shared computer leaves no mark behind, and pupils never do.
func TestASharedComputerIsNotRemembered(t *testing.T) {
	a := testapp.Start(t)
	for name, more := range map[string][]string{"teacher": {"shared"}, "aled": nil} {
		c := a.Browser(t)
		signIn(c, name, testapp.Password, more...).Want(http.StatusSeeOther)
		if c.Cookie(testapp.DeviceCookie) != "" {
			t.Errorf("%s: the browser is marked", name)
		}
	}
	if c := a.As(t, "teacher"); c.Cookie(testapp.DeviceCookie) == "" {
		t.Error("a colleague's own browser is not known")
	}
}

// The token changes at every signing in, so a cookie planted before is worth nothing after, and the session before ends.
func TestTheTokenIsRotatedAtSignIn(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "teacher")
	before := c.Cookie(testapp.SessionCookie)
	signIn(c, "teacher", testapp.Password).Want(http.StatusSeeOther)
	if c.Cookie(testapp.SessionCookie) == before {
		t.Fatal("the token is the same")
	}
	old := a.Browser(t)
	old.Keep(testapp.SessionCookie, before)
	if isIn(old) {
		t.Error("the session of before still opens")
	}
	planted := secret.NewToken().Reveal()
	c = a.Browser(t)
	c.Keep(testapp.SessionCookie, planted)
	signIn(c, "dsl", testapp.Password).Want(http.StatusSeeOther)
	thief := a.Browser(t)
	thief.Keep(testapp.SessionCookie, planted)
	if isIn(thief) {
		t.Error("a planted token was taken over")
	}
}

// A slow request cannot revive a session that was ended meanwhile.
func TestASlowRequestRevivesNothing(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "teacher")
	token, err := secret.ParseToken(c.Cookie(testapp.SessionCookie))
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := a.Services.Sessions.Resume(t.Context(), token, "slow")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Services.Sessions.End(t.Context(), s.Actor("quick"), s.Hash, audit.SignOut); err != nil {
		t.Fatal(err)
	}
	if err := a.Services.Sessions.Stay(t.Context(), s.Actor("slow"), s.Hash); err != nil {
		t.Fatal(err)
	}
	if _, over, err := a.Services.Sessions.Resume(t.Context(), token, "next"); !fault.Is(err, fault.SignedOut) || over.Session.Account != s.Account {
		t.Errorf("the ended session answers %v", err)
	}
}

// A leaver, or whoever an administrator stopped, has no session from that moment and does not come in again.
func TestAStoppedAccountHasNoSession(t *testing.T) {
	a := testapp.Start(t)
	for who, change := range map[string]string{
		"teacher": `UPDATE account SET state = 'stopped' WHERE id = ?`, "other": `UPDATE staff SET state = 'left' WHERE id = (SELECT person_id FROM account WHERE id = ?)`,
		"riverside": `UPDATE partner_worker SET state = 'left' WHERE id = (SELECT person_id FROM account WHERE id = ?)`,
		"aled":      `UPDATE pupil SET state = 'left' WHERE id = (SELECT person_id FROM account WHERE id = ?)`,
	} {
		c := a.As(t, who)
		if _, err := testdb.Admin(t).ExecContext(t.Context(), change, a.School.Account[who].Bytes()); err != nil {
			t.Fatal(err)
		}
		if isIn(c) {
			t.Errorf("%s: the session goes on", who)
		}
		signIn(a.Browser(t), who, testapp.Password).Want(http.StatusUnprocessableEntity).Says("do not match")
	}
}

// A draft opens for the account that wrote it and for no other, is replaced and not doubled, and goes after a week.
func TestADraftIsItsOwnersAlone(t *testing.T) {
	a := testapp.Start(t)
	owner := func(name string) actor.Actor {
		return actor.Actor{Kind: actor.KindStaff, Account: a.School.Account[name], Person: a.School.Staff[name].Raw(), Request: ident.NewRaw(a.Clock.Now()).String()}
	}
	d, ctx := a.Services.Drafts, t.Context()
	for _, words := range []string{"first words", "second words"} {
		if err := d.Keep(ctx, owner("teacher"), "/concerns/new", url.Values{"facts": {words}}); err != nil {
			t.Fatal(err)
		}
	}
	if v, err := d.Kept(ctx, owner("teacher"), "/concerns/new"); err != nil || v.Get("facts") != "second words" {
		t.Errorf("%v %v", v, err)
	}
	for name, form := range map[string]string{"other": "/concerns/new", "teacher": "/concerns/find"} {
		if _, err := d.Kept(ctx, owner(name), form); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s at %s: %v", name, form, err)
		}
	}
	if err := d.Keep(ctx, owner("teacher"), "/concerns/new", url.Values{"facts": {strings.Repeat("x", 200_001)}}); !fault.Is(err, fault.Invalid) {
		t.Errorf("more than a form can keep: %v", err)
	}
	if err := d.Keep(ctx, actor.Nobody("x"), "/concerns/new", url.Values{"facts": {"words"}}); !fault.Is(err, fault.NotAllowed) {
		t.Errorf("a visitor's draft: %v", err)
	}
	a.Clock.Advance(7*24*time.Hour + time.Second)
	if _, err := d.Kept(ctx, owner("teacher"), "/concerns/new"); !fault.Is(err, fault.NotFound) {
		t.Errorf("after a week: %v", err)
	}
}

// A clock that ran a year ahead and was put right: limits used meanwhile shut everybody out for that year, and a session of
// then would have lasted as long.
func TestAClockThatRanAheadShutsNobodyOut(t *testing.T) {
	a := testapp.Start(t)
	const ahead = 365 * 24 * time.Hour
	a.Clock.Advance(ahead)
	c := a.Browser(t)
	signIn(c, "dsl", testapp.Password).Want(http.StatusSeeOther)
	a.Clock.Advance(-ahead)
	if isIn(c) {
		t.Error("a session from the future is open")
	}
	signIn(a.Browser(t), "dsl", testapp.Password).Want(http.StatusSeeOther)
	for range 8 {
		signIn(a.Browser(t), "dsl", "a guess")
	}
	if got := signIn(a.Browser(t), "dsl", testapp.Password); got.Status != http.StatusTooManyRequests {
		t.Errorf("the limit counts no more: %d", got.Status)
	}
}
