package session

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/ident"
	"heard/internal/secret"
)

// Login is an account as signing in sees it.
type Login struct {
	Account  actor.AccountID
	Kind     actor.Kind
	Person   ident.Raw
	Org      actor.OrgID
	Roles    []actor.Role
	Password string    // argon2id in PHC form; empty while invited
	Trimmed  bool      // the password was chosen when the program still trimmed them
	Stopped  bool      // a leaver, or stopped by an administrator
	CodeEnds time.Time // when the code letter stops working
}

// Actor is the account's person, for the trace of their signing in.
func (l Login) Actor(request string) actor.Actor {
	return actor.Actor{Kind: l.Kind, Account: l.Account, Person: l.Person, Org: l.Org, Roles: l.Roles, Request: request}
}

// Limit is one rate limit: at most Burst at once, then one every Every. Name must hold no clear personal data; it is
// hashed before it is stored.
type Limit struct {
	Name  string
	Every time.Duration
	Burst int
}

// Tx is what signing in needs of a transaction.
type Tx interface {
	Now() time.Time
	RecordAudit(ctx context.Context, e audit.Entry) error
	// Allow counts one use of the limit and reports whether it was still within it.
	Allow(ctx context.Context, l Limit) (bool, error)
	// LoginByName and LoginByCode give fault.NotFound for an unknown name or code.
	LoginByName(ctx context.Context, name string) (Login, error)
	LoginByCode(ctx context.Context, code string) (Login, error)
	LoginByAccount(ctx context.Context, id actor.AccountID) (Login, error)
	// HoldLogin is LoginByAccount as it is now, and nobody changes the account before the transaction has ended.
	HoldLogin(ctx context.Context, id actor.AccountID) (Login, error)
	// InsertSession never replaces: a slow request must not bring an ended session back.
	InsertSession(ctx context.Context, s Session) error
	TouchSession(ctx context.Context, hash secret.Digest) error
	EndSession(ctx context.Context, hash secret.Digest) error
	EndSessionsOf(ctx context.Context, id actor.AccountID) error
	KnowsDevice(ctx context.Context, hash secret.Digest, id actor.AccountID) (bool, error)
	RememberDevice(ctx context.Context, hash secret.Digest, id actor.AccountID) error
	SetPassword(ctx context.Context, id actor.AccountID, hash string) error
	// ReplaceHash stores another hash of the same password; fault.Conflict when it is no longer the one that was read.
	ReplaceHash(ctx context.Context, id actor.AccountID, was, hash string) error
	// OwnWords gives the names by which others know the owner, and the sign-in name where the password holds it.
	OwnWords(ctx context.Context, l Login, password secret.Text) ([]string, error)
	// LinkByHash gives fault.NotFound for a link that never was; UseLink gives fault.Conflict for one that is closed, as when
	// another request used it first.
	LinkByHash(ctx context.Context, hash secret.Digest) (Link, error)
	UseLink(ctx context.Context, hash secret.Digest) error
	InsertLink(ctx context.Context, l Link) error
	// EndLinksOf ends what was not used of an account's links for one purpose.
	EndLinksOf(ctx context.Context, id actor.AccountID, p Purpose) error
}

// Finder reads the session behind a cookie; fault.NotFound for one that never was. Every request begins with it, so it is
// one query and no transaction.
type Finder interface {
	SessionByHash(ctx context.Context, hash secret.Digest) (Session, error)
}

// Purpose is what a one-time link opens.
type Purpose string

// ForPassword is a link to set one's own password.
const ForPassword Purpose = "set_password"

// Link is a one-time link. Whoever opens its address sees a button; only pressing it uses the link.
type Link struct {
	Hash      secret.Digest
	Purpose   Purpose
	Account   actor.AccountID
	Record    ident.Raw
	ExpiresAt time.Time
	Closed    bool // used, revoked or over when it was read
}

// PasswordLink is a one-time link made at now, with which the owner of an account sets a password.
func PasswordLink(token secret.Token, account actor.AccountID, now time.Time) Link {
	return Link{Hash: token.Hash(), Purpose: ForPassword, Account: account, ExpiresAt: now.Add(LinkLife)}
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error
