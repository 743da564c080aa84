package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/app"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/mariadb"
	"heard/internal/secret"
	"heard/internal/session"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// ASVS 6.2.11: a password made of what others know about its owner is refused where it is chosen, whoever the owner is.
func TestAPasswordMadeOfOnesOwnNamesIsRefused(t *testing.T) {
	a := testapp.Start(t)
	for who, refused := range map[string][]string{
		"teacher":   {"Daniel.Marsh.2026", "danielmarsh1", "D4niel M4rsh 99", "teacher teacher", "T3acher-2026-11", "larkfieldschool", "Larkfield 2026!", "heard heard heard"},
		"pastoral":  {"sian prosser 1", "Siân Prosser!!", "pastoral.2026", "PASTORALpastoral"},
		"aled":      {"AledVaughan", "vaughan2011", "aled.aled.aled", "Larkfield1"},
		"bea":       {"beatrix okafor", "bea okafor 12"},
		"riverside": {"alexrowe2026!", "riverside2026", "Riverside Youth", "riverside trust"},
	} {
		path := "/link/" + link(t, a, who)
		for _, p := range refused {
			a.Browser(t).Post(path, url.Values{"password": {p}}).Want(http.StatusUnprocessableEntity).Says("Leave out your name").Silent(p)
		}
	}
	for who, taken := range map[string]string{
		"teacher": "daniel kettle moss", "aled": "vaughan kettle moss", "riverside": "riverside copper moss", "other": "teacher marsh kettle",
	} {
		a.Browser(t).Post("/link/"+link(t, a, who), url.Values{"password": {taken}}).Want(http.StatusSeeOther)
	}
}

// ASVS 6.2.8: a password is what was typed, spaces at its ends included, and one letter is the same from every keyboard.
func TestAPasswordIsTakenAsItIsTyped(t *testing.T) {
	a := testapp.Start(t)
	for chosen, others := range map[string]map[string]bool{
		"  copper window thistle ":         {"copper window thistle": false, " copper window thistle ": false, "  copper window thistle": false},
		"copper window moss":               {"copper window moss ": false, " copper window moss": false, "Copper window moss": false},
		"caf\u00e9 kettle moss":            {"cafe\u0301 kettle moss": true, "cafe kettle moss": false},
		"cafe\u0301 copper moss":           {"caf\u00e9 copper moss": true},
		"tab\tin the window":               {"tab in the window": false, "tabin the window": false},
		strings.Repeat("kettle moss ", 21): {strings.Repeat("kettle moss ", 21) + "x": false, strings.TrimSpace(strings.Repeat("kettle moss ", 21)): false},
	} {
		a.Browser(t).Post("/link/"+link(t, a, "other"), url.Values{"password": {chosen}}).Want(http.StatusSeeOther)
		signIn(a.Browser(t), "other", chosen).Want(http.StatusSeeOther)
		for typed, opens := range others {
			if got := signIn(a.Browser(t), "other", typed).Status == http.StatusSeeOther; got != opens {
				t.Errorf("%q opens what was chosen as %q: %v", typed, chosen, got)
			}
		}
		a.Clock.Advance(time.Hour)
	}
}

// The longest password is the policy's, and what is said of one that is longer is true.
func TestTheLongestPassword(t *testing.T) {
	a := testapp.Start(t)
	path, longest := "/link/"+link(t, a, "other"), string([]rune(strings.Repeat("żółw pod stołem ", 17))[:256])
	a.Browser(t).Post(path, url.Values{"password": {longest + "x"}}).Want(http.StatusUnprocessableEntity).Says("Use at most 256 characters.")
	a.Browser(t).Post(path, url.Values{"password": {strings.Repeat("x", 70_000)}}).Want(http.StatusUnprocessableEntity).Says("Use at most 256 characters.")
	a.Browser(t).Post(path, url.Values{"password": {"kettle \xff moss violin"}}).Want(http.StatusUnprocessableEntity).Says("cannot be read")
	a.Browser(t).Post(path, url.Values{"password": {""}}).Want(http.StatusUnprocessableEntity).Says("Choose a password.")
	a.Browser(t).Post(path, url.Values{"password": {longest}}).Want(http.StatusSeeOther)
	signIn(a.Browser(t), "other", longest).Want(http.StatusSeeOther)
	signIn(a.Browser(t), "other", longest+"x").Want(http.StatusUnprocessableEntity).Says("do not match")
}

