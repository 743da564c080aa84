package schoolday

import (
	"reflect"
	"strings"
	"testing"
)

const asTyped = `# the year, as the office has it
term,   Autumn term, 2026-09-02, 2026-12-18
closed, "Half term, and INSET", 2026-10-24, 2026-11-01
early,  Last day,    2026-12-18, 13:00
hours,  Monday,      08:00,      16:30
hours,  friday,      08:00,      16:00
`

func TestAPlanAsText(t *testing.T) {
	p, err := ReadPlan(strings.NewReader(asTyped))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Terms) != 1 || p.Closures[0].Name != "Half term, and INSET" || p.EarlyCloses[0].Close != Time(13, 0) || p.Hours[5].Close != Time(16, 0) {
		t.Errorf("%+v", p)
	}
	if _, err := New(p); err != nil {
		t.Error(err)
	}
	again, err := ReadPlan(strings.NewReader(p.Text()))
	if err != nil || !reflect.DeepEqual(p, again) {
		t.Errorf("written and read again it is %+v (%v)", again, err)
	}
}

func TestALineThatIsNotUnderstoodIsNamed(t *testing.T) {
	for _, line := range []string{"term, Autumn, 2026-09-02", "term, Autumn, 2/9/2026, 2026-12-18", "hours, Moonday, 08:00, 16:00", "hours, Monday, 8, 16", "open, x, y, z", `term, "x`} {
		_, err := ReadPlan(strings.NewReader("# ours\n" + line + "\n"))
		if err == nil || !strings.Contains(err.Error(), "ine 2") {
			t.Errorf("%q: %v", line, err)
		}
	}
}

// Whatever is in the file, reading it does not panic, and what is understood is written so that it is understood again.
func FuzzReadPlan(f *testing.F) {
	f.Add(asTyped)
	f.Add("hours,sunday,00:00,24:00")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ReadPlan(strings.NewReader(text))
		if err != nil {
			return
		}
		again, err := ReadPlan(strings.NewReader(p.Text()))
		if err != nil || len(again.Terms) != len(p.Terms) || again.Hours != p.Hours {
			t.Fatalf("%q became %q (%v)", text, p.Text(), err)
		}
	})
}
