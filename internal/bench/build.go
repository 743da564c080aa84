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
	"heard/internal/audit"
	"heard/internal/concern"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/roll"
	"heard/internal/schoolday"
	"heard/internal/secret"
	"heard/internal/waiting"
)

// password opens the accounts of the bench; they live as long as the bench does, on loopback.
const password = "quiet harbour lantern"

// school is who is in it.
type school struct {
	pupils []pupil.ID
	staff  []actor.StaffID // the first is the safeguarding lead
	names  []string        // sign-in names, in the order of staff
	busy   pupil.ID        // a pupil with several hundred entries
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// grow brings the school to the given number of entries; first builds its people.
func (b *bench) grow(ctx context.Context, size int, first bool) (err error) {
	db, a, err := b.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Stop(context.WithoutCancel(ctx))) }()
	started := now()
	if first {
		if err := b.people(ctx, a); err != nil {
			return err
		}
		if err := b.plans(ctx, a); err != nil {
			return err
		}
	}
	if err := b.fill(ctx, a, size); err != nil {
		return err
	}
	b.say("\n== %d pupils, %d entries (filled in %.0f s)", len(b.school.pupils), b.entries, now().Sub(started).Seconds())
	return nil
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
			Born: schoolday.Date{Year: 2009 + i%7, Month: time.Month(1 + i%12), Day: 1 + i%28}, Year: 7 + i%7, Form: fmt.Sprintf("%dA", 7+i%7),
		}})
	}
	b.school.busy = b.school.pupils[0]
	hasher := b.hasher()
	for i := range 120 {
		id, login := ident.New[actor.OfStaff](now), ident.New[actor.OfAccount](now)
		b.school.staff = append(b.school.staff, id)
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

// fillTx is what filling needs of a transaction: the same methods that the service uses, many to a transaction.
type fillTx interface {
	audit.Recorder
	InsertConcern(ctx context.Context, c concern.Concern, adult actor.StaffID) error
	InsertClock(ctx context.Context, k waiting.Kept) error
	AddHolders(ctx context.Context, record ident.Raw, rung response.Rung, who []actor.StaffID) error
}

const atOnce = 500

// fill adds concerns over ten years, all but the newest forty answered long ago.
func (b *bench) fill(ctx context.Context, a *app.App, size int) error {
	transact := mariadb.Transact[fillTx](a.Store)
	random := rand.New(rand.NewPCG(1870, uint64(b.entries))) //nolint:gosec // figures, not secrets
	for b.entries < size {
		n := min(atOnce, size-b.entries)
		err := transact(ctx, actor.Named("bench", "bench"), func(tx fillTx) error {
			for i := range n {
				if err := b.entry(ctx, tx, random, b.entries+i, size); err != nil {
					return err
				}
			}
			return tx.RecordAudit(ctx, audit.Entry{Action: audit.SetUp})
		})
		if err != nil {
			return err
		}
		b.entries += n
	}
	return nil
}

func (b *bench) entry(ctx context.Context, tx fillTx, random *rand.Rand, i, size int) error {
	at := tx.Now().Add(-time.Duration(size-i) * 10 * 365 * 24 * time.Hour / time.Duration(size+1))
	id := ident.New[concern.Concern](at)
	who := b.school.pupils[random.IntN(len(b.school.pupils))]
	if i%500 == 0 {
		who = b.school.busy
	}
	state, clock := concern.Decided, response.Met
	if size-i <= 40 {
		state, clock = concern.Unseen, response.Running
	}
	author := b.school.staff[random.IntN(len(b.school.staff))]
	c := concern.Concern{
		ID: id, Reference: "B-" + id.String()[16:], Author: author, State: state, EventAt: at, WrittenAt: at,
		Pupils: []concern.Involved{{Pupil: who, Part: concern.Affected}},
		Words:  concern.Words{AuthorName: "Adult", AuthorRole: "Teacher", Facts: narrative(random), ChildWords: "It is all right.", Danger: concern.DangerNo},
	}
	if err := tx.InsertConcern(ctx, c, actor.StaffID{}); err != nil {
		return err
	}
	k := waiting.Kept{Record: id.Raw(), Clock: response.Clock{Kind: response.Concern, State: clock, Rung: response.Lead, ReceivedAt: at, StartsAt: at, AnswerBy: at.Add(6 * time.Hour), DueAt: tx.Now().Add(6 * time.Hour)}}
	if err := tx.InsertClock(ctx, k); err != nil {
		return err
	}
	return tx.AddHolders(ctx, id.Raw(), response.Lead, b.school.staff[:1])
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
