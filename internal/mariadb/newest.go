package mariadb

import (
	"bytes"
	"cmp"

	"heard/internal/ident"
	"heard/internal/outline"
)

// newestOf reads records that a viewer may open, given all ids of a list, and no more of them than it needs: first as many as a page
// has, and twice as many each time that those were not enough. So a page fetches and opens little more than it shows, and not
// everything that was ever written.
func newestOf[T any](ids []ident.Raw, most int, read func(some []ident.Raw) ([]T, error), enough func(all []T, next ident.Raw) bool) ([]T, error) {
	var all []T
	for size := most; len(ids) > 0 && !enough(all, ids[0]); size *= 2 {
		some := ids[:min(size, len(ids))]
		found, err := read(some)
		if err != nil {
			return nil, err
		}
		all, ids = append(all, found...), ids[len(some):]
	}
	return all, nil
}

func scanID(r scanner) (id ident.Raw, err error) { return id, r.Scan(&id) }

// newerFirst is the order of a chronology.
func newerFirst(a, b outline.Key) int {
	return cmp.Or(b.At.Compare(a.At), bytes.Compare(b.ID[:], a.ID[:]))
}
