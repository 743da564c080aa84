package fonts

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every committed font is the one that SHA256SUMS names, and the licence is beside them.
func TestCommittedFontsMatchTheirChecksums(t *testing.T) {
	sums := readSums(t)
	files, err := filepath.Glob("*.ttf")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fonts: %v", err)
	}
	total := 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		total += len(data)
		sum := sha256.Sum256(data)
		if got := hex.EncodeToString(sum[:]); got != sums[name] {
			t.Errorf("%s is %s, SHA256SUMS says %q", name, got, sums[name])
		}
	}
	if len(sums) != len(files) {
		t.Errorf("SHA256SUMS names %d files, found %d", len(sums), len(files))
	}
	if total > 3<<20 {
		t.Errorf("fonts take %d bytes, more than 3 MB", total)
	}
	licence, err := os.ReadFile("OFL.txt")
	if err != nil || !strings.Contains(string(licence), "SIL OPEN FONT LICENSE\n\nVersion 1.1") {
		t.Errorf("OFL.txt: %v", err)
	}
}

func readSums(t *testing.T) map[string]string {
	t.Helper()
	file, err := os.Open("SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	sums := make(map[string]string)
	for lines := bufio.NewScanner(file); lines.Scan(); {
		sum, name, _ := strings.Cut(lines.Text(), "  ")
		sums[name] = sum
	}
	return sums
}

// Both weights can draw the names and signs of the languages that Heard promises.
func TestEveryPromisedAlphabetIsCovered(t *testing.T) {
	for _, text := range []string{
		"Łukasz Żółć Siân Ŵyn Nguyễn Thị Ánh Đặng Țepeș Șerban Ağca İpek Ñandú Þór Æsa Œuvre ẞ ß",
		"Київ Ђорђе Αθηνά შოთა Արամ ሰላም",
		"محمد فاطمة پگاه ژاله ٹینا ۀ گل ښځه ګران ڕۆژ ڵ",
		"שרה",
		"“quoted” ‘it’s’ – — … • £ € → □ ☐ ☑ ✓ ☎ №",
	} {
		for _, r := range text {
			for _, w := range []Weight{Regular, Bold} {
				if _, ok := For(r, w); !ok {
					t.Errorf("no face of weight %d draws %q (%U)", w, r, r)
				}
			}
		}
	}
	if _, ok := For('😀', Regular); ok {
		t.Error("an emoji is claimed to be covered")
	}
}

func TestMetricsAreThoseOfTheFont(t *testing.T) {
	face, _ := For('M', Regular)
	if got := face.Advance('M'); got != 907 {
		t.Errorf("M is %d wide, want 907", got)
	}
	if got, want := face.Ink('M'), (Box{Left: 97, Bottom: 0, Right: 810, Top: 714}); got != want {
		t.Errorf("M's ink is %v, want %v", got, want)
	}
	if got := face.Advance('\u0301'); got != 0 {
		t.Errorf("a combining acute is %d wide, want 0", got)
	}
}

// A file that is cut anywhere is refused, never a panic.
func TestParseRefusesACutFile(t *testing.T) {
	for _, n := range []int{0, 3, 11, 40, 200, len(symbols) - 200} {
		if _, err := parse("cut", symbols[:n]); err == nil {
			t.Errorf("a face cut to %d bytes was accepted", n)
		}
	}
}
