package config

import (
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"heard/internal/secret"
)

// setting is one key. set puts a value into the Config or says, in the words that follow "KEY must ", what it must be.
type setting struct {
	key      string
	standard string // what holds when the key is not set
	about    string
	secret   bool
	set      func(c *Config, v string) (problem string)
}

var settings = []setting{
	{"HEARD_ORIGIN", "http://localhost:8080", "the address people type to reach Heard", false, setOrigin},
	{"HEARD_LISTEN", "127.0.0.1:8080", "the address the program listens on", false, setListen},
	{"HEARD_DB_DSN", "", "the school's own MariaDB, as user app; without it Heard runs a private server", true, setDSN},
	{"HEARD_DB_MIGRATE_DSN", "", "the same server as user migrate, for heard migrate", true, setMigrateDSN},
	{"HEARD_DATA", "var", "the private server's directory", false, setData},
	// Beside the data and never in it: a copy of the data directory, which is what people back up and send for repair,
	// must not carry the keys that open it. Named after the data so that two schools on one machine never share keys.
	{"HEARD_KEYS", "", "the directory of key files, outside the data; default: the data directory's name with -keys", false, setKeys},
	{"HEARD_TRUSTED_PROXIES", "", "networks of the reverse proxies whose X-Forwarded-For is believed", false, setProxies},
	{"HEARD_SCHOOL_NAME", "Our school", "the school's name as pages show it", false, setSchoolName},
	{"HEARD_LEAVE_URL", "/term-dates", "where \"leave this page\" goes", false, setLeaveURL},
	{"HEARD_LOG", "text", "the form of the log: text or json", false, setLog},
}

func setOrigin(c *Config, v string) string {
	const want = "be an address such as https://heard.example.sch.uk, with nothing after the host and port"
	u, err := url.Parse(v)
	if err != nil || u.Host == "" || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" ||
		(u.Path != "" && u.Path != "/") || strings.ContainsAny(v, "#?") || !isASCII(u.Host) {
		return want
	}
	host := strings.ToLower(u.Host)
	switch u.Scheme {
	case "https":
		host = strings.TrimSuffix(host, ":443") // browsers leave the usual port out of Origin
	case "http":
		if !isLoopback(u.Hostname()) {
			return "begin with https://, because plain http is accepted only for this machine itself"
		}
		host = strings.TrimSuffix(host, ":80")
	default:
		return want
	}
	c.Origin = u.Scheme + "://" + host
	return ""
}

func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf || r <= ' ' })
}

func setListen(c *Config, v string) string {
	const want = "be a host and a port such as 127.0.0.1:8080"
	host, port, err := net.SplitHostPort(v)
	if err != nil {
		return want
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		return want
	}
	if strings.ContainsAny(host, "/ ") {
		return want
	}
	c.Listen = v
	return ""
}

func setDSN(c *Config, v string) string {
	c.DSN = secret.NewText(v)
	return checkDSN(v)
}

func setMigrateDSN(c *Config, v string) string {
	c.MigrateDSN = secret.NewText(v)
	return checkDSN(v)
}

// checkDSN looks only at the shape, as package mariadb splits it: a password may hold almost anything, and ?ca= a path.
func checkDSN(v string) string {
	if v == "" {
		return ""
	}
	slash := strings.LastIndex(v, ")/") + 1
	at := strings.LastIndexByte(v[:slash], '@')
	if at < 1 {
		return wantDSN
	}
	server := v[at+1 : slash]
	database, _, _ := strings.Cut(v[slash+1:], "?")
	isServer := strings.HasPrefix(server, "tcp(") || strings.HasPrefix(server, "unix(")
	if !isServer || database == "" {
		return wantDSN
	}
	return ""
}

const wantDSN = "have the form user:password@tcp(host:3306)/database or user:password@unix(/path/to/socket)/database"

func setData(c *Config, v string) string {
	if problem := checkDirectory(v); problem != "" {
		return problem
	}
	c.Data = filepath.Clean(v)
	return ""
}

func setKeys(c *Config, v string) string {
	if v == "" {
		c.Keys = c.Data + "-keys"
		return ""
	}
	if problem := checkDirectory(v); problem != "" {
		return problem
	}
	c.Keys = filepath.Clean(v)
	return ""
}

// checkDirectory refuses what is a slip of the pen rather than a directory: setup would make it, and what was meant stays empty.
func checkDirectory(v string) string {
	switch {
	case filepath.Clean(v) == "/" || filepath.Clean(v) == ".":
		return "name a directory of its own"
	case strings.ContainsFunc(v, unicode.IsControl) || v != strings.TrimSpace(strings.Trim(v, `"'`)):
		return "name a directory, on one line, without quotation marks or spaces around it"
	}
	return ""
}

func setProxies(c *Config, v string) string {
	c.TrustedProxies = nil
	for _, s := range strings.FieldsFunc(v, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		p, err := netip.ParsePrefix(s)
		if a, aerr := netip.ParseAddr(s); aerr == nil {
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		switch {
		case err != nil:
			return "be addresses or networks with commas between them, such as 10.0.0.5, 10.1.0.0/24"
		case p.Bits() == 0:
			return "not contain a network of the whole internet, because then anyone could claim any address"
		}
		if !slices.Contains(c.TrustedProxies, p.Masked()) {
			c.TrustedProxies = append(c.TrustedProxies, p.Masked())
		}
	}
	return ""
}

func setSchoolName(c *Config, v string) string {
	v = strings.TrimSpace(v)
	if v == "" || utf8.RuneCountInString(v) > 100 || !utf8.ValidString(v) || strings.ContainsFunc(v, unicode.IsControl) {
		return "be one line of at most 100 characters"
	}
	c.SchoolName = v
	return ""
}

func setLeaveURL(c *Config, v string) string {
	const want = "be a path of this site such as /term-dates, or an https:// address"
	u, err := url.Parse(v)
	if err != nil || u.User != nil || strings.ContainsRune(v, '\\') || !isASCII(v) {
		return want
	}
	isPath := u.Scheme == "" && u.Host == "" && strings.HasPrefix(v, "/") && !strings.HasPrefix(v, "//")
	isAway := u.Scheme == "https" && u.Hostname() != ""
	if !isPath && !isAway {
		return want
	}
	c.LeaveURL = v
	return ""
}

func setLog(c *Config, v string) string {
	if v != "text" && v != "json" {
		return "be text or json"
	}
	c.LogJSON = v == "json"
	return ""
}
