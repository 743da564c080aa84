// Package once names a form that was filled in one time. A form that arrives twice (a double click, a lost answer, a
// second try after a failed commit) makes one record, because its key is written with the record under a UNIQUE key.
package once

import (
	"crypto/sha256"
	"encoding/binary"
	"sort"

	"heard/internal/ident"
)

// Key is the hidden field of a form and a digest of everything else in it. The same key with other content is a
// conflict that shows both.
type Key struct {
	ID     ident.Raw
	Digest [32]byte
	// Form is the page that was filled in. What had been kept of it unsent goes in the transaction that claims the key, so
	// that a text is never both sent and waiting to be finished.
	Form string
}

// Of makes the key of a form from its hidden field and its values. Order of the names does not matter; order of the
// values of one name does.
func Of(id ident.Raw, values map[string][]string) Key {
	names := make([]string, 0, len(values))
	for n := range values {
		names = append(names, n)
	}
	sort.Strings(names)
	h := sha256.New()
	put := func(s string) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	for _, n := range names {
		put(n)
		var c [8]byte
		binary.BigEndian.PutUint64(c[:], uint64(len(values[n])))
		h.Write(c[:])
		for _, v := range values[n] {
			put(v)
		}
	}
	return Key{ID: id, Digest: [32]byte(h.Sum(nil))}
}
