package mariadb

import (
	"context"

	"heard/internal/authz"
	"heard/internal/selfreferral"
	"heard/internal/vault"
)

var (
	requestPartSealed = vault.Register("self_referral_part", "sealed")
	requestStepSealed = vault.Register("self_referral_step", "sealed")
)

// Parts and steps are written once, so their sealing has version 1 for good.
func partPlace(p selfreferral.Part) vault.Place {
	return vault.Place{Column: requestPartSealed, Row: p.ID.Raw(), Version: 1}
}

func stepPlace(s selfreferral.Step) vault.Place {
	return vault.Place{Column: requestStepSealed, Row: s.ID.Raw(), Version: 1}
}

// partText is what is sealed of a part. Age is beside what was typed: with the time of several requests it tells a birthday. Parts
// from before have it in the column of that name, where 0 now stands.
type partText struct {
	selfreferral.Answers
	Age int `json:",omitempty"`
}

// InsertRequestPart adds what the pupil wrote.
func (tx *Tx) InsertRequestPart(ctx context.Context, id selfreferral.ID, p selfreferral.Part) error {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, partPlace(p), partText{p.Answers, p.Age})
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "self_referral_part", `INSERT INTO self_referral_part (id, self_referral_id, number, kind, limits_version, age, written_at, sealed)
		SELECT ?, ?, COALESCE(MAX(number), 0) + 1, ?, ?, 0, ?, ? FROM self_referral_part WHERE self_referral_id = ?`,
		p.ID.Bytes(), id.Bytes(), p.Kind, p.LimitsVersion, p.WrittenAt, box, id.Bytes())
	return err
}

// RequestParts reads everything that the pupil wrote, oldest first.
func (tx *Tx) RequestParts(ctx context.Context, v authz.Viewer, id selfreferral.ID) ([]selfreferral.Part, error) {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return nil, err
	}
	gate, args := where(v)
	// Safety: gate is made of constant fragments.
	return rows(ctx, tx, "self_referral_part", func(r scanner) (p selfreferral.Part, err error) {
		var box []byte
		if err = r.Scan(&p.ID, &p.Kind, &p.LimitsVersion, &p.Age, &p.WrittenAt, &box); err != nil {
			return p, err
		}
		text, err := vault.OpenJSON[partText](key, partPlace(p), box)
		p.Answers, p.Age = text.Answers, max(p.Age, text.Age)
		return p, err
	}, `SELECT p.id, p.kind, p.limits_version, p.age, p.written_at, p.sealed FROM self_referral_part p
		JOIN self_referral r ON r.id = p.self_referral_id WHERE p.self_referral_id = ? AND `+gate+` ORDER BY p.number`, append([]any{id.Bytes()}, args...)...)
}

// InsertRequestStep adds what happened to a request.
func (tx *Tx) InsertRequestStep(ctx context.Context, id selfreferral.ID, s selfreferral.Step) error {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, stepPlace(s), s.Words)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "self_referral_step", `INSERT INTO self_referral_step (id, self_referral_id, number, event, staff_id, taken_at, sealed)
		SELECT ?, ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ? FROM self_referral_step WHERE self_referral_id = ?`,
		s.ID.Bytes(), id.Bytes(), s.Event, s.Staff.Bytes(), s.At, box, id.Bytes())
	return err
}

// RequestSteps reads everything that happened to a request, oldest first.
func (tx *Tx) RequestSteps(ctx context.Context, v authz.Viewer, id selfreferral.ID) ([]selfreferral.Step, error) {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return nil, err
	}
	gate, args := where(v)
	// Safety: gate and isUntold are made of constant fragments.
	return rows(ctx, tx, "self_referral_step", func(r scanner) (s selfreferral.Step, err error) {
		var box []byte
		if err = r.Scan(&s.ID, &s.Event, &s.Staff, &s.At, &box, &s.Untold, &s.Unnamed); err != nil {
			return s, err
		}
		s.Words, err = vault.OpenJSON[selfreferral.Words](key, stepPlace(s), box)
		return s, err
	}, `SELECT s.id, s.event, s.staff_id, s.taken_at, s.sealed, s.event = 'set_aside' AND EXISTS (SELECT 1 FROM bar_set_aside ub
			WHERE ub.record_id = s.self_referral_id AND ub.created_at = s.taken_at AND `+isUntold(`ub.decision_id`)+`),
			`+isLetBack(`s.self_referral_id`, `r.pupil_id`, `s.staff_id`, `s.taken_at`)+` FROM self_referral_step s
		JOIN self_referral r ON r.id = s.self_referral_id WHERE s.self_referral_id = ? AND `+gate+` ORDER BY s.number`, append([]any{id.Bytes()}, args...)...)
}
