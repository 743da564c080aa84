package mariadb

import (
	"context"
	"database/sql"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/pupil"
	"heard/internal/referral"
	"heard/internal/vault"
)

var (
	referralSealed = vault.Register("referral", "sealed")
	outgoingSealed = vault.Register("referral_sent", "sealed")
	eventSealed    = vault.Register("referral_event", "sealed")
	journeySealed  = vault.Register("journey", "sealed")

	journeyRevisionSealed = vault.Register("journey_revision", "sealed")
)

// A young person finds what was sent with their knowledge; a partner what was sent to their organisation. Whoever guides
// the journey or stays in touch is named on it.
var _ = declareGate("referral", gate{
	scopes: map[authz.Scope]fragment{
		authz.ScopeSelf:     {sql: `r.pupil_id = ? AND r.pupil_aware AND r.sent_at IS NOT NULL`, args: pupilArg},
		authz.ScopeAuthor:   {sql: `r.author_id = ?`, args: staffArg},
		authz.ScopeCaseload: {sql: `EXISTS (SELECT 1 FROM caseload cl WHERE cl.pupil_id = r.pupil_id AND cl.staff_id = ?)`, args: staffArg},
		authz.ScopeShared:   {sql: `r.organisation_id = ? AND r.sent_at IS NOT NULL`, args: orgArg},
		authz.ScopeTeam:     {sql: `TRUE`},
		authz.ScopeHeld:     headInstead(`pc.pupil_id = r.pupil_id`),
		authz.ScopeChosen: {
			sql:  `r.owner_id = ? OR EXISTS (SELECT 1 FROM journey g WHERE g.id = r.journey_id AND g.navigator_id = ?)`,
			args: func(a actor.Actor) []any { return []any{a.StaffID().Bytes(), a.StaffID().Bytes()} },
		},
	},
	except: barredFrom(`r.id`, `pc.pupil_id = r.pupil_id`),
})

var _ = declareGate("journey", gate{
	scopes: map[authz.Scope]fragment{
		authz.ScopeChosen:   {sql: `j.navigator_id = ?`, args: staffArg},
		authz.ScopeCaseload: {sql: `EXISTS (SELECT 1 FROM caseload cl WHERE cl.pupil_id = j.pupil_id AND cl.staff_id = ?)`, args: staffArg},
		authz.ScopeTeam:     {sql: `TRUE`},
		authz.ScopeHeld:     headInstead(`pc.pupil_id = j.pupil_id`).orElse(chairLast(`j.pupil_id`)),
	},
	except: barredFrom(`j.id`, `pc.pupil_id = j.pupil_id`),
})

// Who stays in touch is asked for as the gate asks for a reader.
const referralColumns = `r.id, r.reference, r.journey_id, r.pupil_id, r.entry_id, r.organisation_id, r.author_id, r.owner_id, r.state, r.pupil_aware,
	r.decision_id, r.written_at, r.sent_at, r.joined_on, r.expected_on, r.chase_due, r.contact_due, r.tell_due, r.told_at, r.over_at, r.shown_until, r.version, `

func (tx *Tx) ownerAway() string { return tx.isAway(`r.id`, `r.pupil_id`, `r.owner_id`) }

func scanReferral(r scanner) (x referral.Referral, err error) { return x, scanReferralInto(r, &x) }

func scanReferralInto(r scanner, x *referral.Referral, more ...any) error {
	var sent, joined, expected, chase, contact, tell, told, over, shown sql.NullTime
	into := []any{&x.ID, &x.Reference, &x.Journey, &x.Pupil, &x.Entry, &x.Org, &x.Author, &x.Owner, &x.State, &x.PupilAware,
		&x.Decision, &x.WrittenAt, &sent, &joined, &expected, &chase, &contact, &tell, &told, &over, &shown, &x.Version, &x.OwnerBarred}
	err := r.Scan(append(into, more...)...)
	x.SentAt, x.ChaseDue, x.ContactDue, x.TellDue = sent.Time, chase.Time, contact.Time, tell.Time
	x.ToldAt, x.OverAt, x.ShownUntil = told.Time, over.Time, shown.Time
	x.JoinedOn, x.ExpectedOn = dateFrom(joined), dateFrom(expected)
	return err
}

// ReferralByID reads one referral with its words.
func (tx *Tx) ReferralByID(ctx context.Context, v authz.Viewer, id referral.ID) (referral.Referral, error) {
	gate, args := where(v)
	type read struct {
		referral.Referral
		box    []byte
		sealed uint32
	}
	// Safety: gate is made of constant fragments.
	found, err := rows(ctx, tx, "referral", func(r scanner) (x read, err error) {
		return x, scanReferralInto(r, &x.Referral, &x.box, &x.sealed)
	}, `SELECT `+referralColumns+tx.ownerAway()+`, r.sealed, r.sealed_version FROM referral r WHERE r.id = ? AND `+gate, append([]any{id.Bytes()}, args...)...)
	if err != nil {
		return referral.Referral{}, err
	}
	if len(found) == 0 {
		return referral.Referral{}, fault.Wrap("referral", fault.Lost())
	}
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return referral.Referral{}, err
	}
	x := found[0]
	x.Words, err = vault.OpenJSON[referral.Words](key, vault.Place{Column: referralSealed, Row: id.Raw(), Version: x.sealed}, x.box)
	return x.Referral, err
}

