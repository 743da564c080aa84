package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/concern"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/vault"
)

var (
	concernSealed  = vault.Register("concern", "sealed")
	additionSealed = vault.Register("concern_addition", "sealed")
)

var _ = declareGate("concern", gate{
	scopes: map[authz.Scope]fragment{
		authz.ScopeAuthor: {sql: `c.author_id = ?`, args: staffArg},
		authz.ScopeTeam:   {sql: `NOT c.about_adult`},
		authz.ScopeAll:    {sql: `FALSE`}, // any adult may log one about any pupil; that grant reaches no record (4.18)
		authz.ScopeHeld:   heldOf(`c.id`, childrenOn),
	},
	except:   relatedTo(`c.id`, childrenOn),
	unwanted: unwantedBy(`c.id`, childrenOn),
})

// childrenOn joins a pupil to every child on a concern.
const childrenOn = `pc.pupil_id IN (SELECT cp.pupil_id FROM concern_pupil cp WHERE cp.concern_id = c.id)`

// sealedFor says whose keys open a concern: every child's on it, so that it goes with the last of them; without a child
// the adult's whom it is about, or the school's.
func sealedFor(c concern.Concern, adult actor.StaffID) []subject {
	about := make([]subject, len(c.Pupils))
	for i, p := range c.Pupils {
		about[i] = pupilSubject(p.Pupil)
	}
	switch {
	case len(about) > 0:
		return about
	case !adult.IsZero():
		return []subject{staffSubject(adult)}
	}
	return []subject{schoolSubject}
}

// InsertConcern stores a concern.
func (tx *Tx) InsertConcern(ctx context.Context, c concern.Concern, adult actor.StaffID) error {
	about := sealedFor(c, adult)
	key, err := tx.newEntry(ctx, c.ID.Raw(), about...)
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, concernPlace(c.ID), c.Words)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "concern", `INSERT INTO concern (id, reference, author_id, state, asked_today, danger_unsaid, about_adult, event_at, written_at, sealed)
		VALUES (?,?,?,?,?,?,?,?,?,?)`,
		c.ID.Bytes(), c.Reference, c.Author.Bytes(), c.State, c.AskedToday, c.DangerUnsaid, c.AboutAdult, c.EventAt, c.WrittenAt, box)
	if err != nil {
		return err
	}
	for _, p := range c.Pupils {
		_, err := tx.exec(ctx, "concern_pupil", `INSERT INTO concern_pupil (concern_id, pupil_id, part) VALUES (?,?,?)`, c.ID.Bytes(), p.Pupil.Bytes(), p.Part)
		if err != nil {
			return err
		}
	}
	return nil
}

// The words of a concern are never written twice, so their version stays 1 while the state moves on.
func concernPlace(id concern.ID) vault.Place {
	return vault.Place{Column: concernSealed, Row: id.Raw(), Version: 1}
}

const concernColumns = `c.id, c.reference, c.author_id, c.state, c.asked_today, c.danger_unsaid, c.about_adult, c.event_at, c.written_at, c.version`

func scanConcern(r scanner) (c concern.Concern, err error) {
	return c, r.Scan(&c.ID, &c.Reference, &c.Author, &c.State, &c.AskedToday, &c.DangerUnsaid, &c.AboutAdult, &c.EventAt, &c.WrittenAt, &c.Version)
}

// ConcernByID reads one concern with its words.
func (tx *Tx) ConcernByID(ctx context.Context, v authz.Viewer, id concern.ID) (concern.Concern, error) {
	gate, args := where(v)
	var c concern.Concern
	var box []byte
	// Safety: gate is made of constant fragments.
	err := tx.row(ctx, "concern", `SELECT `+concernColumns+`, c.sealed FROM concern c WHERE c.id = ? AND `+gate,
		append([]any{id.Bytes()}, args...),
		&c.ID, &c.Reference, &c.Author, &c.State, &c.AskedToday, &c.DangerUnsaid, &c.AboutAdult, &c.EventAt, &c.WrittenAt, &c.Version, &box)
	if err != nil {
		return c, err
	}
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return c, err
	}
	if c.Words, err = vault.OpenJSON[concern.Words](key, concernPlace(id), box); err != nil {
		return c, err
	}
	one := []concern.Concern{c}
	err = tx.involve(ctx, one)
	return one[0], err
}

