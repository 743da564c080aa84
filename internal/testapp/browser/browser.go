// Package browser drives Debian's Chromium for tests: it opens pages at a
// given width and in a given look, takes pictures, and asks axe-core what a
// person could not see, reach or understand. Only tests import it.
package browser

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// deadline bounds one test's use of the browser; a page takes well under a
// second.
const deadline = 10 * time.Minute

// Browser is one running Chromium with a profile of its own.
type Browser struct{ ctx context.Context }

// Start runs Chromium until the test ends. A machine without it fails the
// test and says how to get it.
func Start(t testing.TB) *Browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("the browser tests need Chromium: apt-get install chromium")
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path),
		chromedp.UserDataDir(newProfile(t)),
		chromedp.NoFirstRun,
		chromedp.NoDefaultBrowserCheck,
		chromedp.Headless,
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("force-color-profile", "srgb"),
	}
	if os.Geteuid() == 0 {
		// Chromium refuses to run as root inside its sandbox.
		options = append(options, chromedp.NoSandbox)
	}
	base, stop := context.WithTimeout(context.Background(), deadline)
	allocated, release := chromedp.NewExecAllocator(base, options...)
	ctx, closeBrowser := chromedp.NewContext(allocated)
	t.Cleanup(func() {
		// Cancel waits until Chromium has ended; without it the profile is
		// still being written while it is removed.
		_ = chromedp.Cancel(ctx)
		closeBrowser()
		release()
		stop()
	})
	if err := chromedp.Run(ctx); err != nil {
		t.Fatalf("starting Chromium: %v", err)
	}
	return &Browser{ctx: ctx}
}

// newProfile is a folder for Chromium. Its helpers may outlive it by a moment
// and write once more, so removing the folder is tried a few times.
func newProfile(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "heard-chromium-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for range 20 {
			if os.RemoveAll(dir) == nil {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Logf("the browser's profile stays at %s", dir)
	})
	return dir
}