// Referrals lists one page without the words: newest first, or most pressing first when it asks what is due.
func (tx *Tx) Referrals(ctx context.Context, v authz.Viewer, q referral.Query) ([]referral.Referral, error) {
	cond, args := where(v)
	order := ` ORDER BY r.id DESC LIMIT ?`
	and := func(sql string, a ...any) { cond, args = cond+` AND `+sql, append(args, a...) }
	if !q.Before.IsZero() {
		and(`r.id < ?`, q.Before.Bytes())
	}
	if !q.Pupil.IsZero() {
		and(`r.pupil_id = ?`, q.Pupil.Bytes())
	}
	if q.Live {
		and(`r.state NOT IN ('dropped', 'not_for_us', 'ended')`)
	}
	if q.ForView {
		and(`(r.shown_until IS NULL OR r.shown_until >= ?)`, tx.now)
	}
	if !q.DueBy.IsZero() {
		and(`r.next_due <= ?`, q.DueBy)
		order = ` ORDER BY r.next_due, r.id LIMIT ?`
	}
	// Safety: cond and order are made of constant fragments.
	return rows(ctx, tx, "referral", scanReferral, `SELECT `+referralColumns+tx.ownerAway()+` FROM referral r WHERE `+cond+order, append(args, q.Most)...)
}

// ReferralsReached lists those of a journey that the viewer may open.
func (tx *Tx) ReferralsReached(ctx context.Context, v authz.Viewer, id referral.JourneyID) ([]referral.ID, error) {
	gate, args := where(v)
	// Safety: gate is made of constant fragments.
	return rows(ctx, tx, "referral", func(r scanner) (x referral.ID, err error) { return x, r.Scan(&x) },
		`SELECT r.id FROM referral r WHERE r.journey_id = ? AND `+gate, append([]any{id.Bytes()}, args...)...)
}

// ReferralsOfJourney lists them oldest first, without the words, for a caller who has been let see the journey.
func (tx *Tx) ReferralsOfJourney(ctx context.Context, id referral.JourneyID) ([]referral.Referral, error) {
	return rows(ctx, tx, "referral", scanReferral, `SELECT `+referralColumns+tx.ownerAway()+` FROM referral r WHERE r.journey_id = ? ORDER BY r.id`, id.Bytes())
}

// referable is what the row gates of referrals and journeys ask, of a pupil: it also guards those that are not there yet.
var referable = gate{
	scopes: map[authz.Scope]fragment{
		authz.ScopeCaseload: {sql: `EXISTS (SELECT 1 FROM caseload cl WHERE cl.pupil_id = p.id AND cl.staff_id = ?)`, args: staffArg},
		authz.ScopeTeam:     {sql: `TRUE`},
		authz.ScopeHeld:     headInstead(`pc.pupil_id = p.id`),
	},
	except: barredFrom(`NULL`, `pc.pupil_id = p.id`),
}

// MayReferPupil asks of a pupil what the row gate asks of their referrals.
func (tx *Tx) MayReferPupil(ctx context.Context, v authz.Viewer, p pupil.ID) error {
	gate, args := referable.where(v)
	var one int
	// Safety: gate is made of constant fragments.
	return tx.row(ctx, "referral", `SELECT 1 FROM pupil p WHERE p.id = ? AND `+gate, append([]any{p.Bytes()}, args...), &one)
}

// OutgoingOf reads what was sent, for a caller who has been let see the referral.
func (tx *Tx) OutgoingOf(ctx context.Context, id referral.ID) (o referral.Outgoing, err error) {
	var box []byte
	if err = tx.row(ctx, "referral_sent", `SELECT sealed FROM referral_sent WHERE referral_id = ?`, []any{id.Bytes()}, &box); err != nil {
		return o, err
	}
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return o, err
	}
	return vault.OpenJSON[referral.Outgoing](key, vault.Place{Column: outgoingSealed, Row: id.Raw(), Version: 1}, box)
}

// ReferralEvents reads what happened, oldest first, for a caller who has been let see the referral.
func (tx *Tx) ReferralEvents(ctx context.Context, id referral.ID) ([]referral.Event, error) {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return nil, err
	}
	return rows(ctx, tx, "referral_event", func(r scanner) (e referral.Event, err error) {
		var box []byte
		if err = r.Scan(&e.ID, &e.Kind, &e.ByKind, &e.By, &e.At, &box); err != nil {
			return e, err
		}
		e.Said, err = vault.OpenJSON[referral.Said](key, vault.Place{Column: eventSealed, Row: e.ID.Raw(), Version: 1}, box)
		return e, err
	}, `SELECT id, kind, by_kind, by_id, at, sealed FROM referral_event WHERE referral_id = ? ORDER BY id`, id.Bytes())
}