// Concerns lists newest first, one page, without the words; the ids are keyset and clock at once.
func (tx *Tx) Concerns(ctx context.Context, v authz.Viewer, before concern.ID, most int) ([]concern.Concern, error) {
	gate, args := where(v)
	older := ""
	if !before.IsZero() {
		older = ` AND c.id < ?`
		args = append(args, before.Bytes())
	}
	// Safety: gate and older are made of constant fragments.
	all, err := rows(ctx, tx, "concern", scanConcern,
		`SELECT `+concernColumns+` FROM concern c WHERE `+gate+older+` ORDER BY c.id DESC LIMIT ?`, append(args, most)...)
	if err != nil {
		return nil, err
	}
	return all, tx.involve(ctx, all)
}

// involve adds the children to a page of concerns in one query.
func (tx *Tx) involve(ctx context.Context, all []concern.Concern) error {
	if len(all) == 0 {
		return nil
	}
	at := make(map[concern.ID]int, len(all))
	ids := make([]ident.Raw, len(all))
	for i, c := range all {
		at[c.ID], ids[i] = i, c.ID.Raw()
	}
	// Safety: only placeholders are joined in.
	_, err := rows(ctx, tx, "concern_pupil", func(r scanner) (struct{}, error) {
		var id concern.ID
		var p concern.Involved
		err := r.Scan(&id, &p.Pupil, &p.Part)
		if i, ok := at[id]; ok {
			all[i].Pupils = append(all[i].Pupils, p)
		}
		return struct{}{}, err
	}, `SELECT concern_id, pupil_id, part FROM concern_pupil WHERE concern_id IN (`+marks(len(ids))+`)`, idArgs(ids)...)
	return err
}

// InsertConcernAddition writes something beside a concern.
func (tx *Tx) InsertConcernAddition(ctx context.Context, id concern.ID, a concern.Addition) error {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return err
	}
	box, err := vault.SealText(key, vault.Place{Column: additionSealed, Row: a.ID.Raw(), Version: 1}, a.Text)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "concern_addition", `INSERT INTO concern_addition (id, concern_id, author_id, kind, box, written_at, sealed) VALUES (?,?,?,?,?,?,?)`,
		a.ID.Bytes(), id.Bytes(), a.Author.Bytes(), a.Kind, string(a.Box), a.WrittenAt, box)
	return err
}

// ConcernAdditions reads what was written beside a concern, oldest first.
func (tx *Tx) ConcernAdditions(ctx context.Context, v authz.Viewer, id concern.ID) ([]concern.Addition, error) {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return nil, err
	}
	gate, args := where(v)
	// Safety: gate is made of constant fragments.
	return rows(ctx, tx, "concern_addition", func(r scanner) (a concern.Addition, err error) {
		var box []byte
		if err = r.Scan(&a.ID, &a.Author, &a.Kind, &a.Box, &a.WrittenAt, &box); err != nil {
			return a, err
		}
		a.Text, err = vault.OpenText(key, vault.Place{Column: additionSealed, Row: a.ID.Raw(), Version: 1}, box)
		return a, err
	}, `SELECT a.id, a.author_id, a.kind, a.box, a.written_at, a.sealed FROM concern_addition a JOIN concern c ON c.id = a.concern_id
		WHERE a.concern_id = ? AND `+gate+` ORDER BY a.id`, append([]any{id.Bytes()}, args...)...)
}

// MoveConcern changes a concern's state if it still has the version that was read.
func (tx *Tx) MoveConcern(ctx context.Context, c concern.Concern, to concern.State) error {
	if !c.State.MayBecome(to) {
		return fault.New(fault.Conflict, "This concern has moved on since you opened it.")
	}
	return tx.execOne(ctx, "concern", `UPDATE concern SET state = ?, version = version + 1 WHERE id = ? AND version = ?`, to, c.ID.Bytes(), c.Version)
}

// DangerSaid notes that it was said whether anyone is in danger; what was asked for once stays asked for.
func (tx *Tx) DangerSaid(ctx context.Context, id concern.ID, needsPerson bool) error {
	_, err := tx.exec(ctx, "concern", `UPDATE concern SET danger_unsaid = FALSE, asked_today = asked_today OR ?, danger_at = IF(?, ?, danger_at) WHERE id = ?`,
		needsPerson, needsPerson, tx.now, id.Bytes())
	return err
}
