package vault

import (
	"heard/internal/ident"
	"heard/internal/secret"
)

// SubjectKey is the open key of one pupil, adult or organisation. It seals what belongs to them alone (their name, their
// contacts) and wraps the keys of the entries about them. It prints nothing and is safe for several goroutines.
type SubjectKey struct {
	secret.Hidden
	key *sealer
}

// EntryKey is the open key of one entry: one concern, plan, referral or file, whoever it is about.
type EntryKey struct {
	secret.Hidden
	key *sealer
}

// NewEntry makes the key of a new entry about this subject and its wrapped form for the table entry_key.
func (s SubjectKey) NewEntry(entry ident.Raw) (EntryKey, []byte, error) {
	if entry.IsZero() {
		return EntryKey{}, nil, misuse("vault.NewEntry", "an entry needs an id")
	}
	e := EntryKey{key: newSealer(newKey(), firstVersion, entryOwner, entry)}
	wrapped, err := s.Wrap(e)
	return e, wrapped, err
}

// Wrap wraps an entry's key for one more subject, when an entry is linked to a second child.
func (s SubjectKey) Wrap(e EntryKey) ([]byte, error) {
	if s.key == nil || e.key == nil {
		return nil, misuse("vault.Wrap", "a key is missing")
	}
	head := []byte{wrapFormat, e.key.version, s.key.version}
	return s.key.aead.Seal(head, nil, e.key.raw()[:], s.entryPlace(head, e.key.id)), nil
}

// Entry opens the key of an entry about this subject. One wrapped for another subject or entry is refused.
func (s SubjectKey) Entry(entry ident.Raw, wrapped []byte) (EntryKey, error) {
	if s.key == nil {
		return EntryKey{}, misuse("vault.Entry", "a key is missing")
	}
	if len(wrapped) < entryHead || wrapped[0] != wrapFormat || wrapped[2] != s.key.version {
		return EntryKey{}, willNotOpen("vault.Entry")
	}
	head := wrapped[:entryHead]
	raw, err := s.key.aead.Open(nil, nil, wrapped[entryHead:], s.entryPlace(head, entry))
	if err != nil || len(raw) != keySize {
		return EntryKey{}, willNotOpen("vault.Entry")
	}
	return EntryKey{key: newSealer((*[keySize]byte)(raw), head[1], entryOwner, entry)}, nil
}

// Seal puts text into a box that opens only with this key and only at p.
func (s SubjectKey) Seal(p Place, plain []byte) ([]byte, error) { return s.key.seal(p, plain) }

// Open opens a box that this key sealed at p; any other is refused.
func (s SubjectKey) Open(p Place, box []byte) ([]byte, error) { return s.key.open(p, box) }

// Seal puts text into a box that opens only with this key and only at p.
func (e EntryKey) Seal(p Place, plain []byte) ([]byte, error) { return e.key.seal(p, plain) }

// Open opens a box that this key sealed at p; any other is refused.
func (e EntryKey) Open(p Place, box []byte) ([]byte, error) { return e.key.open(p, box) }

const (
	entryOwner = "entry" // no Kind has this name, so no subject's box can pass for an entry's
	entryHead  = 3       // format, version of the entry's key, version of the subject's key
)

func (s SubjectKey) entryPlace(head []byte, entry ident.Raw) []byte {
	return bind{}.text("heard/entry-key/1").bytes(head).text(s.key.owner).id(s.key.id).id(entry)
}
