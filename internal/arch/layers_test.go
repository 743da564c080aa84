package arch

import "slices"

// The layers, top to bottom. A package may import what is below it, never what is above or beside it,
// with the exceptions that mayImport spells out.
type layer string

const (
	command layer = "command"      // cmd/heard
	measure layer = "measurement"  // internal/bench: the whole program, used as its people use it
	wiring  layer = "wiring"       // internal/app
	support layer = "test support" // may see everything, and is imported by tests
	adapter layer = "adapter"      // the outside world: database, web, documents, mail
	domain  layer = "domain"       // rules and use-cases
	access  layer = "access"       // who may do what, what is recorded, what is sealed
	kernel  layer = "kernel"       // standard library only
	embeds  layer = "embedded"     // folders of files with one Go file that embeds them
	tools   layer = "tools"        // programs for building and testing
)

// layers places every package of the module, by its path without "heard/" and "internal/".
// A package that is not here fails the test: decide where it belongs and add it.
var layers = map[layer][]string{
	command: {"cmd/heard"},
	measure: {"bench"},
	wiring:  {"app", "demo"},
	support: {"testdb", "testapp", "testapp/browser", "pdf/pdftest", "web/view/reading", "fixture", "arch"},
	adapter: {"mariadb", "mariadb/private", "web", "web/view", "pdf", "pdf/typeset", "pdf/fonts", "pdf/packs", "mail", "oidc", "jobs"},
	domain:  slices.Concat(journey...),
	access:  {"authz", "audit", "vault"},
	kernel:  {"fault", "ident", "actor", "clock", "once", "schoolday", "secret", "config"},
	embeds:  {"policies", "migrations", "web-files"},
	tools:   {"deploy/testreport"},
}

// journey orders the domain by a young person's way through it. A package may import packages of
// earlier lines only, so what happens first never depends on what happens later.
var journey = [][]string{
	{"notify", "response", "draft"}, // what may be said to whom, who is told when, and what is not yet sent; know no record
	{"pupil"},
	{"account", "outline"}, // outline: the one line that an area shows of a record where many kinds stand together
	{"session", "partner", "sharing"},
	{"roll"},      // builds a whole school out of all of the above
	{"waiting"},   // the kept clock under whatever waits for a person
	{"exclusion"}, // whom a pupil keeps out of everything about them
	{"selfreferral", "concern", "staffconcern"},
	{"triage"},
	{"plan"},
	{"referral"},
	{"transition"},
	{"filetransfer"},
	{"chronology", "worklist", "front", "retention", "report", "exchange", "backup"}, // show or sweep all of the above
}

// library is a module or a package from outside that only some packages may use.
type library struct {
	path string
	in   []string // packages, as in layers
	why  string
}

// libraries lists everything from outside the standard library, and the parts of the standard
// library that are kept in one place. What is not here is not used, tests apart.
var libraries = []library{
	{"database/sql", []string{"mariadb", "mariadb/private", "testdb", "bench"}, "SQL has one home; ask for a store method in your Tx interface"},
	{"github.com/go-sql-driver/mysql", []string{"mariadb", "mariadb/private", "testdb"}, "SQL has one home; ask for a store method in your Tx interface"},
	{"github.com/gin-gonic/gin", []string{"web"}, "nothing below internal/web knows about HTTP frameworks"},
	{"github.com/go-playground/validator", []string{"web"}, "the shape of input is checked at the edge; meaning in the domain"},
	{"github.com/casbin/casbin", []string{"authz"}, "ask internal/authz, which holds the policy"},
	{"github.com/go-pdf/fpdf", []string{"pdf", "pdf/typeset"}, "documents are drawn in one place"},
	{"html/template", []string{"web/view"}, "pages are rendered in one place, from structs"},
	{"text/template", nil, "it does not escape; use internal/web/view"},
	{"github.com/tink-crypto/tink-go", []string{"vault"}, "sealing has one home"},
	{"golang.org/x/crypto", []string{"secret"}, "password hashing has one home; the standard library has the rest"},
	{"golang.org/x/sys", nil, "system calls are a way out of the machine; the standard library has what the private server needs"},
	{"golang.org/x/text", []string{"pdf", "pdf/typeset", "pupil", "web", "web/view"}, "for writing and sorting names"},
	{"net/smtp", nil, wayOut},
	{"net/rpc", nil, wayOut},
	{"net/http/httputil", nil, wayOut},
	{"net/http/cgi", nil, wayOut},
	{"net/http/fcgi", nil, wayOut},
	{"net/http/pprof", nil, "it opens addresses that no route and no policy knows"},
	{"expvar", nil, "it opens an address that no route and no policy knows"},
	{"log/syslog", nil, wayOut},
	{"plugin", nil, "it runs what no test here has seen"},
	{"unsafe", nil, "it goes round every other rule"},
	{"C", nil, "it goes round every other rule"},
}

// forTests are libraries that test files and test support may use wherever they are.
var forTests = []string{
	"github.com/PuerkitoBio/goquery",
	"github.com/andybalholm/cascadia",
	"github.com/anishathalye/porcupine",
	"github.com/chromedp",
	"github.com/rogpeppe/go-internal",
	"golang.org/x/net",
	"golang.org/x/text",
	"golang.org/x/tools",
	"pgregory.net/rapid",
}
