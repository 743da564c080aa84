package bench

import (
	"bufio"
	"bytes"
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
	"heard/internal/transition"
)

// read starts the program on the school as it was built, with no more unseen than a school has, and opens its pages.
func (b *bench) read(ctx context.Context) error {
	began := now()
	return b.running(ctx, func(p *program, adults []client) error {
		b.memory(p, "signing in")
		for _, page := range pages(b) {
			f, err := b.opened(ctx, adults[page.as], page)
			if err != nil {
				return err
			}
			b.say("%-54s %s", page.name+":", f)
		}
		for _, page := range packPages(b) {
			n, err := adults[page.as].sheets(ctx, page.path)
			if err != nil {
				return fmt.Errorf("%s: %w", page.name, err)
			}
			f, err := b.opened(ctx, adults[page.as], page)
			if err != nil {
				return err
			}
			b.say("%-54s %s", fmt.Sprintf("%s, %d pages:", page.name, n), f)
		}
		b.memory(p, "pages and packs")
		return nil
	}, func() { b.say("start to first page:                                   %7.0f ms", ms(now().Sub(began))) })
}

// write starts the program again and posts as its people would. It gives the figures of four clients that post without pause.
func (b *bench) write(ctx context.Context) (four figures, err error) {
	return four, b.running(ctx, func(p *program, adults []client) error {
		post := func(ctx context.Context, i, n int) error {
			return adults[3+i%(len(adults)-3)].post(ctx, b.school.others(i, n))
		}
		if _, err := load(ctx, 4, 0, time.Second, post); err != nil { // warm
			return err
		}
		if four, err = load(ctx, 4, 0, b.For, post); err != nil {
			return err
		}
		b.say("post a concern over HTTP, 4 clients without pause:     %s", four)
		twenty, err := load(ctx, 20, time.Second, 2*b.For, post)
		if err != nil {
			return err
		}
		b.say("post a concern over HTTP, 20 clients, pause 1 s:       %s", twenty)
		again := pages(b)[0]
		f, err := b.opened(ctx, adults[again.as], again)
		if err != nil {
			return err
		}
		b.say("%-54s %s", "the same morning over all that was posted, unseen:", f)
		b.memory(p, "posts")
		return nil
	}, func() {})
}

// running starts the program, signs the adults in and ends it again; started is called when it has answered first.
func (b *bench) running(ctx context.Context, use func(*program, []client) error, started func()) (err error) {
	p, err := b.start(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	started()
	var adults []client
	for _, name := range b.school.names {
		c, err := p.signIn(ctx, name)
		if err != nil {
			return err
		}
		adults = append(adults, c)
	}
	return use(p, adults)
}

func (b *bench) opened(ctx context.Context, who client, page page) (figures, error) {
	f, err := load(ctx, 1, 0, b.For/2, func(ctx context.Context, _, _ int) error { return who.get(ctx, page.path) })
	if err != nil {
		err = fmt.Errorf("%s: %w", page.name, err)
	}
	return f, err
}

func (b *bench) memory(p *program, after string) {
	b.say("memory of the program itself after %-20s %7.1f MB, at most %.1f MB", after+":", p.memory("VmRSS:"), p.memory("VmHWM:"))
}

// page is a screen that is measured.
type page struct {
	name, path string
	as         int // index of the adult; 0 is the safeguarding lead
}

func pages(b *bench) []page {
	return []page{
		{"the lead's morning screen, forty concerns unseen", "/", 0},
		{"a colleague's first page, with plans they keep", "/", 5},
		{fmt.Sprintf("a pupil's chronology, %d entries", b.school.ofBusy), "/chronology/" + b.school.busy.String(), 0},
		{"what an author has logged", "/concerns", 5},
	}
}

// packPages are the three copies of one pack as the lead opens them: the data set is unsealed, cut by the section matrix and
// printed anew each time.
func packPages(b *bench) (all []page) {
	for _, c := range transition.Copies() {
		all = append(all, page{fmt.Sprintf("a pack over HTTP, copy %q", c), "/moving-on/view/" + b.school.mover.String() + "/file/" + b.school.pack.String() + "/" + string(c), 0})
	}
	return all
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

// memory is the program's own, without its database's, in megabytes: VmRSS now, VmHWM at its highest.
func (p *program) memory(which string) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	var kb float64
	if _, rest, ok := strings.Cut(string(status), which); ok {
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

// facts is what every post tells; the plain SQL writes a box of the same size.
var facts = strings.Repeat("A quiet lunch alone. ", 30)

func (c client) post(ctx context.Context, about pupil.ID) error {
	res, err := c.send(ctx, "/concerns/new", url.Values{
		"key": {ident.NewRaw(now()).String()}, "pupil": {about.String()}, "part": {"affected"}, "danger": {"no"}, "facts": {facts},
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

// sheets counts the pages of a paper.
func (c client) sheets(ctx context.Context, path string) (int, error) {
	res, err := c.send(ctx, path, nil)
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	n := bytes.Count(body, []byte("/Type /Page\n"))
	if err == nil && (res.StatusCode != http.StatusOK || n == 0) {
		err = fmt.Errorf("no paper: %d", res.StatusCode)
	}
	return n, err
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
