package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/plan"
	"heard/internal/vault"
)

var (
	planBoxSealed  = vault.Register("plan_box", "sealed")
	planCopySealed = vault.Register("plan_copy", "sealed")
)

// boxed is what is sealed of one revision.
type boxed struct {
	By    string     `json:"by,omitempty"`
	Words plan.Words `json:"words"`
}

// SavePlanBoxes adds revisions. The UNIQUE key decides between two who write at once.
func (tx *Tx) SavePlanBoxes(ctx context.Context, id plan.ID, made []plan.Saved) error {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return err
	}
	for _, s := range made {
		box, err := vault.SealJSON(key, vault.Place{Column: planBoxSealed, Row: s.ID.Raw(), Version: 1}, boxed{s.ByName, s.Words})
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, "plan_box", `INSERT INTO plan_box (id, plan_id, part, box, revision, edition, author_kind, author_id, written_at, sealed)
			VALUES (?,?,?,?,?,?,?,?,?,?)`,
			s.ID.Bytes(), id.Bytes(), s.Part, s.Box, s.Revision, s.Edition, authorKind(s.ByPupil), s.By.Bytes(), s.WrittenAt, box)
		if _, twice := duplicateKey(err); twice {
			return fault.New(fault.Conflict, "Somebody saved this section at the same moment. What you typed is kept below.")
		}
		if err != nil {
			return err
		}
	}
	_, err = tx.exec(ctx, "plan", `UPDATE plan SET edition = edition + 1, changed_at = ? WHERE id = ?`, tx.now, id.Bytes())
	return err
}

const planBoxColumns = `b.id, b.part, b.box, b.revision, b.edition, b.author_kind, b.author_id, b.written_at, b.sealed`

// PlanBoxes opens the newest revision of each box of the sections given. The others stay sealed.
func (tx *Tx) PlanBoxes(ctx context.Context, id plan.ID, parts []plan.Part) (plan.Boxes, error) {
	all, err := tx.planBoxes(ctx, id, parts, ` AND NOT EXISTS (SELECT 1 FROM plan_box n WHERE n.plan_id = b.plan_id AND n.part = b.part AND n.box = b.box AND n.revision > b.revision)`)
	return plan.Newest(all), err
}

// PlanHistory opens every revision of the sections given, newest first.
func (tx *Tx) PlanHistory(ctx context.Context, id plan.ID, parts []plan.Part) ([]plan.Saved, error) {
	return tx.planBoxes(ctx, id, parts, ``)
}

func (tx *Tx) planBoxes(ctx context.Context, id plan.ID, parts []plan.Part, only string) ([]plan.Saved, error) {
	if len(parts) == 0 {
		return nil, nil
	}
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return nil, err
	}
	args := []any{id.Bytes()}
	for _, p := range parts {
		args = append(args, p.Key)
	}
	// Safety: only placeholders and a constant condition are joined in.
	return rows(ctx, tx, "plan_box", func(r scanner) (s plan.Saved, err error) {
		var kind string
		var box []byte
		if err = r.Scan(&s.ID, &s.Part, &s.Box, &s.Revision, &s.Edition, &kind, &s.By, &s.WrittenAt, &box); err != nil {
			return s, err
		}
		in, err := vault.OpenJSON[boxed](key, vault.Place{Column: planBoxSealed, Row: s.ID.Raw(), Version: 1}, box)
		s.ByPupil, s.ByName, s.Words = kind == string(actor.KindPupil), in.By, in.Words
		return s, err
	}, `SELECT `+planBoxColumns+` FROM plan_box b WHERE b.plan_id = ? AND b.part IN (`+marks(len(parts))+`)`+only+` ORDER BY b.written_at DESC, b.revision DESC, b.box`, args...)
}

// InsertPlanCopy records a copy that somebody holds.
func (tx *Tx) InsertPlanCopy(ctx context.Context, id plan.ID, c plan.Copy) error {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return err
	}
	box, err := vault.SealText(key, vault.Place{Column: planCopySealed, Row: c.ID.Raw(), Version: 1}, c.To)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "plan_copy", `INSERT INTO plan_copy (id, plan_id, edition, holder, format, given_on, recorded_at, author_kind, author_id, sealed)
		VALUES (?,?,?,?,?,?,?,?,?,?)`,
		c.ID.Bytes(), id.Bytes(), c.Edition, c.Holder, c.Format, c.GivenOn.String(), c.RecordedAt, authorKind(c.ByPupil), c.By.Bytes(), box)
	return err
}

func authorKind(byPupil bool) string {
	if byPupil {
		return string(actor.KindPupil)
	}
	return string(actor.KindStaff)
}

// PlanCopies lists the copies that were given, newest first.
func (tx *Tx) PlanCopies(ctx context.Context, id plan.ID) ([]plan.Copy, error) {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return nil, err
	}
	return rows(ctx, tx, "plan_copy", func(r scanner) (c plan.Copy, err error) {
		var kind string
		var given dateColumn
		var box []byte
		if err = r.Scan(&c.ID, &c.Edition, &c.Holder, &c.Format, &given, &c.RecordedAt, &kind, &c.By, &box); err != nil {
			return c, err
		}
		c.ByPupil, c.GivenOn = kind == string(actor.KindPupil), given.Date
		c.To, err = vault.OpenText(key, vault.Place{Column: planCopySealed, Row: c.ID.Raw(), Version: 1}, box)
		return c, err
	}, `SELECT id, edition, holder, format, given_on, recorded_at, author_kind, author_id, sealed FROM plan_copy WHERE plan_id = ? ORDER BY id DESC`, id.Bytes())
}

// PlanNumbers opens section 6 of a page of plans in one query, so that a changed number is seen in the list.
func (tx *Tx) PlanNumbers(ctx context.Context, ids []plan.ID) (map[plan.ID][]plan.Row, error) {
	numbers := map[plan.ID][]plan.Row{}
	if len(ids) == 0 {
		return numbers, nil
	}
	raw := make([]ident.Raw, len(ids))
	for i, id := range ids {
		raw[i] = id.Raw()
	}
	if err := tx.openEntries(ctx, raw); err != nil {
		return nil, err
	}
	type row struct {
		plan plan.ID
		box  ident.Raw
		text []byte
	}
	// Safety: only placeholders are joined in.
	found, err := rows(ctx, tx, "plan_box", func(r scanner) (x row, err error) {
		return x, r.Scan(&x.plan, &x.box, &x.text)
	}, `SELECT b.plan_id, b.id, b.sealed FROM plan_box b WHERE b.plan_id IN (`+marks(len(ids))+`) AND b.part = 'services' AND b.box = 'together'
		AND NOT EXISTS (SELECT 1 FROM plan_box n WHERE n.plan_id = b.plan_id AND n.part = b.part AND n.box = b.box AND n.revision > b.revision)`, idArgs(raw)...)
	if err != nil {
		return nil, err
	}
	for _, x := range found {
		key, err := tx.entryKey(ctx, x.plan.Raw())
		if err != nil {
			return nil, err
		}
		in, err := vault.OpenJSON[boxed](key, vault.Place{Column: planBoxSealed, Row: x.box, Version: 1}, x.text)
		if err != nil {
			return nil, err
		}
		numbers[x.plan] = in.Words.Rows
	}
	return numbers, nil
}
