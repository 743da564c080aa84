package bench

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/app"
	"heard/internal/clock"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/partner"
	"heard/internal/pupil"
	"heard/internal/roll"
	"heard/internal/schoolday"
	"heard/internal/secret"
	"heard/internal/transition"
)

// password opens the accounts of the bench; they live as long as the bench does, on loopback.
const password = "quiet harbour lantern"

// school is who is in it.
type school struct {
	pupils []pupil.ID
	staff  []actor.StaffID // the first is the safeguarding lead
	names  []string        // sign-in names, in the order of staff
	logins map[actor.StaffID]actor.AccountID
	busy   pupil.ID // a pupil with ofBusy entries, whatever the size
	ofBusy int
	org    actor.OrgID
	entry  partner.EntryID
	mover  transition.ID // a young person's move, with a pack of about twenty pages
	pack   transition.PackID
}

// inBusy is how many entries the busy pupil has, while there are many more of others.
const inBusy = 300

// others gives pupils other than the busy one, far apart from one call to the next.
func (s school) others(client, n int) pupil.ID {
	return s.pupils[1+(client*701+n*17)%(len(s.pupils)-1)]
}

// adult is a colleague at work.
func (s school) adult(who actor.StaffID) actor.Actor {
	roles := []actor.Role{actor.Staff}
	if who == s.staff[0] {
		roles = rolesOf(0)
	}
	return actor.Actor{Kind: actor.KindStaff, Account: s.logins[who], Person: who.Raw(), Roles: roles, Request: request()}
}

func (s school) lead() actor.Actor { return s.adult(s.staff[0]) }

func child(p pupil.ID) actor.Actor {
	return actor.Actor{Kind: actor.KindPupil, Account: ident.Of[actor.OfAccount](p.Raw()), Person: p.Raw(), Roles: []actor.Role{actor.Pupil}, Request: request()}
}

// request names a request in the trace as the program does.
func request() string { return ident.NewRaw(machine.Now()).String() }

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// build makes the school: its people, what they keep now, and ten years behind them.
func (b *bench) build(ctx context.Context) (err error) {
	c := clock.NewFake(machine.Now())
	db, a, err := b.open(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Stop(context.WithoutCancel(ctx))) }()
	started := now()
	if err := b.people(ctx, a); err != nil {
		return err
	}
	if err := b.services(ctx, a); err != nil {
		return err
	}
	if err := b.plans(ctx, a); err != nil {
		return err
	}
	f := newFiller(b, a, c)
	if err := f.decade(ctx); err != nil {
		return err
	}
	if err := f.moves(ctx); err != nil {
		return err
	}
	c.Set(machine.Now())
	if err := b.move(ctx, a); err != nil {
		return err
	}
	b.say("\n== %d pupils, %d entries of ten years (filled in %.0f s)", len(b.school.pupils), b.size, now().Sub(started).Seconds())
	return b.sayRows(ctx, db.Pool())
}

func (b *bench) people(ctx context.Context, a *app.App) error {
	now := machine.Now()
	r := roll.School{Calendar: schoolday.Plan{
		Terms: []schoolday.Term{{Name: "Always", First: schoolday.DateOf(now).Add(-90), Last: schoolday.DateOf(now).Add(100)}},
		Hours: schoolday.Week{{Open: 0, Close: 1439}, {Open: 0, Close: 1439}, {Open: 0, Close: 1439}, {Open: 0, Close: 1439}, {Open: 0, Close: 1439}, {Open: 0, Close: 1439}, {Open: 0, Close: 1439}},
	}}
	for i := range b.Pupils {
		id := ident.New[actor.OfPupil](now)
		b.school.pupils = append(b.school.pupils, id)
		r.Pupils = append(r.Pupils, pupil.Pupil{ID: id, State: pupil.OnRoll, Details: pupil.Details{
			Name: pupil.Name{Given: fmt.Sprintf("Given%04d", i), Family: fmt.Sprintf("Family%04d", i/2)},
			Born: schoolday.Date{Year: now.Year() - 11 - i%7, Month: time.Month(1 + i%12), Day: 1 + i%28}, Year: 7 + i%7, Form: fmt.Sprintf("%dA", 7+i%7),
		}})
	}
	b.school.busy, b.school.ofBusy = b.school.pupils[0], min(inBusy, b.size/10)
	b.school.logins = map[actor.StaffID]actor.AccountID{}
	b.school.org = ident.New[actor.OfOrg](now)
	r.Partners = []roll.Partner{{ID: b.school.org, Name: "Bench counselling (fictional)", Kind: "vcse"}}
	hasher := b.hasher()
	for i := range 120 {
		id, login := ident.New[actor.OfStaff](now), ident.New[actor.OfAccount](now)
		b.school.staff, b.school.logins[id] = append(b.school.staff, id), login
		r.Colleagues = append(r.Colleagues, account.Colleague{ID: id, State: account.Working, Person: account.Person{Name: fmt.Sprintf("Adult %03d", i), JobTitle: "Teacher"}})
		n := account.NewAccount{ID: login, Kind: actor.KindStaff, Person: id.Raw(), Roles: rolesOf(i)}
		if i < 20 {
			hash, err := hasher.Hash(ctx, login.Raw(), secret.NewText(password))
			if err != nil {
				return err
			}
			n.SignInName, n.PasswordHash = fmt.Sprintf("adult%03d", i), hash
			b.school.names = append(b.school.names, n.SignInName)
		}
		r.Accounts = append(r.Accounts, n)
	}
	return roll.NewService(mariadb.Transact[roll.Tx](a.Store)).Found(ctx, actor.Named("bench", "bench"), r)
}

func rolesOf(i int) []actor.Role {
	switch i {
	case 0:
		return []actor.Role{actor.Staff, actor.DSL}
	case 1:
		return []actor.Role{actor.Staff, actor.DeputyDSL}
	case 2:
		return []actor.Role{actor.Staff, actor.Head}
	}
	return []actor.Role{actor.Staff}
}

// narrative is 300 to 900 letters of nothing in particular.
func narrative(random *rand.Rand) string {
	words := []string{"quiet", "lunch", "library", "friend", "alone", "said", "home", "today", "waited", "corridor", "asked", "later", "class", "rain"}
	var s strings.Builder
	for s.Len() < 300+random.IntN(600) {
		s.WriteString(words[random.IntN(len(words))])
		s.WriteByte(' ')
	}
	return s.String()
}
