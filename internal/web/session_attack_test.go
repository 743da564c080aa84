package web_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/app"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/secret"
	"heard/internal/session"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// A telephone in the school's own network that sends codes without end shut the safeguarding lead out of the browser she always
// uses: what everybody sends before signing in was counted together, and no known device passed that.
func TestAFloodFromTheSchoolsOwnNetworkLeavesKnownBrowsersIn(t *testing.T) {
	a := testapp.Start(t)
	lead := a.As(t, "dsl")
	lead.Post("/sign-out", nil)
	stranger, slowed := a.Browser(t), false
	for range 400 {
		got := stranger.Post("/sign-in/code", url.Values{"code": {secret.NewCode().Reveal()}})
		slowed = slowed || got.Status == http.StatusTooManyRequests
	}
	if !slowed {
		t.Fatal("nobody is slowed: the test asks nothing")
	}
	rows := a.Rows("rate_limit")
	for i := range 20 {
		signIn(stranger, fmt.Sprint("made up ", i), "a guess").Want(http.StatusTooManyRequests)
	}
	if more := a.Rows("rate_limit") - rows; more > 1 {
		t.Errorf("20 names that were made up beyond the limit left %d rows behind", more)
	}
	signIn(lead, "dsl", testapp.Password).Want(http.StatusSeeOther)
}

// Strangers who guess kept every place of the hasher, and the lead was told that many people were signing in.
func TestGuessesKeepNoKnownBrowserWaiting(t *testing.T) {
	a := testapp.Start(t, func(o *app.Options) {
		o.Hasher = secret.NewHasher(secret.Floor(), o.Keys.Pepper(), secret.Limits{AtOnce: 1})
	})
	lead := a.As(t, "dsl")
	ctx, stop := context.WithCancel(t.Context())
	var guessing sync.WaitGroup
	turnedAway := make(chan bool, 1)
	for n := range 4 {
		guessing.Go(func() {
			for i := 0; ctx.Err() == nil; i++ {
				_, err := a.Services.Sessions.SignIn(t.Context(), session.Attempt{
					Name: fmt.Sprint("nobody", n, i), Password: secret.NewText("a guess"), From: fmt.Sprint("network", n, i), Request: "guess",
				})
				if fault.Is(err, fault.Unavailable) {
					select {
					case turnedAway <- true:
					default:
					}
				}
			}
		})
	}
	<-turnedAway
	for range 5 {
		lead.Post("/sign-out", nil)
		signIn(lead, "dsl", testapp.Password).Want(http.StatusSeeOther)
	}
	stop()
	guessing.Wait()
}

// slowHash is a hasher during whose work something else happens, once.
type slowHash struct {
	session.Hasher
	once sync.Once
	then func()
}

func (h *slowHash) Verify(ctx context.Context, account ident.Raw, stored string, password secret.Text) (secret.Verified, error) {
	h.once.Do(h.then)
	return h.Hasher.Verify(ctx, account, stored, password)
}

func slowly(a *testapp.App, then func()) *session.Service {
	h := &slowHash{Hasher: secret.NewHasher(secret.CheapForTests(), a.Keys.Pepper(), secret.DefaultLimits()), then: then}
	return session.NewService(mariadb.Transact[session.Tx](a.Store), a.Store, h, h, a.Clock, "Larkfield School (fictional)")
}

// A stolen password is replaced, which ends every session; a sign-in with the old one that was on its way began one afterwards.
func TestASignInUnderWayDoesNotOutliveANewPassword(t *testing.T) {
	a := testapp.Start(t)
	owner, path := a.Browser(t), "/link/"+link(t, a, "teacher")
	thief := session.Attempt{Name: "teacher", Password: secret.NewText(testapp.Password), From: "elsewhere", Request: "slow"}
	_, err := slowly(a, func() {
		owner.Post(path, url.Values{"password": {"copper window thistle"}}).Want(http.StatusSeeOther)
	}).SignIn(t.Context(), thief)
	if !fault.Is(err, fault.Invalid) || a.Failures() != 1 {
		t.Errorf("the old password opened a session, or was not traced: %v, %d", err, a.Failures())
	}
	if !isIn(owner) {
		t.Error("the owner is not in")
	}
}

// The same moment may only have seen another hash of the same password, or the account being stopped.
func TestWhatChangesWhileAPasswordIsCheckedCounts(t *testing.T) {
	a := testapp.Start(t)
	honest := session.Attempt{Name: "other", Password: secret.NewText(testapp.Password), From: "here", Request: "slow"}
	again, err := secret.NewHasher(secret.CheapForTests(), a.Keys.Pepper(), secret.DefaultLimits()).Hash(t.Context(), a.School.Account["other"].Raw(), honest.Password)
	if err != nil {
		t.Fatal(err)
	}
	change := func(query string, arg any) func() {
		return func() { a.Behind(t, query, arg, a.School.Account["other"].Bytes()) }
	}
	if _, err := slowly(a, change(`UPDATE account SET password_hash = ? WHERE id = ?`, again)).SignIn(t.Context(), honest); err != nil {
		t.Errorf("a hash made again kept its owner out: %v", err)
	}
	if _, err := slowly(a, change(`UPDATE account SET state = ? WHERE id = ?`, "stopped")).SignIn(t.Context(), honest); !fault.Is(err, fault.Invalid) {
		t.Errorf("stopped while the password was checked: %v", err)
	}
}

