package web

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"heard/internal/clock"
	"heard/internal/fault"

	"github.com/gin-gonic/gin"
	"golang.org/x/text/unicode/norm"
)

func callOf(r *http.Request) *call {
	g, _ := gin.CreateTestContext(httptest.NewRecorder())
	g.Request = r
	return &call{gin: g, site: &Site{}}
}

type anyForm struct {
	Text  string   `form:"text" validate:"required" say:"Type something."`
	Many  []string `form:"many"`
	Yes   bool     `form:"yes"`
	Inner struct {
		Deep string `form:"deep"`
	}
	Secret  string `form:"secret" as:"typed"`
	Unbound string
}

// Whatever bytes arrive, a form holds valid UTF-8 in NFC with plain line ends and no control characters, and nothing panics.
func FuzzBind(f *testing.F) {
	f.Add("text=a%0D%0Ab&many=1&many=%00&yes=yes&deep=e%CC%81")
	f.Add("text=%ff%fe&text=second&Unbound=x")
	f.Add("%zz")
	f.Add("secret=+%09e%CC%81%0D%0A%00+")
	f.Fuzz(func(t *testing.T, body string) {
		r := httptest.NewRequest(http.MethodPost, "/x", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		var got anyForm
		if err := callOf(r).Bind(&got); err != nil && !fault.Is(err, fault.Invalid) {
			t.Fatal(err)
		}
		if got.Unbound != "" {
			t.Fatal("a field without a box was filled")
		}
		if sent := r.PostForm.Get("secret"); got.Secret != norm.NFC.String(sent) {
			t.Fatalf("a password was changed: %q is %q", sent, got.Secret)
		}
		for _, s := range append(got.Many, got.Text, got.Inner.Deep) {
			if !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) || strings.Contains(s, "\r\n") || strings.TrimSpace(s) != s {
				t.Fatalf("%q", s)
			}
			for _, r := range s {
				if unicode.Is(unicode.Cc, r) && r != '\n' && r != '\t' || r == '\u202D' || r == '\u202E' {
					t.Fatalf("%q holds a control character, or one that turns letters around", s)
				}
			}
			if s != "" && !strings.ContainsFunc(s, seen) {
				t.Fatalf("%q is something, and nothing of it can be seen", s)
			}
		}
	})
}

// Of what cannot be seen, only what some script or sign needs is kept. A zero-width space alone was a concern with nothing in it,
// and a sentence could be written that reads the other way round on a page and not in a paper.
func TestWhatCannotBeSeenIsNotKept(t *testing.T) {
	for typed, want := range map[string]string{
		"\u200b\ufeff \u00a0\u2060": "", "\u200e\u2066\u2069": "",
		"he said \u202eton\u202c": "he said ton\u202c", "a\u202db": "ab",
		"one\u0085two\u009b31m": "one\ntwo31m", "one\rtwo\r\nthree": "one\ntwo\nthree",
		"می\u200cروم": "می\u200cروم", "\u2067שלום\u2069 \u200f": "\u2067שלום\u2069 \u200f", "👩\u200d👧": "👩\u200d👧",
	} {
		if got := clean(typed); got != want {
			t.Errorf("%q became %q, want %q", typed, got, want)
		}
	}
}

func TestBindSaysWhatIsMissingBesideItsBox(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/x", strings.NewReader("text=+&deep="+strings.Repeat("ŵ", longest+1)))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var got anyForm
	fields := fault.FieldsOf(callOf(r).Bind(&got))
	if len(fields) != 2 || fields[0].Name != "deep" || fields[1].Message != "Type something." {
		t.Errorf("%v", fields)
	}
}

// "Next" leads to this site or to the first page, whatever a stranger put into the address.
var elsewhere = []string{
	"https://evil.example", "//evil.example", "///evil.example", `/\evil.example`, `\\evil.example`, "/\tx", "/\r\nLocation: x", "javascript:alert(1)",
	"evil.example", "", "http:/x", "/%zz", "https:evil.example", "mailto:x@y",
}

func TestOwnPath(t *testing.T) {
	for _, next := range elsewhere {
		if got := ownPath(next); got != "/" {
			t.Errorf("%q leads to %q", next, got)
		}
	}
	for _, next := range []string{"/", "/concerns/new?kept=1", "/p/r/06g?x=/y#z", "/a%20b"} {
		if got := ownPath(next); got != next {
			t.Errorf("%q became %q", next, got)
		}
	}
}

// However it is written, the way back stays on this host as a browser reads it.
func FuzzOwnPath(f *testing.F) {
	for _, s := range elsewhere {
		f.Add(s)
	}
	f.Add("/concerns/new?kept=1")
	base, _ := url.Parse("https://heard.example/sign-in")
	f.Fuzz(func(t *testing.T, next string) {
		got := ownPath(next)
		u, err := base.Parse(got)
		if err != nil || u.Host != base.Host || u.Scheme != "https" || !strings.HasPrefix(got, "/") || strings.HasPrefix(got, "//") || strings.ContainsAny(got, "\\\r\n\t") {
			t.Fatalf("%q leads to %q", next, got)
		}
	})
}

