package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/config"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/roll"
	"heard/internal/schoolday"
	"heard/internal/secret"
	"heard/internal/vault"
)

// First is one of the two people with whom a school begins.
type First struct{ Name, Username string }

// Begin builds an empty school with its first safeguarding lead and its first administrator, and gives their one-time
// links. On a database that holds a school it fails and changes nothing.
func (a *App) Begin(ctx context.Context, keys *vault.Keyring, lead, admin First) ([]secret.Token, error) {
	service := roll.NewService(mariadb.Transact[roll.Tx](a.Store))
	by := actor.Named("set-up", "set-up")
	s := roll.School{Calendar: firstCalendar(a.clock.Now())}
	var invited []actor.AccountID
	for i, f := range []First{lead, admin} {
		roles, title := []actor.Role{actor.Staff, actor.DSL}, actor.DSL.Title()
		if i == 1 {
			roles, title = []actor.Role{actor.Administrator}, actor.Administrator.Title()
		}
		id, login := ident.New[actor.OfStaff](a.clock.Now()), ident.New[actor.OfAccount](a.clock.Now())
		s.Colleagues = append(s.Colleagues, account.Colleague{ID: id, State: account.Working, Person: account.Person{Name: f.Name, JobTitle: title}})
		s.Accounts = append(s.Accounts, account.NewAccount{ID: login, Kind: actor.KindStaff, Person: id.Raw(), Roles: roles, SignInName: f.Username})
		invited = append(invited, login)
	}
	if err := service.Found(ctx, by, s); err != nil {
		return nil, err
	}
	if err := a.Store.RememberKeys(ctx, keys.Set()); err != nil {
		return nil, err
	}
	return service.Invite(ctx, by, invited...)
}

// firstCalendar is a year of weekdays from 8 to 4:30. It is what a school has until it types its own terms in; the pages
// that promise a time say so.
func firstCalendar(now interface{ Year() int }) schoolday.Plan {
	y := now.Year()
	return schoolday.Plan{
		Terms: []schoolday.Term{
			{Name: "Autumn term", First: schoolday.Date{Year: y, Month: 9, Day: 1}, Last: schoolday.Date{Year: y, Month: 12, Day: 18}},
			{Name: "Spring term", First: schoolday.Date{Year: y + 1, Month: 1, Day: 4}, Last: schoolday.Date{Year: y + 1, Month: 3, Day: 31}},
			{Name: "Summer term", First: schoolday.Date{Year: y + 1, Month: 4, Day: 15}, Last: schoolday.Date{Year: y + 1, Month: 7, Day: 22}},
		},
		Hours: schoolday.MondayToFriday(schoolday.Time(8, 0), schoolday.Time(16, 30)),
	}
}

// CheckKeys refuses keys that did not seal this database, before the first record fails to open.
func (a *App) CheckKeys(ctx context.Context, keys *vault.Keyring) error {
	set, err := a.Store.KeySet(ctx)
	switch {
	case err != nil:
		return err
	case set == "":
		return errors.New("there is no school in this database yet: run heard setup")
	case set != keys.Set():
		return errors.New("the keys in HEARD_KEYS are not the keys that sealed this database; restore the right ones")
	}
	return nil
}

// PrivateExists reports whether a private server was ever begun in the configured directory.
func PrivateExists(cfg config.Config) bool {
	_, err := os.Stat(filepath.Join(cfg.Data, "mariadb"))
	return err == nil
}
