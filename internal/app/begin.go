package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

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
func (a *App) Begin(ctx context.Context, lead, admin First) ([]secret.Token, error) {
	s := roll.School{Calendar: firstCalendar(a.clock.Now())}
	invited := []actor.AccountID{
		a.first(&s, lead, actor.DSL.Title(), actor.Staff, actor.DSL),
		a.first(&s, admin, actor.Administrator.Title(), actor.Administrator),
	}
	service := roll.NewService(mariadb.Transact[roll.Tx](a.Store))
	return service.FoundInviting(ctx, actor.Named("set-up", "set-up"), s, invited...)
}

func (a *App) first(s *roll.School, f First, title string, roles ...actor.Role) actor.AccountID {
	id, login := ident.New[actor.OfStaff](a.clock.Now()), ident.New[actor.OfAccount](a.clock.Now())
	s.Colleagues = append(s.Colleagues, account.Colleague{ID: id, State: account.Working, Person: account.Person{Name: f.Name, JobTitle: title}})
	s.Accounts = append(s.Accounts, account.NewAccount{ID: login, Kind: actor.KindStaff, Person: id.Raw(), Roles: roles, SignInName: f.Username})
	return login
}

// firstCalendar is this school year and the next, on weekdays from 8 to 4:30 and without holidays. It is what a school has until heard calendar puts its own in.
func firstCalendar(now time.Time) schoolday.Plan {
	y := now.Year()
	if now.Month() < time.August {
		y--
	}
	p := schoolday.Plan{Hours: schoolday.MondayToFriday(schoolday.Time(8, 0), schoolday.Time(16, 30))}
	for range 2 {
		p.Terms = append(p.Terms,
			schoolday.Term{Name: "Autumn term", First: schoolday.Date{Year: y, Month: 9, Day: 1}, Last: schoolday.Date{Year: y, Month: 12, Day: 18}},
			schoolday.Term{Name: "Spring term", First: schoolday.Date{Year: y + 1, Month: 1, Day: 4}, Last: schoolday.Date{Year: y + 1, Month: 3, Day: 31}},
			schoolday.Term{Name: "Summer term", First: schoolday.Date{Year: y + 1, Month: 4, Day: 15}, Last: schoolday.Date{Year: y + 1, Month: 7, Day: 22}},
		)
		y++
	}
	return p
}

var (
	// ErrNoSchool says that nothing was ever set up here.
	ErrNoSchool = errors.New("there is no school here yet: run heard setup")
	// ErrFounded says that a school was set up here before.
	ErrFounded error = roll.ErrFounded
	// ErrOtherKeys says that the keys are good ones, and not those of this database.
	ErrOtherKeys = errors.New("the keys in HEARD_KEYS are not the keys that sealed this database; restore the right ones")
)

// CheckKeys refuses keys that did not seal this database, before the first record fails to open.
func (a *App) CheckKeys(ctx context.Context, keys *vault.Keyring) error {
	return checkKeys(ctx, a.Store, keys)
}

func checkKeys(ctx context.Context, s *mariadb.Store, keys *vault.Keyring) error {
	set, err := s.KeySet(ctx)
	switch {
	case err != nil:
		return err
	case set == "":
		return ErrNoSchool
	case set != keys.Set():
		return ErrOtherKeys
	}
	return nil
}

// privateDir is where the private server lives, inside the directory of the configuration.
func privateDir(cfg config.Config) string { return filepath.Join(cfg.Data, "mariadb") }

// PrivateExists reports whether a private server was ever begun in the configured directory. Of one that may not be looked into it
// says so too: starting it then tells why not, and nobody is sent to set a second school up.
func PrivateExists(cfg config.Config) bool {
	_, err := os.Stat(privateDir(cfg))
	return !errors.Is(err, fs.ErrNotExist)
}
