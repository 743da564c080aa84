package mariadb

import (
	"context"

	"heard/internal/authz"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/vault"
)

var (
	pupilSealed = vault.Register("pupil", "sealed")
	pupilUPN    = vault.RegisterLookup("pupil", "upn_lookup")
	groupSealed = vault.Register("school_group", "sealed")
)

// schoolSubject owns what belongs to no one person, such as the names of groups. Its id is fixed: there is one school.
var schoolSubject = subject{vault.School, ident.Raw{15: 1}}

// readPupils reads everybody, and the boxes of their keys by pupil.
func (tx *Tx) readPupils(ctx context.Context) ([]pupil.Pupil, map[ident.Raw][]byte, error) {
	groups := map[pupil.ID][]pupil.GroupID{}
	_, err := rows(ctx, tx, "pupil_group", func(r scanner) (struct{}, error) {
		var p pupil.ID
		var g pupil.GroupID
		err := r.Scan(&p, &g)
		groups[p] = append(groups[p], g)
		return struct{}{}, err
	}, `SELECT pupil_id, group_id FROM pupil_group`)
	if err != nil {
		return nil, nil, err
	}
	boxes := map[ident.Raw][]byte{}
	all, err := rows(ctx, tx, "pupil", func(r scanner) (p pupil.Pupil, err error) {
		var wrapped, box []byte
		if err = r.Scan(&p.ID, &p.State, &p.Version, &box, &wrapped); err != nil {
			return p, err
		}
		p.Groups, boxes[p.ID.Raw()] = groups[p.ID], wrapped
		key, err := tx.store.keys.Subject(vault.Pupil, p.ID.Raw(), wrapped)
		if err != nil {
			return p, err
		}
		p.Details, err = vault.OpenJSON[pupil.Details](key, pupilPlace(p), box)
		return p, err
	}, `SELECT p.id, p.state, p.version, p.sealed, k.wrapped FROM pupil p
		JOIN subject_key k ON k.kind = 'pupil' AND k.subject_id = p.id`)
	return all, boxes, err
}

func pupilPlace(p pupil.Pupil) vault.Place {
	return vault.Place{Column: pupilSealed, Row: p.ID.Raw(), Version: uint32(p.Version)}
}

// InsertPupils adds pupils, each with a key of their own. A whole school comes in a few hundred statements, not thousands.
func (tx *Tx) InsertPupils(ctx context.Context, all []pupil.Pupil) error {
	keys, people := make([][]any, 0, len(all)), make([][]any, 0, len(all))
	var groups [][]any
	for _, p := range all {
		p.Version = 1
		key, wrapped, err := tx.store.keys.NewSubject(vault.Pupil, p.ID.Raw())
		if err != nil {
			return err
		}
		keys = append(keys, []any{vault.Pupil, p.ID.Bytes(), wrapped, tx.now})
		box, err := vault.SealJSON(key, pupilPlace(p), p.Details)
		if err != nil {
			return err
		}
		var upn any
		if p.UPN != "" {
			upn = tx.store.keys.Lookup(pupilUPN, string(p.UPN)).Bytes()
		}
		people = append(people, []any{p.ID.Bytes(), p.State, upn, box, tx.now, tx.now})
		for _, g := range p.Groups {
			groups = append(groups, []any{p.ID.Bytes(), g.Bytes()})
		}
	}
	if err := tx.execMany(ctx, "subject_key", `INSERT INTO subject_key (kind, subject_id, wrapped, created_at) VALUES `, keys); err != nil {
		return err
	}
	if err := tx.execMany(ctx, "pupil", `INSERT INTO pupil (id, state, upn_lookup, sealed, created_at, updated_at) VALUES `, people); err != nil {
		return err
	}
	if err := tx.execMany(ctx, "pupil_group", `INSERT INTO pupil_group (pupil_id, group_id) VALUES `, groups); err != nil {
		return err
	}
	return tx.bump(ctx, copyRoster)
}

// InsertGroup adds a year, a tutor group or a teaching group.
func (tx *Tx) InsertGroup(ctx context.Context, g pupil.Group) error {
	key, err := tx.subjectKey(ctx, schoolSubject)
	if err != nil {
		return err
	}
	box, err := vault.SealText(key, vault.Place{Column: groupSealed, Row: g.ID.Raw(), Version: 1}, g.Label)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "school_group", `INSERT INTO school_group (id, kind, sealed) VALUES (?,?,?)`, g.ID.Bytes(), g.Kind, box)
	return err
}

// InsertSchool makes the key of the school itself and notes which keys seal this database. It runs once, at setting up.
func (tx *Tx) InsertSchool(ctx context.Context) error {
	if _, err := tx.newSubject(ctx, schoolSubject); err != nil {
		return err
	}
	return tx.rememberKeys(ctx)
}

var _ = declareGate("pupil", gate{scopes: map[authz.Scope]fragment{authz.ScopeAll: {sql: `TRUE`}}})
