package demo

import (
	"testing"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/fixture"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/roll"
	"heard/internal/schoolday"
	"heard/internal/secret"
	"heard/internal/testdb"
	"heard/internal/vault"
	"heard/policies"
)

func TestMain(m *testing.M) { testdb.Main(m) }

// The fictional year is played once for everything that is asked of it: to play it takes longer than all the questions.
func TestTheFictionalYear(t *testing.T) {
	school, store, policy, hasher := empty(t)
	ensure := func(t *testing.T, want bool) {
		t.Helper()
		if built, err := school.Ensure(t.Context(), store(clock.NewFake(school.World.Now)), hasher); err != nil || built != want {
			t.Fatalf("built %v, want %v: %v", built, want, err)
		}
	}
	play := func(t *testing.T) {
		t.Helper()
		if err := school.PlayYear(t.Context(), store, policy); err != nil {
			t.Fatal(err)
		}
	}
	ensure(t, true)
	play(t)
	t.Run("has something to see for every role", func(t *testing.T) { hasSomethingForEveryRole(t, school) })
	t.Run("lets its staff sleep at night", func(t *testing.T) { letsStaffSleep(t, school) })
	t.Run("cannot be read in the database", func(t *testing.T) { cannotBeRead(t, school) })
	// Through the services and the policy that a real school uses: every act was allowed to whoever did it, and playing it a
	// second time, as after a crash, changes nothing.
	t.Run("is played once", func(t *testing.T) {
		once := traces(t)
		if once < len(school.World.Concerns) {
			t.Errorf("%d traces of %d concerns", once, len(school.World.Concerns))
		}
		ensure(t, false)
		play(t)
		if twice := traces(t); twice != once {
			t.Errorf("playing the year again left %d new traces", twice-once)
		}
	})
}

// traces counts what was done.
func traces(t *testing.T) (n int) {
	t.Helper()
	if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT COUNT(*) FROM audit WHERE outcome = 'done'`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// Over another school's records nothing is played, not even what would be refused: somebody may be measuring them.
func TestTheYearIsPlayedInNoOtherSchool(t *testing.T) {
	school, store, policy, _ := empty(t)
	c := clock.NewFake(school.World.Now)
	other := roll.School{Colleagues: []account.Colleague{{ID: ident.New[actor.OfStaff](c.Now()), State: account.Working, Person: account.Person{Name: "Somebody else"}}}}
	if err := roll.NewService(mariadb.Transact[roll.Tx](store(c))).Found(t.Context(), actor.Named("test", "test"), other); err != nil {
		t.Fatal(err)
	}
	if err := school.PlayYear(t.Context(), store, policy); err != nil {
		t.Error(err)
	}
	var traces, entries int
	err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT (SELECT COUNT(*) FROM audit), (SELECT COUNT(*) FROM directory_entry)`).Scan(&traces, &entries)
	if err != nil || traces != 1 || entries != 0 {
		t.Errorf("%d traces, of founding alone, and %d entries of the directory (%v)", traces, entries, err)
	}
}

// empty is an empty database and everything that building the fictional school in it takes.
func empty(t *testing.T) (School, func(clock.Clock) *mariadb.Store, *authz.Policy, *secret.Hasher) {
	t.Helper()
	return emptyOn(t, time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC))
}

func emptyOn(t *testing.T, now time.Time) (School, func(clock.Clock) *mariadb.Store, *authz.Policy, *secret.Hasher) {
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
	school := Describe(now)
	store := func(c clock.Clock) *mariadb.Store { return mariadb.NewStore(db, keys, c) }
	hasher := secret.NewHasher(secret.CheapForTests(), keys.Pepper(), secret.DefaultLimits())
	return school, store, policy, hasher
}

// The demonstration has something to see for every role: somebody waits, plans are active, a worker has post, and a young
// person stands between services.
func hasSomethingForEveryRole(t *testing.T, school School) {
	t.Helper()
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
		{"post of the worker with a safety plan", 1, 9, `SELECT COUNT(*) FROM referral r JOIN plan p ON p.pupil_id = r.pupil_id JOIN plan_copy c ON c.plan_id = p.id
			WHERE c.holder = 'service' AND c.recorded_at = r.sent_at AND r.organisation_id = ?`, []any{orgID(workerOf(w)).Bytes()}},
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

// Who works at school or at a service does so on school days and in working hours; only young people write in the evening. And
// nothing is shared twice: one decision about two entries of a child once left two sharing decisions.
func letsStaffSleep(t *testing.T, school School) {
	t.Helper()
	rows, err := testdb.Admin(t).QueryContext(t.Context(), `SELECT at, actor_kind, action FROM audit WHERE outcome = 'done' AND actor_kind IN ('staff', 'partner')`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	acts := 0
	for rows.Next() {
		var at time.Time
		var kind, action string
		if err := rows.Scan(&at, &kind, &action); err != nil {
			t.Fatal(err)
		}
		acts++
		if l := schoolday.Local(at); !school.World.Calendar.SchoolDay(time.Date(l.Year(), l.Month(), l.Day(), 0, 0, 0, 0, time.UTC)) || l.Hour() < 7 || l.Hour() >= 19 {
			t.Errorf("%s by %s on %s", action, kind, schoolday.ForStaff(at))
		}
	}
	if err := rows.Err(); err != nil || acts < 500 {
		t.Fatalf("%d acts: %v", acts, err)
	}
	twice := 0
	if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT COUNT(*) FROM (SELECT 1 FROM sharing_decision GROUP BY pupil_id, decided_at, author_id HAVING COUNT(*) > 1) x`).Scan(&twice); err != nil {
		t.Fatal(err)
	}
	if twice > 0 {
		t.Errorf("%d decisions to share were recorded twice", twice)
	}
}
