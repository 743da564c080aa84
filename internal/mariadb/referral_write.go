package mariadb

import (
	"context"

	"heard/internal/referral"
	"heard/internal/vault"
)

// InsertReferral stores a draft under the young person's key.
func (tx *Tx) InsertReferral(ctx context.Context, r referral.Referral) error {
	key, err := tx.newEntry(ctx, r.ID.Raw(), pupilSubject(r.Pupil))
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, vault.Place{Column: referralSealed, Row: r.ID.Raw(), Version: 1}, r.Words)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "referral", `INSERT INTO referral (id, reference, journey_id, pupil_id, entry_id, organisation_id, author_id, state, sealed, written_at)
		VALUES (?,?,?,?,?,?,?,?,?,?)`,
		r.ID.Bytes(), r.Reference, r.Journey.Bytes(), r.Pupil.Bytes(), r.Entry.Bytes(), r.Org.Bytes(), r.Author.Bytes(), r.State, box, r.WrittenAt)
	return err
}

// SaveReferralWords replaces a draft's words, if it still has the version that was read.
func (tx *Tx) SaveReferralWords(ctx context.Context, r referral.Referral) error {
	key, err := tx.entryKey(ctx, r.ID.Raw())
	if err != nil {
		return err
	}
	// A draft is sealed anew under each version: its version counts nothing else until it is sent.
	box, err := vault.SealJSON(key, vault.Place{Column: referralSealed, Row: r.ID.Raw(), Version: uint32(r.Version) + 1}, r.Words)
	if err != nil {
		return err
	}
	return tx.execOne(ctx, "referral", `UPDATE referral SET owner_id = ?, decision_id = ?, pupil_aware = ?, sealed = ?, sealed_version = version + 1, version = version + 1
		WHERE id = ? AND version = ? AND state = 'draft'`,
		r.Owner.Bytes(), r.Decision.Bytes(), r.PupilAware, box, r.ID.Bytes(), r.Version)
}

// SaveReferral saves where a referral stands and what is owed, if it still has the version that was read.
func (tx *Tx) SaveReferral(ctx context.Context, r referral.Referral) error {
	return tx.execOne(ctx, "referral", `UPDATE referral SET state = ?, pupil_aware = ?, sent_at = ?, joined_on = ?, expected_on = ?, chase_due = ?, contact_due = ?,
		tell_due = ?, next_due = ?, told_at = ?, over_at = ?, shown_until = ?, version = version + 1 WHERE id = ? AND version = ?`,
		r.State, r.PupilAware, timeArg(r.SentAt), dateArg(r.JoinedOn), dateArg(r.ExpectedOn), timeArg(r.ChaseDue), timeArg(r.ContactDue),
		timeArg(r.TellDue), timeArg(r.ShownFrom(tx.now)), timeArg(r.ToldAt), timeArg(r.OverAt), timeArg(r.ShownUntil), r.ID.Bytes(), r.Version)
}

// InsertOutgoing freezes what is sent. A second copy is refused by the primary key.
func (tx *Tx) InsertOutgoing(ctx context.Context, id referral.ID, o referral.Outgoing) error {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, vault.Place{Column: outgoingSealed, Row: id.Raw(), Version: 1}, o)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "referral_sent", `INSERT INTO referral_sent (referral_id, sealed, sent_by, sent_at) VALUES (?,?,?,?)`,
		id.Bytes(), box, tx.actor.Person.Bytes(), tx.now)
	return err
}

// InsertReferralEvent writes one line of what became of a referral.
func (tx *Tx) InsertReferralEvent(ctx context.Context, id referral.ID, e referral.Event) error {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, vault.Place{Column: eventSealed, Row: e.ID.Raw(), Version: 1}, e.Said)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "referral_event", `INSERT INTO referral_event (id, referral_id, kind, by_kind, by_id, at, sealed) VALUES (?,?,?,?,?,?,?)`,
		e.ID.Bytes(), id.Bytes(), e.Kind, e.ByKind, e.By.Bytes(), e.At, box)
	return err
}
