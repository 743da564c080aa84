package bench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"time"

	"heard/internal/ident"
	"heard/internal/pupil"
)

// measure starts the program on the school's data and uses it as its people would. It gives the figures of four clients that
// post without pause.
func (b *bench) measure(ctx context.Context) (four figures, err error) {
	began := now()
	p, err := b.start(ctx)
	if err != nil {
		return four, err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	b.say("start to first page:                                   %7.0f ms", ms(now().Sub(began)))
	var adults []client
	for _, name := range b.school.names {
		c, err := p.signIn(ctx, name)
		if err != nil {
			return four, err
		}
		adults = append(adults, c)
	}
	post := func(ctx context.Context, i, _ int) error {
		return adults[3+i%(len(adults)-3)].post(ctx, b.school.pupils[2])
	}
	if _, err := load(ctx, 4, 0, time.Second, post); err != nil { // warm
		return four, err
	}
	four, err = load(ctx, 4, 0, b.For, post)
	if err != nil {
		return four, err
	}
	b.say("post a concern over HTTP, 4 clients without pause:     %s", four)
	twenty, err := load(ctx, 20, time.Second, 2*b.For, post)
	if err != nil {
		return four, err
	}
	b.say("post a concern over HTTP, 20 clients, pause 1 s:       %s", twenty)
	for _, page := range pages(b) {
		f, err := load(ctx, 1, 0, b.For/2, func(ctx context.Context, _, _ int) error { return adults[page.as].get(ctx, page.path) })
		if err != nil {
			return four, fmt.Errorf("%s: %w", page.name, err)
		}
		b.say("%-54s %s", page.name+":", f)
	}
	b.say("resident memory of the program itself:                 %7.1f MB", p.resident())
	return four, nil
}

// page is a screen that is measured.
type page struct {
	name, path string
	as         int // index of the adult; 0 is the safeguarding lead
}

func pages(b *bench) []page {
	return []page{
		{"the lead's morning screen", "/", 0},
		{"a colleague's first page, with plans they keep", "/", 5},
		{"a pupil's chronology, several hundred entries", "/chronology/" + b.school.busy.String(), 0},
		{"what an author has logged", "/concerns", 5},
	}
}

// program is the program under test.
type program struct {
	cmd  *exec.Cmd
	base string
}

func (b *bench) start(ctx context.Context) (*program, error) {
	cmd := exec.CommandContext(context.WithoutCancel(ctx), b.Program, "demo", "-listen", "127.0.0.1:0", "-data", b.data) //nolint:gosec // this program itself
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &program{cmd: cmd}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, rest, ok := strings.Cut(lines.Text(), "http://localhost:"); ok {
			port, _, _ := strings.Cut(rest, " ")
			p.base = "http://localhost:" + port
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return p, client{p: p}.get(ctx, "/")
		}
	}
	return nil, errors.Join(errors.New("the program did not start"), p.stop())
}

func (p *program) stop() error {
	_ = p.cmd.Process.Signal(os.Interrupt)
	return p.cmd.Wait()
}

// resident is the program's own memory, without its database's, in megabytes.
func (p *program) resident() float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	var kb float64
	if _, rest, ok := strings.Cut(string(status), "VmRSS:"); ok {
		_, _ = fmt.Sscan(rest, &kb)
	}
	return kb / 1024
}

// client is somebody signed in.
type client struct {
	p      *program
	cookie string
}

var browser = &http.Client{
	Timeout:       30 * time.Second,
	Transport:     &http.Transport{MaxIdleConnsPerHost: 64},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func (p *program) signIn(ctx context.Context, name string) (client, error) {
	res, err := client{p: p}.send(ctx, "/sign-in", url.Values{"key": {ident.NewRaw(now()).String()}, "username": {name}, "password": {password}})
	if err != nil {
		return client{}, err
	}
	defer res.Body.Close()
	for _, c := range res.Cookies() {
		if c.Name == "__Host-heard" && c.Value != "" {
			return client{p, c.Value}, nil
		}
	}
	return client{}, fmt.Errorf("%s could not sign in: %d", name, res.StatusCode)
}

func (c client) post(ctx context.Context, about pupil.ID) error {
	res, err := c.send(ctx, "/concerns/new", url.Values{
		"key": {ident.NewRaw(now()).String()}, "pupil": {about.String()}, "part": {"affected"}, "danger": {"no"}, "facts": {strings.Repeat("A quiet lunch alone. ", 30)},
	})
	if err != nil {
		return err
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, res.Body)
	if res.StatusCode != http.StatusSeeOther || strings.HasPrefix(res.Header.Get("Location"), "/sign-in") {
		return fmt.Errorf("a concern was not saved: %d", res.StatusCode)
	}
	return nil
}

func (c client) get(ctx context.Context, path string) error {
	res, err := c.send(ctx, path, nil)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, res.Body)
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("%d", res.StatusCode)
	}
	return nil
}

func (c client) send(ctx context.Context, path string, form url.Values) (*http.Response, error) {
	method, body := http.MethodGet, io.Reader(http.NoBody)
	if form != nil {
		method, body = http.MethodPost, strings.NewReader(form.Encode())
	}
	r, err := http.NewRequestWithContext(ctx, method, c.p.base+path, body)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if c.cookie != "" {
		r.AddCookie(&http.Cookie{Name: "__Host-heard", Value: c.cookie})
	}
	return browser.Do(r)
}
