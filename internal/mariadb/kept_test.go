package mariadb_test

import (
	"context"
	"errors"
	"testing"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/mariadb"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// keeps is a transaction in which a pupil keeps somebody out, or asks who is kept from them.
type keeps interface {
	audit.Recorder
	KeptFrom(ctx context.Context, pupils []pupil.ID) (response.Bars, error)
	SaveSaid(ctx context.Context, p actor.PupilID, who actor.StaffID) error
}

func keptFrom(t *testing.T, s *mariadb.Store, a *testapp.App, name string) (kept response.Bars) {
	t.Helper()
	err := mariadb.Transact[keeps](s)(t.Context(), teacher(a), func(tx keeps) (err error) {
		kept, err = tx.KeptFrom(t.Context(), []pupil.ID{a.School.Pupils[name]})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// Whom a pupil keeps out, and who declared a conflict, is kept in memory: every process knows it from its next transaction
// on, the one that said it at once, and nobody learns of what was taken back (rules 3.1, "Who may hold a clock").
func TestWhoIsKeptFromAPupilIsNeverStale(t *testing.T) {
	a := testapp.Start(t)
	twin := a.Twin(t).Store
	say := func(who string, end error) {
		t.Helper()
		err := mariadb.Transact[keeps](a.Store)(t.Context(), pupilActor(a, "aled"), func(tx keeps) error {
			if err := tx.SaveSaid(t.Context(), a.School.Pupils["aled"], a.School.Staff[who]); err != nil {
				return err
			}
			kept, err := tx.KeptFrom(t.Context(), []pupil.ID{a.School.Pupils["aled"]})
			if err != nil || !kept.Has(a.School.Staff[who]) {
				t.Errorf("what was said does not see itself: %v", err)
			}
			if keptFrom(t, twin, a, "aled").Has(a.School.Staff[who]) {
				t.Error("another process sees what is not committed")
			}
			if err := tx.RecordAudit(t.Context(), audit.Entry{Action: audit.ExclusionSay}); err != nil {
				return err
			}
			return end
		})
		if !errors.Is(err, end) {
			t.Fatal(err)
		}
	}
	for _, s := range []*mariadb.Store{a.Store, twin} {
		if kept := keptFrom(t, s, a, "aled"); len(kept) != 0 {
			t.Fatalf("kept from Aled before he said anything: %v", kept)
		}
	}
	say("dsl", errors.New("no"))
	if len(keptFrom(t, a.Store, a, "aled"))+len(keptFrom(t, twin, a, "aled")) != 0 {
		t.Error("what was taken back is seen")
	}
	say("ddsl", nil)
	a.Conflict(t, "head", "aled")
	for _, s := range []*mariadb.Store{a.Store, twin} {
		kept := keptFrom(t, s, a, "aled")
		if len(kept) != 2 || !kept.Has(a.School.Staff["ddsl"]) || !kept.Has(a.School.Staff["head"]) {
			t.Errorf("kept from Aled: %v", kept)
		}
		if len(keptFrom(t, s, a, "bea")) != 0 {
			t.Error("it reaches another pupil")
		}
	}
	// Written straight into the table, and taken out of it again: no number has to be added to by hand.
	if _, err := testdb.Admin(t).ExecContext(t.Context(), `UPDATE pupil_conflict SET staff_id = ?`, a.School.Staff["pastoral"].Bytes()); err != nil {
		t.Fatal(err)
	}
	for _, s := range []*mariadb.Store{a.Store, twin} {
		if kept := keptFrom(t, s, a, "aled"); !kept.Has(a.School.Staff["pastoral"]) || kept.Has(a.School.Staff["head"]) {
			t.Errorf("a conflict changed in the table is not seen: %v", kept)
		}
	}
}
