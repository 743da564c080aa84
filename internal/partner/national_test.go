package partner_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"heard/internal/partner"
)

// They stood in two places, one for pages and one for papers: a number that changes is changed once.
func TestTheNationalLinesStandInOnePlace(t *testing.T) {
	all := partner.NationalLines()
	if !all[0].Emergency || all[0].Number() != "999" || all[1].Number() != "111" {
		t.Errorf("first stand %v and %v", all[0], all[1])
	}
	for _, l := range all {
		if l.Name == "" || l.About == "" || l.Hours == "" || l.Number() == "" {
			t.Errorf("something is not said of %+v", l)
		}
	}
	samaritans, shout := `"`+all[3].Number()+`"`, `"`+all[4].Number()+`"`
	err := fs.WalkDir(os.DirFS("../.."), ".", func(path string, d fs.DirEntry, err error) error {
		examples := strings.HasPrefix(path, "internal/web/view/") // pages with made-up contents, for looking at
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || examples || path == "internal/partner/national.go" {
			return err
		}
		source, err := os.ReadFile("../../" + path)
		if s := string(source); strings.Contains(s, samaritans) || strings.Contains(s, shout) {
			t.Errorf("%s has numbers of its own", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
