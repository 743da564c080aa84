package mariadb

import (
	"context"
	"slices"
	"sync/atomic"

	"heard/internal/account"
	"heard/internal/ident"
	"heard/internal/partner"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
)

// copies are what a process keeps in memory because it is sealed or asked for on every page. Each is checked against its
// version in the database inside the transaction that uses it, because another process may have changed it.
type copies struct {
	roster     atomic.Pointer[pupils]
	colleagues atomic.Pointer[account.Directory]
	calendar   atomic.Pointer[schoolday.Calendar]
	services   atomic.Pointer[partner.Directory]
	standins   atomic.Pointer[standins] // who stands in for whom, and who is kept from whom, count with the colleagues: every ladder asks for all three
	barriers   atomic.Pointer[barriers]
	clocks     atomic.Pointer[response.Policy]
}

// The names under which copy_version counts.
const (
	copyRoster     = "roster"
	copyColleagues = "colleagues"
	copyCalendar   = "calendar"
	// conflictSum is no row of copy_version: it is made of pupil_conflict itself, so that whoever writes there has nothing to remember.
	conflictSum = "conflict"
)

func (tx *Tx) copyVersion(ctx context.Context, name string) (uint64, error) {
	if v, ok := tx.versions[name]; ok && !tx.hasBumped(name) {
		return v, nil
	}
	tx.versions = map[string]uint64{}
	_, err := rows(ctx, tx, "copy_version", func(r scanner) (struct{}, error) {
		var name string
		var v uint64
		err := r.Scan(&name, &v)
		tx.versions[name] = v
		return struct{}{}, err
	}, `SELECT name, version FROM copy_version
		UNION ALL SELECT '`+conflictSum+`', CAST(COALESCE(SUM(CRC32(CONCAT(pupil_id, staff_id))), 0) AS UNSIGNED) FROM pupil_conflict`)
	return tx.versions[name], err
}

// bump makes every process read a copy anew. It runs in the transaction of the change, so nobody sees one without the other.
func (tx *Tx) bump(ctx context.Context, name string) error {
	if tx.hasBumped(name) {
		return nil
	}
	tx.bumped = append(tx.bumped, name)
	return tx.execOne(ctx, "copy_version", `UPDATE copy_version SET version = version + 1 WHERE name = ?`, name)
}

func (tx *Tx) hasBumped(name string) bool { return slices.Contains(tx.bumped, name) }

// pupils is every pupil, with the boxes of their keys as they lie in the database: whatever is written about a pupil is
// sealed for them, and the box would otherwise be asked for again each time.
type pupils struct {
	roster *pupil.Roster
	boxes  map[ident.Raw][]byte
}

// Roster gives every pupil, from memory while nothing has changed.
func (tx *Tx) Roster(ctx context.Context) (*pupil.Roster, error) {
	v, err := tx.copyVersion(ctx, copyRoster)
	if err != nil {
		return nil, err
	}
	if p := tx.pupilsOf(v); p != nil {
		return p.roster, nil
	}
	all, boxes, err := tx.readPupils(ctx)
	if err != nil {
		return nil, err
	}
	p := &pupils{pupil.NewRoster(v, all), boxes}
	if !tx.hasBumped(copyRoster) { // a version this transaction has not committed must not reach another one
		tx.store.copies.roster.Store(p)
	}
	return p.roster, nil
}

// pupilsOf gives what is in memory if it is of the version.
func (tx *Tx) pupilsOf(version uint64) *pupils {
	if p := tx.store.copies.roster.Load(); p != nil && p.roster.Version() == version && !tx.hasBumped(copyRoster) {
		return p
	}
	return nil
}

// Colleagues gives every colleague, from memory while nothing has changed.
func (tx *Tx) Colleagues(ctx context.Context) (*account.Directory, error) {
	v, err := tx.copyVersion(ctx, copyColleagues)
	if err != nil {
		return nil, err
	}
	if d := tx.store.copies.colleagues.Load(); d != nil && d.Version == v && !tx.hasBumped(copyColleagues) {
		return d, nil
	}
	all, err := tx.readColleagues(ctx)
	if err != nil {
		return nil, err
	}
	d := account.NewDirectory(v, all)
	if !tx.hasBumped(copyColleagues) {
		tx.store.copies.colleagues.Store(d)
	}
	return d, nil
}

// Calendar gives the school's calendar, from memory while nothing has changed.
func (tx *Tx) Calendar(ctx context.Context) (*schoolday.Calendar, error) {
	v, err := tx.copyVersion(ctx, copyCalendar)
	if err != nil {
		return nil, err
	}
	if c := tx.store.copies.calendar.Load(); c != nil && uint64(c.Version()) == v && !tx.hasBumped(copyCalendar) {
		return c, nil
	}
	c, err := tx.readCalendar(ctx, v)
	if err != nil {
		return nil, err
	}
	if !tx.hasBumped(copyCalendar) {
		tx.store.copies.calendar.Store(c)
	}
	return c, nil
}
