package app_test

import (
	"log/slog"
	"testing"
	"time"

	"heard/internal/app"
	"heard/internal/secret"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// The key of a form is forgotten after a month, but never by a demonstration, whose year is written in one minute with the days
// on which it happened: forgotten, it was played once more at every start, and a pupil had asked for help three times.
func TestADemonstrationForgetsNoFormOfItsYear(t *testing.T) {
	a := testapp.Start(t)
	for _, demo := range []bool{true, false} {
		a.Behind(t, `REPLACE INTO submission (id, digest, created_at) VALUES (REPEAT('k', 16), REPEAT('d', 32), ?)`, a.Clock.Now().AddDate(0, -2, 0))
		own, err := app.New(app.Options{DB: a.DB, Keys: a.Keys, Hasher: secret.NewHasher(secret.CheapForTests(), a.Keys.Pepper(), secret.DefaultLimits()), Clock: a.Clock, Log: slog.New(slog.DiscardHandler), Origin: "http://localhost:8080", Demo: demo})
		if err != nil {
			t.Fatal(err)
		}
		own.Schedule.Tick(t.Context())
		var kept int
		if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT COUNT(*) FROM submission WHERE id = REPEAT('k', 16)`).Scan(&kept); err != nil {
			t.Fatal(err)
		}
		if (kept == 1) != demo {
			t.Errorf("demonstration %v: %d keys kept", demo, kept)
		}
		a.Clock.Advance(2 * time.Hour)
	}
}
