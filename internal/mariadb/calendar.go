package mariadb

import (
	"context"
	"time"

	"heard/internal/ident"
	"heard/internal/schoolday"
)

func (tx *Tx) readCalendar(ctx context.Context, version uint64) (*schoolday.Calendar, error) {
	p := schoolday.Plan{Version: int64(version)}
	var err error
	if p.Terms, err = rows(ctx, tx, "calendar", scanTerm, `SELECT name, first_day, last_day FROM calendar_term ORDER BY first_day`); err != nil {
		return nil, err
	}
	if p.Closures, err = rows(ctx, tx, "calendar", scanClosure, `SELECT name, first_day, last_day FROM calendar_closure ORDER BY first_day`); err != nil {
		return nil, err
	}
	if p.EarlyCloses, err = rows(ctx, tx, "calendar", scanEarlyClose, `SELECT on_day, name, closes_minute FROM calendar_early_close`); err != nil {
		return nil, err
	}
	type day struct {
		weekday int
		hours   schoolday.Hours
	}
	week, err := rows(ctx, tx, "calendar", func(r scanner) (d day, err error) {
		return d, r.Scan(&d.weekday, &d.hours.Open, &d.hours.Close)
	}, `SELECT weekday, opens_minute, closes_minute FROM staffed_hours`)
	if err != nil {
		return nil, err
	}
	for _, d := range week {
		p.Hours[d.weekday] = d.hours
	}
	return schoolday.New(p)
}

// SaveCalendar replaces the school's calendar.
func (tx *Tx) SaveCalendar(ctx context.Context, p schoolday.Plan) error {
	for _, table := range []string{"calendar_term", "calendar_closure", "calendar_early_close", "staffed_hours"} {
		// Safety: table is one of the four constants above.
		if _, err := tx.exec(ctx, "calendar", `DELETE FROM `+table); err != nil {
			return err
		}
	}
	for _, t := range p.Terms {
		if err := tx.insertDays(ctx, "calendar_term", t.Name, t.First, t.Last); err != nil {
			return err
		}
	}
	for _, c := range p.Closures {
		if err := tx.insertDays(ctx, "calendar_closure", c.Name, c.First, c.Last); err != nil {
			return err
		}
	}
	for _, e := range p.EarlyCloses {
		_, err := tx.exec(ctx, "calendar", `INSERT INTO calendar_early_close (on_day, name, closes_minute) VALUES (?,?,?)`, e.Date.String(), e.Name, int(e.Close))
		if err != nil {
			return err
		}
	}
	for weekday, h := range p.Hours {
		if h == (schoolday.Hours{}) {
			continue
		}
		_, err := tx.exec(ctx, "calendar", `INSERT INTO staffed_hours (weekday, opens_minute, closes_minute) VALUES (?,?,?)`, weekday, int(h.Open), int(h.Close))
		if err != nil {
			return err
		}
	}
	return tx.bump(ctx, copyCalendar)
}

func (tx *Tx) insertDays(ctx context.Context, table, name string, first, last schoolday.Date) error {
	// Safety: table is one of two constants in SaveCalendar.
	_, err := tx.exec(ctx, "calendar", `INSERT INTO `+table+` (id, name, first_day, last_day) VALUES (?,?,?,?)`,
		ident.NewRaw(tx.now).Bytes(), name, first.String(), last.String())
	return err
}

func scanTerm(r scanner) (t schoolday.Term, err error) {
	var first, last time.Time
	err = r.Scan(&t.Name, &first, &last)
	t.First, t.Last = civil(first), civil(last)
	return t, err
}

func scanClosure(r scanner) (c schoolday.Closure, err error) {
	var first, last time.Time
	err = r.Scan(&c.Name, &first, &last)
	c.First, c.Last = civil(first), civil(last)
	return c, err
}

func scanEarlyClose(r scanner) (e schoolday.EarlyClose, err error) {
	var day time.Time
	err = r.Scan(&day, &e.Name, &e.Close)
	e.Date = civil(day)
	return e, err
}

// civil takes a DATE as it stands: it has no zone, so it must not be moved into one.
func civil(t time.Time) schoolday.Date {
	d, _ := schoolday.ParseDate(t.Format(time.DateOnly)) // a DATE column holds nothing else
	return d
}
