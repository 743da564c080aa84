package web_test

import (
	"errors"
	"net/http"
	"strconv"
	"testing"
	"time"

	"heard/internal/app"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// A database that answers and cannot keep anything is not ready, and neither is a disk that is nearly full; the answer stands
// for a few seconds. Readiness used to ask only whether the database answers, while every page that writes was unavailable.
func TestReadyMeansThatSomethingCanBeSaved(t *testing.T) {
	var full error
	a := testapp.Start(t, func(o *app.Options) { o.Room = func() error { return full } })
	c := a.Browser(t)
	c.Get("/readyz").Want(http.StatusOK)
	heal := testdb.FailWritesWith(t, "lease", 1114) // the table is full
	c.Get("/readyz").Want(http.StatusOK)            // asked a moment ago
	a.Clock.Advance(4 * time.Second)
	c.Get("/readyz").Want(http.StatusServiceUnavailable)
	c.Get("/livez").Want(http.StatusOK)
	heal()
	a.Clock.Advance(4 * time.Second)
	c.Get("/readyz").Want(http.StatusOK)
	full = errors.New("no room")
	c.Get("/readyz").Want(http.StatusServiceUnavailable)
}

// The developers' page of components is part of the demonstration, never of a school.
func TestTheComponentPageIsTheDemonstrations(t *testing.T) {
	for _, demo := range []bool{false, true} {
		t.Run(strconv.FormatBool(demo), func(t *testing.T) {
			a := testapp.Start(t, func(o *app.Options) { o.Demo = demo })
			if got := a.Browser(t).Get("/components").Status == http.StatusOK; got != demo {
				t.Errorf("there: %v, want %v", got, demo)
			}
		})
	}
}
