package mariadb

import (
	"database/sql"

	"heard/internal/schoolday"
)

// dateColumn reads a DATE that may be NULL, which becomes the zero Date.
type dateColumn struct{ schoolday.Date }

// Scan takes the day as it stands: it has no zone, so it must not be moved into one.
func (d *dateColumn) Scan(src any) error {
	var t sql.NullTime
	err := t.Scan(src)
	d.Date = schoolday.Date{}
	if t.Valid {
		d.Date = civil(t.Time)
	}
	return err
}

// dayArg gives a date as a query argument; nil for no date.
func dayArg(d schoolday.Date) any {
	if d.IsZero() {
		return nil
	}
	return d.String()
}
