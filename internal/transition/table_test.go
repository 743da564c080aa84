package transition_test

import (
	"os"
	"strings"
	"testing"

	"heard/internal/transition"
)

// The section matrix (records 2.8): every cell of the code against every cell of the design's own table.
func TestEveryCellOfTheTable(t *testing.T) {
	raw, err := os.ReadFile("testdata/records-2.8.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(raw)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) == 5 && !strings.HasPrefix(cells[0], "---") && strings.TrimSpace(cells[0]) != "Section" {
			rows = append(rows, cells)
		}
	}
	sections := transition.Sections()
	if len(rows) != len(sections) || len(rows) != 26 {
		t.Fatalf("the design has %d sections, the code %d", len(rows), len(sections))
	}
	for i, s := range sections {
		for n, c := range transition.Copies() {
			cell := strings.TrimSpace(rows[i][n+1])
			if got, want := s.In(c), meaning(t, cell); got != want {
				t.Errorf("%s (%s), %s: the code says %q, the design %q", s.Key, strings.TrimSpace(rows[i][0]), c, got, cell)
			}
		}
	}
}

// meaning reads a cell of the design. Where it says "unless", the code does the stricter thing.
func meaning(t *testing.T, cell string) transition.Rule {
	t.Helper()
	switch {
	case cell == "Y" || cell == "Y (their part)" || cell == "Y (private)" || cell == "Y (sections as shared)":
		return transition.Always
	case cell == "C" || cell == "C (off by default)":
		return transition.Agreed
	case strings.HasPrefix(cell, "Y if lawful and necessary, under a 2.10 record"):
		return transition.Decided
	case strings.HasPrefix(cell, "**Told it exists and what it says unless unsafe"):
		return transition.Told
	case cell == "N" || cell == "n/a" || strings.HasPrefix(cell, "N unless") || strings.HasPrefix(cell, "N (child protection file"):
		return transition.Never
	}
	t.Fatalf("a cell that this test cannot read: %q", cell)
	return ""
}

// Every section that is for agreement is asked for under a name that the young person's page can say, and once for each receiver.
func TestTheYoungPersonIsAskedForEverySectionThatIsTheirsToDecide(t *testing.T) {
	for _, c := range []transition.Copy{transition.Receiving, transition.GP} {
		for _, s := range transition.Sections() {
			asked := false
			for _, a := range transition.Asked(c) {
				asked = asked || a.Key == s.Key
			}
			if want := s.In(c) == transition.Agreed; asked != want {
				t.Errorf("%s for %s is asked: %v, want %v", s.Key, c, asked, want)
			}
			if asked && s.Plain == "" {
				t.Errorf("%s has no plain name", s.Key)
			}
		}
	}
	if len(transition.Asked(transition.Mine)) > 0 {
		t.Error("the young person is asked for leave to see what is theirs")
	}
}

// Nothing of third parties, staff opinion or the young person's "how ready am I" pages is in any copy but as the table says,
// whoever decides what (4.21).
func TestWhatNeverGoes(t *testing.T) {
	never := map[transition.Key][]transition.Copy{
		transition.KeyThirdParty: transition.Copies(), transition.KeyOpinion: transition.Copies(),
		transition.KeyReady: {transition.Receiving, transition.GP}, transition.KeyRights: {transition.Receiving, transition.GP},
	}
	for k, copies := range never {
		s, _ := transition.SectionOf(k)
		for _, c := range copies {
			if s.In(c) != transition.Never {
				t.Errorf("%s may reach %s", k, c)
			}
		}
	}
}
