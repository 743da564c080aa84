package browser

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const axeDir = "testdata/axe-core"

func TestAxeIsAsPublished(t *testing.T) {
	sums, err := os.ReadFile(filepath.Join(axeDir, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(sums)) {
		want, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		content, err := os.ReadFile(filepath.Join(axeDir, name))
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s has been changed", name)
		}
	}
}

// A page with known faults: a run that finds nothing would prove nothing.
func TestFaultsAreFound(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; require-trusted-types-for 'script'")
		_, _ = w.Write([]byte(`<!DOCTYPE html><html lang="en"><head><title>Faults</title></head><body><main><h1>Faults</h1>` +
			`<input name="bare"><a href="/">x</a><table><tr><td>` + strings.Repeat("wide", 300) + `</td></tr></table></main></body></html>`))
	}))
	t.Cleanup(server.Close)
	tab := Start(t).NewTab(t)
	tab.Open(t, server.URL, Look{Width: 360})
	found := tab.Violations(t)
	if len(found) == 0 || !strings.Contains(found[0].String(), "label") {
		t.Errorf("an input without a label gave %v", found)
	}
	if tab.TooWide(t) == "" {
		t.Error("a page that scrolls sideways passed")
	}
	if small := tab.TooSmall(t, 44); len(small) != 2 {
		t.Errorf("small controls: %q", small)
	}
}
