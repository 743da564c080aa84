package bench

import (
	"testing"
	"time"
)

// Entries lie evenly over the ten years, whatever the size: ten years in nanoseconds, times their number, overflow.
func TestEntriesLieEvenlyOverTenYears(t *testing.T) {
	end := time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)
	for _, size := range []int{20, 300, 15_000, 150_000} {
		byYear, lately, last := [years]int{}, 0, time.Time{}
		for i := range size {
			at := written(end, i, size)
			age := end.Sub(at)
			if at.Before(last) || age < 0 || age >= years*daysOfYear*dayLong {
				t.Fatalf("%d of %d was written at %v", i, size, at)
			}
			last = at
			byYear[age/(daysOfYear*dayLong)]++
			if age < 14*dayLong {
				lately++
			}
		}
		for y, n := range byYear {
			if n < size/years-1 || n > size/years+1 {
				t.Errorf("of %d entries %d are %d years old", size, n, y)
			}
		}
		if most := size*14/(years*daysOfYear) + 1; lately > most {
			t.Errorf("of %d entries %d are of the last two weeks, not %d", size, lately, most)
		}
	}
}
