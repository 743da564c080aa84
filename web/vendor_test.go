package webfiles

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
)

const vendorDir = "vendor/govuk-frontend"

// What is committed is what was compiled: nobody edits it by hand.
func TestVendoredFilesMatchTheirChecksums(t *testing.T) {
	sums := readStatic(t, vendorDir+"/SHA256SUMS")
	seen := map[string]bool{"SHA256SUMS": true, "VERSION": true}
	for line := range strings.Lines(string(sums)) {
		want, name, ok := strings.Cut(strings.TrimSpace(line), "  ")
		if !ok {
			t.Fatalf("unreadable line %q", line)
		}
		seen[name] = true
		sum := sha256.Sum256(readStatic(t, path.Join(vendorDir, name)))
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s: checksum %s, want %s", name, got, want)
		}
	}
	entries, err := fs.ReadDir(Static(), vendorDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !seen[entry.Name()] {
			t.Errorf("%s has no checksum", entry.Name())
		}
	}
}

// 4.25: no fonts, pictures or scripts from anywhere else, and nothing that
// belongs to gov.uk.
var forbidden = regexp.MustCompile(`(?i)@font-face|@import\b|url\(|https?://|//[a-z0-9-]+\.[a-z]|gds.transport|crown|logotype`)

// A name space and two selectors look like addresses and fetch nothing.
var harmless = strings.NewReplacer("http://www.w3.org/2000/svg", "", `[href^="http://"]`, "", `[href^="https://"]`, "")

func TestStaticFilesReachNothingOutside(t *testing.T) {
	for name := range contentTypes {
		files, err := glob("*" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			content := harmless.Replace(string(readStatic(t, file)))
			scan := bufio.NewScanner(strings.NewReader(content))
			scan.Buffer(nil, 1<<20)
			for scan.Scan() {
				if found := forbidden.FindString(scan.Text()); found != "" {
					t.Errorf("%s: %q", file, found)
				}
			}
		}
	}
}

// Trusted types and the policy against inline script refuse these at run
// time; here they fail where they are written.
var unsafeScript = regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|localStorage|sessionStorage|indexedDB`)

func TestScriptsAreSafe(t *testing.T) {
	scripts, err := glob("*.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range scripts {
		if found := unsafeScript.Find(readStatic(t, file)); found != nil {
			t.Errorf("%s: %q", file, found)
		}
	}
}

func glob(pattern string) ([]string, error) {
	var found []string
	err := fs.WalkDir(Static(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if ok, matchErr := path.Match(pattern, path.Base(name)); ok || matchErr != nil {
			found = append(found, name)
		}
		return nil
	})
	return found, err
}

func readStatic(t *testing.T, name string) []byte {
	t.Helper()
	content, err := fs.ReadFile(Static(), name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
