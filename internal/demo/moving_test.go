package demo

import (
	"slices"
	"strings"
	"testing"
	"time"

	"heard/internal/clock"
	"heard/internal/fixture"
	"heard/internal/mariadb"
	"heard/internal/testdb"
	"heard/internal/transition"
)

// README step 7: on some days the demonstration's one whole pack was made before it was written, and stood empty; and the safeguarding
// summary was never played. Whatever day it is built on, the pack has its sections, its answers and its summary, and was sent signed.
func TestThePackOfTheDemonstrationIsWhole(t *testing.T) {
	for _, now := range []time.Time{
		time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC), time.Date(2026, 11, 27, 15, 0, 0, 0, time.UTC), // half term and the clock change behind it
		time.Date(2027, 1, 10, 22, 0, 0, 0, time.UTC), time.Date(2027, 4, 26, 7, 30, 0, 0, time.UTC), time.Date(2027, 8, 12, 12, 0, 0, 0, time.UTC),
	} {
		t.Run(now.Format(time.DateOnly), func(t *testing.T) {
			school, store, policy, hasher := emptyOn(t, now)
			if _, err := school.Ensure(t.Context(), store(clock.NewFake(now)), hasher); err != nil {
				t.Fatal(err)
			}
			y := school.newYear(store, policy)
			y.sharing()
			y.moving()
			y.acts = slices.DeleteFunc(y.acts, func(a act) bool { return !strings.Contains(a.name, "niamh") })
			if err := y.play(t.Context()); err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(school.World.Transitions, func(x fixture.Transition) bool { return len(x.Pack) > 0 })
			from := school.World.Transitions[i]
			var tracker transition.ID
			var pack transition.PackID
			err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT k.transition_id, k.id FROM pack k JOIN pack_signature s ON s.pack_id = k.id JOIN pack_issue i ON i.pack_id = k.id
				JOIN transition t ON t.id = k.transition_id WHERE t.pupil_id = ? AND i.issued_at > s.signed_at AND s.signed_at > k.made_at`, pupilID(from.Pupil).Bytes()).Scan(&tracker, &pack)
			if err != nil {
				t.Fatalf("no pack that was made, then signed, then sent: %v", err)
			}
			v, err := y.as(y.lead(), "pack", "read")
			if err != nil {
				t.Fatal(err)
			}
			desk := transition.NewDesk(mariadb.Transact[transition.Tx](y.store), y.clock, "x", nil)
			o, err := desk.Open(t.Context(), v, tracker, pack, transition.Receiving)
			if err != nil {
				t.Fatal(err)
			}
			has := func(k transition.Key) bool {
				return slices.ContainsFunc(o.Sheet.Parts, func(p transition.Part) bool { return p.Key == k })
			}
			for _, s := range from.Pack {
				row, _ := transition.SectionOf(transition.Key(s.Key))
				if goes := row.In(transition.Receiving) == transition.Always || row.In(transition.Receiving) == transition.Agreed && s.ToService == "yes"; goes && row.Key != transition.KeyCover && !has(row.Key) {
					t.Errorf("the service's copy is without %s", s.Key)
				}
			}
			if !has(transition.KeyProtection) || len(o.Pack.Data.Texts) < 14 {
				t.Errorf("%d texts, a summary: %v", len(o.Pack.Data.Texts), has(transition.KeyProtection))
			}
		})
	}
}
