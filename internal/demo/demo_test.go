package demo

import (
	"testing"
	"time"

	"heard/internal/authz"
	"heard/internal/clock"
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
