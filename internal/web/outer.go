package web

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"heard/internal/fault"
	"heard/internal/ident"
	webfiles "heard/web"

	"github.com/gin-gonic/gin"
)

// maxBody is the most that one request may carry. Attachments have a route and a limit of their own when they come.
const maxBody = 1 << 20

// maxOpenBody is the most on a route that is open to strangers, whose forms are a name and a password, if perhaps far too long a
// one. A form is held in memory until the whole of it is here, and strangers may send many at once, slowly.
const maxOpenBody = 96 << 10

type contextKey int

const (
	keyRequest contextKey = iota
	keyNonce
)

// outer is what every request passes before it reaches a route, static files and unknown addresses included.
func (s *Site) outer(engine *gin.Engine, assets http.Handler) http.Handler {
	origin, own := http.NewCrossOriginProtection(), s.settings.Origin.Scheme+"://"+s.settings.Origin.Host
	if err := origin.AddTrustedOrigin(own); err != nil {
		panic(err) // package config has checked the origin
	}
	origin.SetDenyHandler(http.HandlerFunc(s.crossSite))
	guarded := origin.Handler(fromHere(own, engine, http.HandlerFunc(s.crossSite)))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := s.clock.Now()
		request, nonce := ident.NewRaw(started).String(), newNonce()
		r = r.WithContext(with(r.Context(), request, nonce))
		s.headers(w.Header(), nonce)
		if strings.HasPrefix(r.URL.Path, webfiles.Prefix) {
			assets.ServeHTTP(w, r)
			return
		}
		if s.elsewhere(w, r) {
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		rec := &recorder{ResponseWriter: w}
		defer s.finish(r, rec, request, started)
		guarded.ServeHTTP(rec, r)
	})
}

// finish is deferred around everything: a panic becomes a page and a line of the log, and every request has its line.
func (s *Site) finish(r *http.Request, rec *recorder, request string, started time.Time) {
	if p := recover(); p != nil {
		s.logPanic(r.Context(), request, p)
		rec.fallback(request)
	}
	s.line(r, rec, request, s.clock.Now().Sub(started))
}

func (s *Site) logPanic(ctx context.Context, request string, p any) {
	s.log.LogAttrs(ctx, slog.LevelError, "panic", slog.String("request", request), slog.String("kind", fault.Panicked(p)), slog.String("stack", string(debug.Stack())))
}

// elsewhere answers a request for another host than the configured one: a browser that only reads is sent to the right
// address, and nothing is ever taken in under a name that somebody else made point here. Health checks come by any name.
func (s *Site) elsewhere(w http.ResponseWriter, r *http.Request) bool {
	if r.Host == s.settings.Origin.Host || r.URL.Path == "/livez" || r.URL.Path == "/readyz" {
		return false
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		to := *s.settings.Origin
		to.Path, to.RawQuery = r.URL.Path, r.URL.RawQuery
		http.Redirect(w, r, to.String(), http.StatusTemporaryRedirect)
		return true
	}
	s.crossSite(w, r)
	return true
}

// fromHere refuses an unsafe request with neither Sec-Fetch-Site nor Origin. Every browser in use sends one of them;
// what sends neither is no browser, and may be a page made to hide where it came from. It also refuses an Origin that is not
// ours to the letter: net/http compares only the host, and a page of the same host without TLS is anybody's on its network.
func fromHere(own string, next, refuse http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		safe := r.Method == http.MethodGet || r.Method == http.MethodHead
		fetch, origin := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Origin")
		if !safe && (fetch == "" && origin == "" || origin != "" && origin != "null" && origin != own) {
			refuse.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func newNonce() string {
	var b [18]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// line writes the one log line of a request: the route's pattern, never the address, which holds ids.
func (s *Site) line(r *http.Request, rec *recorder, request string, took time.Duration) {
	s.log.LogAttrs(r.Context(), slog.LevelInfo, "request",
		slog.String("request", request), slog.String("method", methodOf(r)), slog.String("route", rec.route),
		slog.Int("status", rec.status), slog.String("fault", rec.fault), slog.Int64("us", took.Microseconds()))
}

// methodOf names the method if it is one: a stranger may write any word there, and would write it into the log.
func methodOf(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost:
		return r.Method
	}
	return "other"
}

// recorder remembers what was answered, for the log line.
type recorder struct {
	http.ResponseWriter
	status int
	route  string
	fault  string
}

// WriteHeader notes the status.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write notes an implied 200.
func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	return r.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the real writer.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// fallback answers after a panic, when even the error page may be what failed.
func (r *recorder) fallback(request string) {
	if r.status != 0 {
		return
	}
	r.Header().Set("Content-Type", "text/plain; charset=utf-8")
	r.WriteHeader(http.StatusInternalServerError)
	_, _ = r.Write([]byte("Something went wrong in Heard. If a child is in danger, speak to a person or call 999.\nNumber for the school's IT: " + request + "\n"))
}
