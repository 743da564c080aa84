package demo

import (
	"testing"
	"time"

	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/fixture"
	"heard/internal/mariadb"
	"heard/internal/secret"
	"heard/internal/testdb"
	"heard/internal/vault"
	"heard/policies"
)

func TestMain(m *testing.M) { testdb.Main(m) }

// The fictional school is built through the services and the policy that a real school uses: every act of the year is
// allowed to whoever does it, and playing it a second time, as after a crash, changes nothing.
func TestTheFictionalYearIsPlayedThroughTheServicesOnce(t *testing.T) {
	school, store, policy, hasher := empty(t)
	for _, want := range []bool{true, false} {
		built, err := school.Ensure(t.Context(), store(clock.NewFake(school.World.Now)), hasher)
		if err != nil || built != want {
			t.Fatalf("built %v, want %v: %v", built, want, err)
		}
	}
	count := func() (n int) {
		if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT COUNT(*) FROM audit WHERE outcome = 'done'`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if err := school.PlayYear(t.Context(), store, policy); err != nil {
		t.Fatal(err)
	}
	once := count()
	if once < len(school.World.Concerns) {
		t.Errorf("%d traces of %d concerns", once, len(school.World.Concerns))
	}
	if err := school.PlayYear(t.Context(), store, policy); err != nil {
		t.Fatal(err)
	}
	if twice := count(); twice != once {
		t.Errorf("playing the year again left %d new traces", twice-once)
	}
}

// empty is an empty database and everything that building the fictional school in it takes.
func empty(t *testing.T) (School, func(clock.Clock) *mariadb.Store, *authz.Policy, *secret.Hasher) {
	t.Helper()
	db := testdb.Open(t)
	dir := t.TempDir() + "/keys"
	if err := vault.Create(dir, vault.ForDemo); err != nil {
		t.Fatal(err)
	}
	keys, err := vault.Load(dir, vault.ForDemo)
	if err != nil {
		t.Fatal(err)
	}
	policy, err := authz.Load(policies.Model, policies.Grants)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC)
	school := Describe(now)
	store := func(c clock.Clock) *mariadb.Store { return mariadb.NewStore(db, keys, c) }
	hasher := secret.NewHasher(secret.CheapForTests(), keys.Pepper(), secret.DefaultLimits())
	return school, store, policy, hasher
}

// The demonstration has something to see for every role: somebody waits, plans are active, a worker has post, and a young
// person stands between services.
func TestEveryRoleOfTheDemonstrationFindsSomething(t *testing.T) {
	school, store, policy, hasher := empty(t)
	if _, err := school.Ensure(t.Context(), store(clock.NewFake(school.World.Now)), hasher); err != nil {
		t.Fatal(err)
	}
	if err := school.PlayYear(t.Context(), store, policy); err != nil {
		t.Fatal(err)
	}
	w, sami := school.World, pupilID("sami").Bytes()
	for _, want := range []struct {
		what        string
		least, most int
		query       string
		args        []any
	}{
		{"concerns", len(w.Concerns), len(w.Concerns), `SELECT COUNT(*) FROM concern`, nil},
		{"requests", len(w.SelfReferrals), len(w.SelfReferrals), `SELECT COUNT(*) FROM self_referral`, nil},
		{"decisions", len(w.Decisions), 400, `SELECT COUNT(*) FROM decision`, nil},
		{"sharing decisions", len(w.Sharing), 100, `SELECT COUNT(*) FROM sharing_decision`, nil},
		{"what decisions still wait for", 2, 6, `SELECT COUNT(*) FROM decision_awaited WHERE settled_at IS NULL`, nil},
		{"answers that came or were chased", 5, 99, `SELECT COUNT(*) FROM decision_awaited_note`, nil},
		{"plans", len(w.SupportPlans) + len(w.SafetyPlans), len(w.SupportPlans) + len(w.SafetyPlans), `SELECT COUNT(*) FROM plan`, nil},
		{"referrals", len(w.Referrals), len(w.Referrals), `SELECT COUNT(*) FROM referral`, nil},
		{"moves", len(w.Transitions) - 1, len(w.Transitions), `SELECT COUNT(*) FROM transition`, nil},
		{"things of the pupil who may be tried: requests", 1, 9, `SELECT COUNT(*) FROM self_referral WHERE pupil_id = ?`, []any{sami}},
		{"plans in force", 2, 2, `SELECT COUNT(*) FROM plan WHERE pupil_id = ? AND state = 'active'`, []any{sami}},
		{"a wait", 1, 1, `SELECT COUNT(*) FROM referral WHERE pupil_id = ? AND state = 'waiting'`, []any{sami}},
		{"entries that nobody has taken up", 1, 15, `SELECT COUNT(*) FROM response_clock WHERE state = 'running'`, nil},
		{"a young person between services", 1, 1, `SELECT COUNT(*) FROM journey WHERE state = 'open' AND refusals >= 2 AND refusals > planned_refusals`, nil},
		{"cover that stands, and cover that has run out", 2, 2, `SELECT COUNT(*) FROM cover WHERE ends_at > ? OR settled_at IS NOT NULL`, []any{w.Now}},
		{"post of the worker", 1, 99, `SELECT COUNT(*) FROM referral WHERE organisation_id = ? AND sent_at IS NOT NULL`, []any{orgID(workerOf(w)).Bytes()}},
	} {
		var n int
		if err := testdb.Admin(t).QueryRowContext(t.Context(), want.query, want.args...).Scan(&n); err != nil {
			t.Fatalf("%s: %v", want.what, err)
		}
		if n < want.least || n > want.most {
			t.Errorf("%d %s, want %d to %d", n, want.what, want.least, want.most)
		}
	}
}

func workerOf(w fixture.World) fixture.OrgKey {
	for _, in := range w.SignIns {
		if in.Org != "" {
			return in.Org
		}
	}
	return ""
}
