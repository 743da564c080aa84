package bench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"heard/internal/pdf/packs"
	"heard/internal/schoolday"
	"heard/internal/transition"
)

// printPacks sets the three copies of a pack of about twenty pages each, in this process: setting is the same code with and
// without the web around it. What it takes with the web, the database and the unsealing is measured over HTTP.
func (b *bench) printPacks() error {
	for _, c := range []transition.Copy{transition.Mine, transition.Receiving, transition.GP} {
		sheet := sheetOf(c)
		file, err := packs.Print(sheet) // warm
		if err != nil {
			return err
		}
		var all []time.Duration
		for range 20 {
			t := now()
			if _, err := packs.Print(sheet); err != nil {
				return err
			}
			all = append(all, now().Sub(t))
		}
		slices.Sort(all)
		b.say("a pack on paper, copy %q, %d kB: p50 %.1f ms, slowest of 20 %.1f ms", c, len(file)/1000, ms(all[len(all)/2]), ms(all[len(all)-1]))
	}
	return nil
}

func sheetOf(c transition.Copy) transition.Sheet {
	random := rand.New(rand.NewPCG(18, 18)) //nolint:gosec // figures, not secrets
	s := transition.Sheet{
		Copy: c, Title: "Moving on", Name: "Łukasz Nguyễn", School: "Bench (fictional)", Reference: "T-0000000", Number: 1,
		MadeOn: schoolday.Date{Year: 2026, Month: time.November, Day: 16},
	}
	for i := range 19 {
		p := transition.Part{Key: transition.KeyStory, Title: fmt.Sprintf("Part %d", i+1), Note: "Written by the young person."}
		for range 4 {
			p.Blocks = append(p.Blocks, transition.Text{Head: "What matters", Text: narrative(random)})
		}
		s.Parts = append(s.Parts, p)
	}
	return s
}
