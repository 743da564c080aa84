package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/vault"
)

// subject names whose key seals something.
type subject struct {
	kind vault.Kind
	id   ident.Raw
}

func pupilSubject(id actor.PupilID) subject { return subject{vault.Pupil, id.Raw()} }
func staffSubject(id actor.StaffID) subject { return subject{vault.Staff, id.Raw()} }

// newSubject makes and stores a subject's key.
func (tx *Tx) newSubject(ctx context.Context, s subject) (vault.SubjectKey, error) {
	key, wrapped, err := tx.store.keys.NewSubject(s.kind, s.id)
	if err != nil {
		return key, err
	}
	_, err = tx.exec(ctx, "subject_key", `INSERT INTO subject_key (kind, subject_id, wrapped, created_at) VALUES (?,?,?,?)`,
		s.kind, s.id.Bytes(), wrapped, tx.now)
	return key, err
}

// subjectKey opens a subject's key. A pupil's comes with the roster where this transaction has asked for that already: their
// key is made with them and goes with them.
func (tx *Tx) subjectKey(ctx context.Context, s subject) (vault.SubjectKey, error) {
	wrapped := tx.boxInMemory(s)
	if wrapped != nil {
		return tx.store.keys.Subject(s.kind, s.id, wrapped)
	}
	err := tx.row(ctx, "subject_key", `SELECT wrapped FROM subject_key WHERE kind = ? AND subject_id = ?`,
		[]any{s.kind, s.id.Bytes()}, &wrapped)
	if err != nil {
		return vault.SubjectKey{}, err
	}
	return tx.store.keys.Subject(s.kind, s.id, wrapped)
}

// boxInMemory gives the sealed key of a pupil if it came with a roster that still counts, and asks the server nothing.
func (tx *Tx) boxInMemory(s subject) []byte {
	v, asked := tx.versions[copyRoster]
	if !asked || s.kind != vault.Pupil {
		return nil
	}
	if p := tx.pupilsOf(v); p != nil {
		return p.boxes[s.id]
	}
	return nil
}

// newEntry makes an entry's key and stores it wrapped under every subject given: the children, or the adult, it is about.
func (tx *Tx) newEntry(ctx context.Context, entry ident.Raw, about ...subject) (vault.EntryKey, error) {
	var key vault.EntryKey
	for i, s := range about {
		owner, err := tx.subjectKey(ctx, s)
		if err != nil {
			return key, err
		}
		var wrapped []byte
		if i == 0 {
			key, wrapped, err = owner.NewEntry(entry)
		} else {
			wrapped, err = owner.Wrap(key)
		}
		if err != nil {
			return key, err
		}
		_, err = tx.exec(ctx, "entry_key", `INSERT INTO entry_key (entry_id, kind, subject_id, wrapped) VALUES (?,?,?,?)`,
			entry.Bytes(), s.kind, s.id.Bytes(), wrapped)
		if err != nil {
			return key, err
		}
	}
	tx.keepEntry(entry, key)
	return key, nil
}

// errNoKey is an entry whose every subject was erased: it is still counted, and can never be read again.
var errNoKey = fault.New(fault.NotFound, "This entry was erased and can no longer be read.")

func (tx *Tx) keepEntry(entry ident.Raw, key vault.EntryKey) {
	if tx.entries == nil {
		tx.entries = map[ident.Raw]vault.EntryKey{}
	}
	tx.entries[entry] = key
}

// entryKey opens one entry's key, under whichever subject still has theirs.
func (tx *Tx) entryKey(ctx context.Context, entry ident.Raw) (vault.EntryKey, error) {
	if err := tx.openEntries(ctx, []ident.Raw{entry}); err != nil {
		return vault.EntryKey{}, err
	}
	k, ok := tx.entries[entry]
	if !ok {
		return k, errNoKey
	}
	return k, nil
}

// openEntries opens the keys of a whole page in one query, so that a list costs the same whatever its length.
func (tx *Tx) openEntries(ctx context.Context, entries []ident.Raw) error {
	missing := entries[:0:0]
	for _, e := range entries {
		if _, have := tx.entries[e]; !have {
			missing = append(missing, e)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	type wrappedKey struct {
		entry                ident.Raw
		owner                subject
		ownerBox, wrappedBox []byte
	}
	// Safety: only placeholders are joined in.
	found, err := rows(ctx, tx, "entry_key", func(r scanner) (w wrappedKey, err error) {
		err = r.Scan(&w.entry, &w.owner.kind, &w.owner.id, &w.ownerBox, &w.wrappedBox)
		return w, err
	}, `SELECT e.entry_id, e.kind, e.subject_id, s.wrapped, e.wrapped
		FROM entry_key e JOIN subject_key s ON s.kind = e.kind AND s.subject_id = e.subject_id
		WHERE e.entry_id IN (`+marks(len(missing))+`)`, idArgs(missing)...)
	if err != nil {
		return err
	}
	for _, w := range found {
		if _, have := tx.entries[w.entry]; have {
			continue // wrapped for a second child too; either key opens it
		}
		owner, err := tx.store.keys.Subject(w.owner.kind, w.owner.id, w.ownerBox)
		if err != nil {
			return err
		}
		key, err := owner.Entry(w.entry, w.wrappedBox)
		if err != nil {
			return err
		}
		tx.keepEntry(w.entry, key)
	}
	return nil
}

// marks gives n placeholders for an IN list. n is never 0: an empty IN is no SQL.
func marks(n int) string {
	b := make([]byte, 0, 2*n)
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '?')
	}
	return string(b)
}

func idArgs(ids []ident.Raw) []any {
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id.Bytes()
	}
	return args
}
