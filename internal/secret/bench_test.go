package secret

import (
	"slices"
	"testing"
	"time"

	"heard/internal/clock"
)

func BenchmarkVerifyTuned(b *testing.B) {
	p := Tune(clock.System{}, Params{})
	h := NewHasher(p, thePepper, DefaultLimits())
	b.Log(p)
	for b.Loop() {
		if err := h.VerifyDummy(b.Context(), fair); err != nil {
			b.Fatal(err)
		}
	}
}

// ASVS 6.3.8: the medians of a name that somebody has and of one that nobody has differ by less than 5 %. Which of the
// two comes next is drawn by lot: taking turns would fall into step with the garbage collector.
func BenchmarkKnownAndUnknownNames(b *testing.B) {
	h := NewHasher(Floor(), thePepper, DefaultLimits())
	stored, err := h.Hash(b.Context(), anAccount, fair)
	if err != nil {
		b.Fatal(err)
	}
	wrong, clk := NewText("kettle moss viola"), clock.System{}
	took := map[bool][]time.Duration{}
	for b.Loop() {
		known := NewToken().b()[0]&1 == 0
		start := clk.Now()
		if known {
			_, err = h.Verify(b.Context(), anAccount, stored, wrong)
		} else {
			err = h.VerifyDummy(b.Context(), wrong)
		}
		took[known] = append(took[known], clk.Now().Sub(start))
		if err != nil {
			b.Fatal(err)
		}
	}
	for _, t := range took {
		slices.Sort(t)
	}
	if known, unknown := took[true], took[false]; len(known) > 0 && len(unknown) > 0 {
		b.ReportMetric(100*(float64(unknown[len(unknown)/2])/float64(known[len(known)/2])-1), "%slower")
	}
}

func BenchmarkObjection(b *testing.B) {
	for b.Loop() {
		ForStaff.Objection(fair, "Łucja Nowak", "Thornbeck Academy")
	}
}
