// Package session is signing in and staying signed in: who is behind a cookie, for how long, and what a wrong guess
// costs. Passwords are hashed by package secret; what a signed-in person may do is package authz's.
package session

import (
	"slices"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/secret"
)

// Session is one browser's stay. The cookie holds a token; this and the database hold only its hash.
type Session struct {
	Hash      secret.Digest
	Account   actor.AccountID
	Kind      actor.Kind
	Person    ident.Raw
	Org       actor.OrgID
	Roles     []actor.Role
	Shared    bool // "this is a shared computer"
	CreatedAt time.Time
	SeenAt    time.Time
	Idle      time.Duration
	EndsAt    time.Time
	EndedAt   time.Time // zero while it lasts
}

// Actor is who acts in a request that carries this session.
func (s Session) Actor(request string) actor.Actor {
	return actor.Actor{Kind: s.Kind, Account: s.Account, Person: s.Person, Org: s.Org, Roles: s.Roles, Request: request}
}

// IsLive reports whether the session still stands at now: not ended, not idle too long, not past its absolute end, and not
// from a clock that ran ahead and has been put right, by which it would last until then.
func (s Session) IsLive(now time.Time) bool {
	return s.EndedAt.IsZero() && now.Before(s.EndsAt) && now.Before(s.SeenAt.Add(s.Idle)) && s.SeenAt.Before(now.Add(clockSlack))
}

// mayKeep reports whether what arrives with the token of a session that is over is still kept for its owner. Whoever signed out, or
// set a new password because somebody else is in, is done with it: only what was on its way just then still counts.
func (s Session) mayKeep(now time.Time) bool {
	return s.EndedAt.IsZero() || now.Before(s.EndedAt.Add(onTheWay))
}

// onTheWay is longer than any request takes.
const onTheWay = time.Minute

// clockSlack is how far the clocks of two machines on one database may be apart.
const clockSlack = 10 * time.Minute

// NeedsTouch keeps the database quiet: last-seen is written at most once a minute.
func (s Session) NeedsTouch(now time.Time) bool { return now.Sub(s.SeenAt) >= time.Minute }

// life is how long a session may idle and how long it may last in all. School policy, not law.
type life struct{ idle, whole time.Duration }

var (
	pupilLife   = life{10 * time.Minute, 3 * time.Hour}
	staffLife   = life{30 * time.Minute, 10 * time.Hour}
	holdsMore   = life{20 * time.Minute, 10 * time.Hour} // whoever reads many children's records, or runs the machine
	partnerLife = life{20 * time.Minute, 4 * time.Hour}
)

const sharedIdle = 5 * time.Minute

var wideRoles = []actor.Role{actor.DSL, actor.DeputyDSL, actor.Head, actor.Administrator}

func lifeOf(kind actor.Kind, roles []actor.Role, shared bool) life {
	l := staffLife
	switch {
	case kind == actor.KindPupil:
		l = pupilLife
	case kind == actor.KindPartner:
		l = partnerLife
	case slices.ContainsFunc(roles, func(r actor.Role) bool { return slices.Contains(wideRoles, r) }):
		l = holdsMore
	}
	if shared {
		l.idle = sharedIdle
	}
	return l
}