// Whoever had the cookie of a session that its owner had ended could write over the owner's unsent words for a week, and as often
// as they liked.
func TestAnEndedSessionKeepsNothingMore(t *testing.T) {
	a := testapp.Start(t)
	typed, planted := url.Values{"facts": {"The owner's words."}}, url.Values{"facts": {"Planted."}, "find": {"x"}}
	for who, end := range map[string]func(c *testapp.Client){
		"teacher": func(c *testapp.Client) { c.Post("/sign-out", nil) },
		"other": func(*testapp.Client) {
			a.Browser(t).Post("/link/"+link(t, a, "other"), url.Values{"password": {"copper window thistle"}}).Want(http.StatusSeeOther)
		},
	} {
		owner, thief := a.As(t, who), a.Browser(t)
		token := owner.Cookie(testapp.SessionCookie)
		owner.Post("/draft?for=/concerns/new", typed).Want(http.StatusOK)
		end(owner)
		thief.Keep(testapp.SessionCookie, token)
		thief.Post("/draft?for=/concerns/new", typed).Want(http.StatusOK) // on its way, a moment later
		a.Clock.Advance(time.Minute)
		for _, path := range []string{"/draft?for=/concerns/new", "/concerns/new"} {
			thief.Keep(testapp.SessionCookie, token)
			thief.Post(path, planted)
		}
		thief.Keep(testapp.SessionCookie, token)
		thief.Post("/leave", url.Values{"from": {"/concerns/new"}, "facts": {"Planted."}})
		kept, err := a.Services.Drafts.Kept(t.Context(), actor.Actor{
			Kind: actor.KindStaff, Account: a.School.Account[who], Person: a.School.Staff[who].Raw(), Request: ident.NewRaw(a.Clock.Now()).String(),
		}, "/concerns/new")
		if err != nil || kept.Get("facts") != "The owner's words." {
			t.Errorf("%s: %q is kept, %v", who, kept.Get("facts"), err)
		}
	}
}

// What is kept for somebody whose session ran out is counted like what they send.
func TestTypingOnAfterTheEndIsSlowedToo(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	token := aled.Cookie(testapp.SessionCookie)
	a.Clock.Advance(time.Hour)
	for _, path := range []string{"/draft?for=/p/5", "/p/5"} {
		slowed := false
		for range 140 {
			aled.Keep(testapp.SessionCookie, token)
			slowed = slowed || aled.Post(path, url.Values{"words": {"On the bus."}}).Status == http.StatusTooManyRequests
		}
		if !slowed {
			t.Errorf("%s is taken without end", path)
		}
		a.Clock.Advance(10 * time.Minute)
	}
}

// A colleague who looks where they should not was told "not here", as is right, and nothing was written down: only a role that
// the policy refuses left a trace.
func TestAskingForARecordOfOthersLeavesATrace(t *testing.T) {
	a := testapp.Start(t)
	sent := a.As(t, "teacher").Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Words."}, "danger": {"no"}}).Want(http.StatusSeeOther)
	path := strings.TrimSuffix(sent.To, "?saved=1")
	id, err := ident.ParseRaw(strings.TrimPrefix(path, "/concerns/view/"))
	if err != nil {
		t.Fatal(err)
	}
	of := func(who string) (n int) {
		t.Helper()
		if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT COUNT(*) FROM audit WHERE action = ? AND outcome = 'refused' AND account_id = ? AND record_id = ?`,
			audit.Refusal, a.School.Account[who].Bytes(), id.Bytes()).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	other := a.As(t, "other")
	for range 5 {
		other.Get(path).Want(http.StatusNotFound)
		other.Post(path, url.Values{"more": {"Words."}}).Want(http.StatusNotFound)
	}
	a.As(t, "teacher").Get(path).Want(http.StatusOK)
	if of("other") != 1 || of("teacher") != 0 {
		t.Errorf("%d traces of who asked ten times in a minute, %d of its author, want 1 and 0", of("other"), of("teacher"))
	}
	before := a.Refused(audit.Refusal)
	for range 200 {
		other.Get("/concerns/view/" + ident.NewRaw(a.Clock.Now()).String()).Want(http.StatusNotFound)
	}
	if n := a.Refused(audit.Refusal) - before; n < 20 || n > 60 {
		t.Errorf("200 ids that were tried left %d traces", n)
	}
	a.Clock.Advance(time.Hour)
	a.As(t, "other").Get(path).Want(http.StatusNotFound)
	if of("other") != 2 {
		t.Error("an hour later it leaves no trace")
	}
}
