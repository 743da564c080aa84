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

// ASVS 6.3.8: the medians of a name that somebody has and of one that nobody has differ by less than 5 %. The two take
// turns, so that whatever else the machine does disturbs both alike.
func BenchmarkKnownAndUnknownNames(b *testing.B) {
	h := NewHasher(Floor(), thePepper, DefaultLimits())
	stored, err := h.Hash(b.Context(), anAccount, fair)
	if err != nil {
		b.Fatal(err)
	}
	wrong := NewText("kettle moss viola")
	var known, unknown []time.Duration
	clk := clock.System{}
	for b.Loop() {
		start := clk.Now()
		_, err1 := h.Verify(b.Context(), anAccount, stored, wrong)
		middle := clk.Now()
		err2 := h.VerifyDummy(b.Context(), wrong)
		known, unknown = append(known, middle.Sub(start)), append(unknown, clk.Now().Sub(middle))
		if err1 != nil || err2 != nil {
			b.Fatal(err1, err2)
		}
	}
	median := func(d []time.Duration) float64 { slices.Sort(d); return float64(d[len(d)/2]) }
	b.ReportMetric(100*(median(unknown)/median(known)-1), "%slower")
}

func BenchmarkObjection(b *testing.B) {
	for b.Loop() {
		ForStaff.Objection(fair, "Łucja Nowak", "Thornbeck Academy")
	}
}
