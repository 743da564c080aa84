package testapp

import (
	"log/slog"
	"net/http"
	"testing"
	"time"
)

func TestTheLogTellsOfRequestsAsTheyCome(t *testing.T) {
	l := newLocked()
	log := slog.New(slog.NewJSONHandler(l, nil))
	tell := func(method, id, route string) {
		log.Info("request", slog.String("request", id), slog.String("method", method), slog.String("route", route))
	}
	log.Info("something else", slog.String("request", "none"), slog.String("said", `"msg":"request"`))
	tell(http.MethodGet, "one", "/a")
	tell(http.MethodPost, "two", "/b")
	tell(http.MethodGet, "three", "/c")
	if n, _ := l.count(); n != 3 {
		t.Errorf("%d requests, want 3", n)
	}
	if get, post := l.last(http.MethodGet), l.last(http.MethodPost); get.Request != "three" || get.Route != "/c" || post.Request != "two" {
		t.Errorf("the newest are %+v and %+v", get, post)
	}
}

func TestWhoeverIsFirstWaitsForTheLine(t *testing.T) {
	l := newLocked()
	before, more := l.count()
	began, told := time.Now(), make(chan struct{})
	go func() {
		l.wait(before)
		close(told)
	}()
	select {
	case <-told:
		t.Fatal("nobody told of anything")
	case <-more:
		t.Fatal("there is no more")
	case <-time.After(20 * time.Millisecond):
	}
	slog.New(slog.NewJSONHandler(l, nil)).Info("request", slog.String("method", "GET"))
	<-told
	l.wait(before) // who comes late waits for nothing
	if took := time.Since(began); took >= patience {
		t.Errorf("the line came, and was waited for: %v", took)
	}
}