// The client's address: a proxy's word counts only from our own proxies, and only for the last address that is not ours.
func TestClientAddress(t *testing.T) {
	for _, x := range []struct{ remote, forwarded, want string }{
		{"203.0.113.7:4000", "", "203.0.113.7/32"},
		{"203.0.113.7:4000", "198.51.100.1", "203.0.113.7/32"},                           // a stranger says so
		{"10.0.0.5:4000", "198.51.100.1", "198.51.100.1/32"},                             // our proxy says so
		{"10.0.0.5:4000", "192.0.2.66, 198.51.100.1", "198.51.100.1/32"},                 // what a stranger wrote before it
		{"10.0.0.5:4000", "192.0.2.66, 198.51.100.1, 10.0.0.9", "198.51.100.1/32"},       // two of our proxies
		{"10.0.0.5:4000", "192.0.2.66, nonsense", "10.0.0.5/32"},                         // nothing behind nonsense is believed
		{"10.0.0.5:4000", "", "10.0.0.5/32"},                                             //
		{"10.0.0.5:4000", "10.0.0.6, 10.0.0.7", "10.0.0.6/32"},                           // inside the school
		{"[2001:db8:1:2:3:4:5:6]:4000", "", "2001:db8:1:2::/64"},                         // a household holds all of it
		{"[::ffff:203.0.113.7]:4000", "", "203.0.113.7/32"},                              //
		{"10.0.0.5:4000", "2001:db8:1:2::9", "2001:db8:1:2::/64"},                        //
		{"[fe80::1%eth0]:4000", "", "fe80::/64"},                                         //
		{"@", "198.51.100.1", "unknown"},                                                 //
		{"10.0.0.5:4000", strings.Repeat("10.0.0.9,", 1000) + "10.0.0.9", "10.0.0.9/32"}, // as long as the header may be
		{"10.0.0.5:4000", "198.51.100.1:1234", "10.0.0.5/32"},                            // with a port it is no address
		{"10.0.0.5:4000", " 198.51.100.1 ", "198.51.100.1/32"},                           //
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = x.remote
		if x.forwarded != "" {
			r.Header.Set("X-Forwarded-For", x.forwarded)
		}
		c := callOf(r)
		c.site.settings.Proxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/24")}
		if got := c.client(); got != x.want {
			t.Errorf("%s behind %.60q: %s, want %s", x.remote, x.forwarded, got, x.want)
		}
	}
}

// A panic becomes a page in plain words with a number for IT, and a line of the log without what was panicked with.
func TestAPanicBecomesAPage(t *testing.T) {
	var logged bytes.Buffer
	s := &Site{log: slog.New(slog.NewJSONHandler(&logged, nil)), clock: clock.NewFake(time.Unix(0, 0))}
	for _, x := range []struct {
		name  string
		boom  func(w http.ResponseWriter)
		fresh bool
	}{
		{"before anything was sent", func(http.ResponseWriter) { panic("Aled said something") }, true},
		{"in the program", func(http.ResponseWriter) { var m map[string]int; m["Aled"] = 1 }, true},
		{"half-way through a page", func(w http.ResponseWriter) { _, _ = io.WriteString(w, "<p>"); panic("Aled") }, false},
	} {
		logged.Reset()
		w := httptest.NewRecorder()
		rec := &recorder{ResponseWriter: w, route: "/concerns/view/:id"}
		r := httptest.NewRequest(http.MethodGet, "/concerns/view/secret-id", nil)
		func() {
			defer s.finish(r, rec, "request-id", s.clock.Now())
			x.boom(rec)
		}()
		if x.fresh && (w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "request-id") || !strings.Contains(w.Body.String(), "999")) {
			t.Errorf("%s: %d %s", x.name, w.Code, w.Body)
		}
		if l := logged.String(); !strings.Contains(l, `"panic"`) || strings.Contains(l, "Aled") || strings.Contains(l, "secret-id") || strings.Count(l, `"msg":"request"`) != 1 {
			t.Errorf("%s logged %s", x.name, l)
		}
	}
}

// A word that is not there begins no sentence: it was shown as the sign for a character that cannot be read.
func TestNothingStaysNothing(t *testing.T) {
	for in, want := range map[string]string{"": "", "élan": "Élan", "on Monday": "On Monday"} {
		if got := upper(in); got != want {
			t.Errorf("upper(%q) is %q", in, got)
		}
	}
	for in, want := range map[string]string{"": "", "Élan": "élan", "CAMHS": "CAMHS", "R-7F3K": "r-7F3K"} {
		if got := lower(in); got != want {
			t.Errorf("lower(%q) is %q", in, got)
		}
	}
}
