package config

import (
	"errors"
	"io/fs"
)

// nearest gives the known key that the fewest letters taken out or put in turn k into, or none when every one is far off.
func nearest(k string, known []string) string {
	best, at := "", 5
	for _, s := range known {
		if d := distance(k, s); d < at {
			best, at = s, d
		}
	}
	return best
}

// distance counts letters taken out and put in. A changed letter counts as both, so that a name with a part left out
// (DSN for DB_DSN) is nearer to what was meant than to another name of the same length.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := min(row[j], row[j+1]) + 1
			if a[i] == b[j] {
				d = diagonal
			}
			diagonal, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}

// reason says why a file could not be read, without the path, which the sentence around it has already.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "it does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "this user may not read it"
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err.Error()
	}
	return "reading it failed"
}