// Whoever chose a password while forms still trimmed it, and has typed a space at its end ever since, still comes in, until
// they choose another.
func TestAPasswordFromBeforeStillOpens(t *testing.T) {
	a := testapp.Start(t)
	if _, err := testdb.Admin(t).ExecContext(t.Context(), `UPDATE account SET password_trimmed = TRUE WHERE id = ?`, a.School.Account["other"].Bytes()); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{testapp.Password, testapp.Password + " ", "\t" + testapp.Password + "\x00 "} {
		signIn(a.Browser(t), "other", typed).Want(http.StatusSeeOther)
		signIn(a.Browser(t), "teacher", typed).Want(map[bool]int{true: http.StatusSeeOther, false: http.StatusUnprocessableEntity}[typed == testapp.Password])
	}
	signIn(a.Browser(t), "other", "quiet  harbour lantern").Want(http.StatusUnprocessableEntity)
	a.Browser(t).Post("/link/"+link(t, a, "other"), url.Values{"password": {"copper window thistle"}}).Want(http.StatusSeeOther)
	signIn(a.Browser(t), "other", "copper window thistle ").Want(http.StatusUnprocessableEntity)
	signIn(a.Browser(t), "other", "copper window thistle").Want(http.StatusSeeOther)
}

// A hash with other parameters than those of now is made again when its owner signs in, and by nobody else.
func TestAHashFromBeforeIsMadeAgainAtTheNextSignIn(t *testing.T) {
	a := testapp.Start(t, func(o *app.Options) {
		o.Hasher = secret.NewHasher(secret.Floor(), o.Keys.Pepper(), secret.DefaultLimits())
	})
	was := hashOf(t, a, "other")
	signIn(a.Browser(t), "other", "not her password").Want(http.StatusUnprocessableEntity)
	signIn(a.Browser(t), "teacher", testapp.Password).Want(http.StatusSeeOther)
	if hashOf(t, a, "other") != was {
		t.Fatal("made again without the password")
	}
	signIn(a.Browser(t), "other", testapp.Password).Want(http.StatusSeeOther)
	now := hashOf(t, a, "other")
	if got := secret.ParamsOf(now); got != secret.Floor() {
		t.Fatalf("signed in, and the hash still has %s", got)
	}
	signIn(a.Browser(t), "other", testapp.Password).Want(http.StatusSeeOther)
	if hashOf(t, a, "other") != now {
		t.Error("a hash that is right is made again")
	}
	if n := a.Done(audit.PasswordRehash); n != 2 {
		t.Errorf("%d traces of two hashes", n)
	}
}

// Whoever has given the right password is in, whatever becomes of their hash.
func TestAHashThatCannotBeMadeAgainKeepsNobodyOut(t *testing.T) {
	a := testapp.Start(t, func(o *app.Options) {
		o.Hasher = secret.NewHasher(secret.Floor(), o.Keys.Pepper(), secret.DefaultLimits())
	})
	was := hashOf(t, a, "other")
	testdb.FailWrites(t, "account")
	c := a.Browser(t)
	signIn(c, "other", testapp.Password).Want(http.StatusSeeOther)
	if !isIn(c) || hashOf(t, a, "other") != was {
		t.Error("signed in, with the hash as it was")
	}
}

// A password that its owner chose meanwhile is not put back by a slow sign-in with the one before.
func TestAHashMadeAgainReplacesNoOther(t *testing.T) {
	a := testapp.Start(t)
	err := mariadb.Transact[session.Tx](a.Store)(t.Context(), actor.Nobody("slow"), func(tx session.Tx) error {
		return tx.ReplaceHash(t.Context(), a.School.Account["other"], hashOf(t, a, "teacher"), "made again")
	})
	if !fault.Is(err, fault.Conflict) || hashOf(t, a, "other") == "made again" {
		t.Errorf("replaced: %v", err)
	}
}

func hashOf(t *testing.T, a *testapp.App, name string) (hash string) {
	t.Helper()
	if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT password_hash FROM account WHERE id = ?`, a.School.Account[name].Bytes()).Scan(&hash); err != nil {
		t.Fatal(err)
	}
	return hash
}
