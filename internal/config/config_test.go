package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

type files map[string]string

func (f files) read(path string) ([]byte, error) {
	switch s, ok := f[path]; {
	case path == "/forbidden":
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}
	case !ok:
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	default:
		return []byte(s), nil
	}
}

func problemsOf(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	e, ok := errors.AsType[*Error](err)
	if !ok {
		t.Fatalf("not a config error: %v", err)
	}
	return e.Problems
}

func TestDefaults(t *testing.T) {
	c, err := Load([]string{"PATH=/bin", "HOME=/root", "HEARD_ORIGIN="}, files{}.read)
	if err != nil {
		t.Fatal(err)
	}
	if c.Origin != "http://localhost:8080" || c.Listen != "127.0.0.1:8080" || c.Data != "var" || c.Keys != "var-keys" ||
		c.LeaveURL != "/term-dates" || c.LogJSON || c.TrustedProxies != nil || !c.IsPrivate() || c.SchoolName != "Our school" {
		t.Errorf("%+v", c)
	}
}

func TestEverySettingAndItsTwin(t *testing.T) {
	dsn := "app:p@ss/w?rd@tcp(db:3306)/heard?ca=/etc/heard/db-ca.pem"
	values := map[string]string{
		"HEARD_ORIGIN": "https://Heard.example.sch.uk:443/", "HEARD_LISTEN": ":9000", "HEARD_DB_DSN": dsn,
		"HEARD_DB_MIGRATE_DSN": "migrate:x@unix(/run/mysqld.sock)/heard", "HEARD_DATA": "/srv/heard", "HEARD_KEYS": "/etc/heard/keys",
		"HEARD_TRUSTED_PROXIES": "10.0.0.5, 10.1.2.3/16 fd00::/8", "HEARD_SCHOOL_NAME": "Ysgol Llanfair", "HEARD_LEAVE_URL": "https://www.example.org/",
		"HEARD_LOG": "json",
	}
	if len(values) != len(settings) {
		t.Fatalf("%d settings, %d tried", len(settings), len(values))
	}
	var plain, twins []string
	on := files{}
	for k, v := range values {
		plain = append(plain, k+"="+v)
		twins = append(twins, k+"_FILE=/run/"+k)
		on["/run/"+k] = v + "\n"
	}
	for name, env := range map[string][]string{"plain": plain, "files": twins} {
		c, err := Load(env, on.read)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if c.Origin != "https://heard.example.sch.uk" || c.Listen != ":9000" || c.DSN.Reveal() != dsn || c.IsPrivate() ||
			c.MigrateDSN.IsZero() || c.Data != "/srv/heard" || c.Keys != "/etc/heard/keys" || !c.LogJSON || c.SchoolName != "Ysgol Llanfair" ||
			prefixes(c.TrustedProxies) != "10.0.0.5/32, 10.1.0.0/16, fd00::/8" || c.LeaveURL != "https://www.example.org/" {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

func TestProblems(t *testing.T) {
	on := files{"/empty": "\n", "/two": "a\nb\n", "/huge": strings.Repeat("x", maxFileSize+1)}
	for _, x := range []struct{ env, want string }{
		{"HEARD_ORIGIN=http://heard.example.sch.uk", "HEARD_ORIGIN must begin with https://"},
		{"HEARD_ORIGIN=https://heard.example.sch.uk/app", "nothing after the host and port"},
		{"HEARD_ORIGIN=https://a@heard.example.sch.uk", "nothing after"},
		{"HEARD_ORIGIN=https://heard.example.sch.uk?", "nothing after"},
		{"HEARD_ORIGIN=https://", "nothing after"},
		{"HEARD_ORIGIN=heard.example.sch.uk", "nothing after"},
		{"HEARD_ORIGIN=https://ysgol-tŷ.cymru", "nothing after"},
		{"HEARD_ORIGIN=ftp://localhost", "nothing after"},
		{"HEARD_LISTEN=8080", "a host and a port"},
		{"HEARD_LISTEN=localhost:99999", "a host and a port"},
		{"HEARD_LISTEN=http://x:80", "a host and a port"},
		{"HEARD_DB_DSN=mysql://app:swordfish@db/heard", "user:password@tcp"},
		{"HEARD_DB_DSN=app:swordfish@tcp(db:3306)/", "user:password@tcp"},
		{"HEARD_DB_DSN=app:swordfish@tcp(db:3306)/?tls=true", "user:password@tcp"},
		{"HEARD_DB_DSN=swordfish", "user:password@tcp"},
		{"HEARD_DB_MIGRATE_DSN=migrate:swordfish@tcp(db:3306)/heard", "HEARD_DB_DSN is not; set both"},
		{"HEARD_DATA=/", "a directory of its own"},
		{"HEARD_KEYS=.", "a directory of its own"},
		{"HEARD_KEYS=var/keys", "must be apart"},
		{"HEARD_KEYS=var", "must be apart"},
		{"HEARD_DATA=../x/y", ""},
		{"HEARD_DATA=/srv/a school's data", ""},
		{"HEARD_DATA=\"/srv/heard\"", "without quotation marks"},
		{"HEARD_DATA='/srv/heard'", "without quotation marks"},
		{"HEARD_DATA=/srv/heard ", "spaces around it"},
		{"HEARD_DATA=/srv/heard\nHEARD_LOG=json", "on one line"},
		{"HEARD_KEYS=\"/srv/keys\"", "without quotation marks"},
		{"HEARD_TRUSTED_PROXIES=proxy.local", "addresses or networks"},
		{"HEARD_TRUSTED_PROXIES=0.0.0.0/0", "the whole internet"},
		{"HEARD_TRUSTED_PROXIES=::/0", "the whole internet"},
		{"HEARD_SCHOOL_NAME=two\nlines", "one line"},
		{"HEARD_SCHOOL_NAME=" + strings.Repeat("ŵ", 101), "at most 100"},
		{"HEARD_SCHOOL_NAME=" + strings.Repeat("ŵ", 100), ""},
		{"HEARD_LEAVE_URL=//example.org", "a path of this site"},
		{"HEARD_LEAVE_URL=/\\example.org", "a path of this site"},
		{"HEARD_LEAVE_URL=javascript:alert(1)", "a path of this site"},
		{"HEARD_LEAVE_URL=http://example.org", "a path of this site"},
		{"HEARD_LOG=loud", "text or json"},
		{"HEARD_LOG_FILE=/missing", "it does not exist"},
		{"HEARD_LOG_FILE=/forbidden", "this user may not read it"},
		{"HEARD_LOG_FILE=/empty", "which is empty"},
		{"HEARD_LOG_FILE=/two", "more than one line"},
		{"HEARD_LOG_FILE=/huge", "too large"},
		{"HEARD_ORIGN=x", "did you mean HEARD_ORIGIN?"},
		{"HEARD_DB_DNS=x", "did you mean HEARD_DB_DSN?"},
		{"HEARD_TRUSTED_PROXY=x", "did you mean HEARD_TRUSTED_PROXIES?"},
		{"HEARD_DSN_FILE=x", "did you mean HEARD_DB_DSN_FILE?"},
		{"HEARD_PEPPER=x", "the directory that HEARD_KEYS names"},
		{"HEARD_THE_QUICK_BROWN_FOX=x", "heard check lists"},
	} {
		t.Run(x.env[:min(len(x.env), 40)], func(t *testing.T) {
			c, err := Load([]string{x.env}, on.read)
			ps := problemsOf(t, err)
			if x.want == "" {
				if len(ps) != 0 {
					t.Errorf("refused: %v", ps)
				}
				return
			}
			if len(ps) != 1 || !strings.Contains(ps[0], x.want) {
				t.Fatalf("%q, want one problem with %q", ps, x.want)
			}
			if s := ps[0] + c.String(); strings.Contains(s, "swordfish") {
				t.Errorf("a secret is printed: %s", s)
			}
			if !strings.HasSuffix(ps[0], ".") && !strings.HasSuffix(ps[0], "?") {
				t.Errorf("not a sentence: %q", ps[0])
			}
		})
	}
}

func TestLoopbackMayBePlain(t *testing.T) {
	for _, o := range []string{"http://localhost", "http://127.0.0.1:8081", "http://[::1]:80", "http://LOCALHOST:8080/"} {
		if _, err := Load([]string{"HEARD_ORIGIN=" + o}, files{}.read); err != nil {
			t.Errorf("%s: %v", o, err)
		}
	}
	c, _ := Load([]string{"HEARD_ORIGIN=http://localhost:80"}, files{}.read)
	if c.Origin != "http://localhost" {
		t.Errorf("browsers leave out the usual port: %s", c.Origin)
	}
}

func TestAllProblemsAtOnceAndBothTwins(t *testing.T) {
	_, err := Load([]string{"HEARD_LOG=json", "HEARD_LOG_FILE=/log", "HEARD_LISTEN=x", "HEARD_NONSENSE_HERE=1", "HEARD_DATA=/"}, files{"/log": "text"}.read)
	ps := problemsOf(t, err)
	if len(ps) != 4 || !slices.ContainsFunc(ps, func(s string) bool { return s == "HEARD_LOG and HEARD_LOG_FILE are both set; keep one." }) {
		t.Errorf("%q", ps)
	}
}

// Keys stay out of the data wherever both are put, or one copied directory opens every record (security: "never in a backup").
func TestKeysStayOutOfTheData(t *testing.T) {
	for _, x := range []struct {
		data, keys string
		ok         bool
	}{
		{"/srv/heard", "/srv/heard/keys", false}, {"/srv/heard/", "/srv/heard/../heard", false}, {"/srv/keys/data", "/srv/keys", false},
		{"/srv/heard", "/srv/heard-keys", true}, {"/srv/heard", "/srv/heard/../keys", true}, {"/srv/heard", "/srv/..keys", true}, {"a", "b", true},
	} {
		_, err := Load([]string{"HEARD_DATA=" + x.data, "HEARD_KEYS=" + x.keys}, files{}.read)
		if (err == nil) != x.ok {
			t.Errorf("data %s, keys %s: %v", x.data, x.keys, err)
		}
	}
	if c, err := Load([]string{"HEARD_DATA=/srv/heard/"}, files{}.read); err != nil || c.Keys != "/srv/heard-keys" {
		t.Errorf("%s %v", c.Keys, err)
	}
}

// No way of printing shows a secret, and every setting is shown with where it came from.
func TestPrintsNoSecret(t *testing.T) {
	c, err := Load([]string{"HEARD_DB_DSN=app:swordfish@tcp(db:3306)/heard", "HEARD_DB_MIGRATE_DSN_FILE=/run/dsn"},
		files{"/run/dsn": "migrate:swordfish@tcp(db:3306)/heard\r\n"}.read)
	if err != nil {
		t.Fatal(err)
	}
	j, _ := json.Marshal(c)
	for _, s := range []string{fmt.Sprint(c), fmt.Sprintf("%v %+v %#v %s", c, c, c, c), fmt.Sprintf("%#v", &c), string(j), fmt.Sprintf("%+v", c.Lines())} {
		if strings.Contains(s, "swordfish") {
			t.Errorf("printed: %s", s)
		}
	}
	lines := c.Lines()
	if len(lines) != len(settings) {
		t.Fatalf("%d lines", len(lines))
	}
	for _, l := range lines {
		if l.Value == "" || l.From == "" || l.About == "" {
			t.Errorf("%+v", l)
		}
	}
	if !strings.Contains(c.String(), "file /run/dsn") || !strings.Contains(c.String(), "set, not shown") {
		t.Error(c.String())
	}
}

// A bad value leaves a Config that can still be shown, which is what heard check does.
func TestShowsWhatItCouldRead(t *testing.T) {
	c, err := Load([]string{"HEARD_LISTEN=nowhere", "HEARD_LOG=json"}, files{}.read)
	if err == nil || !c.LogJSON || c.Listen != "127.0.0.1:8080" || !strings.Contains(c.String(), "default, because the value given is wrong") {
		t.Errorf("%v\n%v", err, c)
	}
}

// Whatever is typed, Load does not panic, and never accepts an origin that browsers would send over the open network in the clear.
func TestAnyInput(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var env []string
		for _, s := range settings {
			if rapid.Bool().Draw(t, s.key) {
				env = append(env, s.key+"="+rapid.OneOf(rapid.String(), rapid.StringMatching(`https?://[a-z0-9.:\[\]]{1,12}/?`), rapid.Just(s.standard)).Draw(t, "v"))
			}
		}
		c, err := Load(env, files{}.read)
		if !strings.HasPrefix(c.Origin, "https://") && !strings.HasPrefix(c.Origin, "http://localhost") && !strings.HasPrefix(c.Origin, "http://127.") && !strings.HasPrefix(c.Origin, "http://[::1]") {
			t.Fatalf("%q %v", c.Origin, err)
		}
		if !strings.HasPrefix(c.LeaveURL, "/") && !strings.HasPrefix(c.LeaveURL, "https://") || strings.HasPrefix(c.LeaveURL, "//") {
			t.Fatalf("%q", c.LeaveURL)
		}
	})
}

func TestDistance(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want int
	}{{"", "abc", 3}, {"kitten", "sitting", 5}, {"same", "same", 0}, {"ab", "ba", 2}} {
		if got := distance(x.a, x.b); got != x.want {
			t.Errorf("%s %s: %d", x.a, x.b, got)
		}
	}
}

// A _FILE setting that named a device without an end took 20 GB and was ended by the kernel.
func TestAFileWithoutEndIsTooLarge(t *testing.T) {
	_, err := Load([]string{"HEARD_DB_DSN_FILE=/dev/zero"}, readShort)
	if ps := problemsOf(t, err); len(ps) != 1 || !strings.Contains(ps[0], "too large to be a setting") {
		t.Errorf("%q", ps)
	}
	if _, err := Load([]string{"HEARD_DB_DSN_FILE=" + t.TempDir()}, readShort); len(problemsOf(t, err)) != 1 {
		t.Errorf("a directory: %v", err)
	}
}
