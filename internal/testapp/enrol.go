package testapp

import (
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/mariadb"
	"heard/internal/pupil"
	"heard/internal/roll"
	"heard/internal/schoolday"
)

// Enrol puts one more pupil on the roll of the small school, with a way to sign in under the name. Who keeps them on a
// caseload is named with the part, such as "key_adult".
func (a *App) Enrol(t testing.TB, name string, n pupil.Name, year int, caseload map[string]string) {
	t.Helper()
	b := builder{Small: a.School, t: t, a: a, h: a.hasher()}
	b.pupil(name, n, schoolday.Date{Year: 2011, Month: time.June, Day: 1 + len(a.School.Pupils)}, year)
	a.enter(t, func(tx roll.Tx) error {
		if err := tx.InsertPupils(t.Context(), b.school.Pupils); err != nil {
			return err
		}
		for who, part := range caseload {
			if err := tx.AddToCaseload(t.Context(), a.School.Staff[who], a.School.Pupils[name], part); err != nil {
				return err
			}
		}
		return tx.InsertAccount(t.Context(), b.school.Accounts[0])
	})
}

// Takes puts a pupil on a colleague's caseload.
func (a *App) Takes(t testing.TB, who, name, part string) {
	t.Helper()
	a.enter(t, func(tx roll.Tx) error {
		return tx.AddToCaseload(t.Context(), a.School.Staff[who], a.School.Pupils[name], part)
	})
}

// Teaches gives a colleague the group of year 10.
func (a *App) Teaches(t testing.TB, who string) {
	t.Helper()
	a.enter(t, func(tx roll.Tx) error {
		return tx.JoinGroup(t.Context(), a.School.Staff[who], a.School.Year10, "teaches")
	})
}

func (a *App) enter(t testing.TB, fn func(roll.Tx) error) {
	t.Helper()
	err := mariadb.Transact[roll.Tx](a.Store)(t.Context(), actor.Named("set-up", "test"), func(tx roll.Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		return tx.RecordAudit(t.Context(), audit.Entry{Action: audit.SetUp})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Wear gives a colleague these roles and no others, as an administrator does who changes what somebody is.
func (a *App) Wear(t testing.TB, who string, roles ...actor.Role) {
	t.Helper()
	id := a.School.Account[who]
	a.Behind(t, `DELETE FROM account_role WHERE account_id = ?`, id.Bytes())
	for _, r := range roles {
		a.Behind(t, `INSERT INTO account_role (account_id, role, since) VALUES (?,?,NOW(6))`, id.Bytes(), r)
	}
}
