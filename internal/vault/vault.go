// Package vault seals what may be read by nobody who holds only the database: names, narratives, contacts, everything
// that says who a child is or what happened. It knows keys, boxes and where a box belongs. It holds no SQL, decides
// nothing about who may read, and keeps no copy of anything that it opened.
//
// A key in the keys directory (the KEK) wraps one key per subject; a subject's key wraps the key of each entry about
// them; an entry that concerns two children has one key, wrapped once for each. Deleting a subject's wrapped key erases
// whatever only that key opened.
package vault

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"

	"heard/internal/ident"
	"heard/internal/secret"

	"github.com/tink-crypto/tink-go/v2/tink"
)

// Kind says whose key a subject key is. It is part of what a wrapped key is bound to.
type Kind string

// The owners of subject keys. Staff names and staff drafts belong to Staff, records about an adult's conduct to Adult,
// so that each can be erased apart from any child's record; School is for what belongs to no one person.
const (
	Pupil        Kind = "pupil"
	Staff        Kind = "staff"
	Adult        Kind = "adult"
	Organisation Kind = "organisation"
	School       Kind = "school"
)

func (k Kind) known() bool {
	switch k {
	case Pupil, Staff, Adult, Organisation, School:
		return true
	}
	return false
}

// Keyring is the opened keys directory of one school. It is safe for several goroutines.
type Keyring struct {
	secret.Hidden
	set    string
	kek    tink.AEAD
	pepper secret.Pepper
	lookup func() []byte // in a function, which nothing prints: see secret.Hidden
}

// Set names the set of keys (16 characters, nothing secret), so that a database can remember which set it was sealed
// under and a wrong keys directory is found at start instead of at the first child's record.
func (k *Keyring) Set() string { return k.set }

// Pepper gives the key for secret.NewHasher.
func (k *Keyring) Pepper() secret.Pepper { return k.pepper }

// Lookup gives the form in which a value is stored for exact match. Only for values that cannot be guessed from a list
// (UPN, sign-in name, code): never for names, dates, categories or words. The caller brings the value to one spelling
// first. Each column has its own key, so equal values in two columns do not show as equal.
func (k *Keyring) Lookup(column Column, value string) secret.Digest {
	h := hmac.New(sha256.New, k.lookup())
	h.Write(bind{}.text("heard/lookup/1").text(column.table).text(column.name))
	h = hmac.New(sha256.New, h.Sum(nil))
	h.Write([]byte(value))
	return secret.Digest(h.Sum(nil))
}

// NewSubject makes the key of a subject and its wrapped form for the table subject_key.
func (k *Keyring) NewSubject(kind Kind, id ident.Raw) (SubjectKey, []byte, error) {
	if !kind.known() || id.IsZero() {
		return SubjectKey{}, nil, misuse("vault.NewSubject", "a subject needs a kind and an id")
	}
	key := newKey()
	head := []byte{wrapFormat, firstVersion}
	box, err := k.kek.Encrypt(key[:], subjectPlace(head, kind, id))
	if err != nil {
		return SubjectKey{}, nil, misuse("vault.NewSubject", "the key could not be wrapped")
	}
	return SubjectKey{key: newSealer(key, firstVersion, string(kind), id)}, append(head, box...), nil
}

// Subject opens a subject's key. A wrapped key of another kind or another person is refused like a damaged one.
func (k *Keyring) Subject(kind Kind, id ident.Raw, wrapped []byte) (SubjectKey, error) {
	if len(wrapped) < 2 || wrapped[0] != wrapFormat {
		return SubjectKey{}, willNotOpen("vault.Subject")
	}
	raw, err := k.kek.Decrypt(wrapped[2:], subjectPlace(wrapped[:2], kind, id))
	if err != nil || len(raw) != keySize {
		return SubjectKey{}, willNotOpen("vault.Subject")
	}
	return SubjectKey{key: newSealer((*[keySize]byte)(raw), wrapped[1], string(kind), id)}, nil
}

const (
	keySize      = 32
	wrapFormat   = 1 // first byte of every wrapped key
	firstVersion = 1 // second byte: the version of the key inside, for when keys are replaced
)

func newKey() *[keySize]byte {
	key := new([keySize]byte)
	_, _ = rand.Read(key[:]) // never fails since Go 1.24: it stops the program instead
	return key
}

func subjectPlace(head []byte, kind Kind, id ident.Raw) []byte {
	return bind{}.text("heard/subject-key/1").bytes(head).text(string(kind)).id(id)
}
