package mariadb

import (
	"database/sql"
	"time"

	"heard/internal/schoolday"
)

// dateColumn reads a DATE that may be NULL, which becomes the zero Date.
type dateColumn struct{ schoolday.Date }

// Scan takes the day as it stands: it has no zone, so it must not be moved into one.
func (d *dateColumn) Scan(src any) error {
	var t sql.NullTime
	err := t.Scan(src)
	d.Date = dateFrom(t)
	return err
}

// dateFrom is the day of a DATE that may be NULL; none is the zero Date.
func dateFrom(t sql.NullTime) schoolday.Date {
	if !t.Valid {
		return schoolday.Date{}
	}
	return civil(t.Time)
}

// dateArg gives a day as a query argument; NULL for none.
func dateArg(d schoolday.Date) any {
	if d.IsZero() {
		return nil
	}
	return d.String()
}

// timeArg is the same for a time.
func timeArg(t time.Time) sql.NullTime { return sql.NullTime{Time: t, Valid: !t.IsZero()} }
