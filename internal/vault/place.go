package vault

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sync"

	"heard/internal/ident"
)

// Column is a column that holds boxes, or the lookup form of a value. Only Register makes one, so that nothing can be
// sealed into a column that the register does not show.
type Column struct{ table, name string }

// Table gives the table's name.
func (c Column) Table() string { return c.table }

// Name gives the column's name.
func (c Column) Name() string { return c.name }

// String gives table.column.
func (c Column) String() string { return c.table + "." + c.name }

// Place is where a box belongs. A box sealed at one place is refused at every other.
//
// Version is the version of the record at which its sealed columns were last written. A table whose version also counts
// changes of status keeps that number in a column of its own; otherwise a change of status would make its text unreadable.
type Place struct {
	Column  Column
	Row     ident.Raw
	Version uint32
}

func (p Place) complete() bool { return p.Column != Column{} && !p.Row.IsZero() }

var register struct {
	sync.Mutex
	sealed, lookup []Column
}

// Register declares a sealed column, once, as a package variable beside the SQL that writes it.
func Register(table, name string) Column { return enter(&register.sealed, table, name) }

// RegisterLookup declares a column that holds the lookup form of a value.
func RegisterLookup(table, name string) Column { return enter(&register.lookup, table, name) }

// Sealed lists every registered sealed column, sorted; a test compares it with the schema.
func Sealed() []Column { return list(&register.sealed) }

// Lookups lists every registered lookup column, sorted.
func Lookups() []Column { return list(&register.lookup) }

func enter(to *[]Column, table, name string) Column {
	register.Lock()
	defer register.Unlock()
	c := Column{table, name}
	if table == "" || name == "" || slices.Contains(register.sealed, c) || slices.Contains(register.lookup, c) {
		panic("vault: column without a name, or registered twice: " + c.String())
	}
	*to = append(*to, c)
	return c
}

func list(of *[]Column) []Column {
	register.Lock()
	defer register.Unlock()
	out := slices.Clone(*of)
	slices.SortFunc(out, func(a, b Column) int { return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.name, b.name)) })
	return out
}

// bind builds associated data. Every part of variable length is preceded by its length, so that no two different lists
// of parts give the same bytes.
type bind []byte

func (b bind) text(s string) bind {
	return append(binary.BigEndian.AppendUint32(b, uint32(len(s))), s...)
}

func (b bind) bytes(p []byte) bind  { return b.text(string(p)) }
func (b bind) id(r ident.Raw) bind  { return append(b, r[:]...) }
func (b bind) number(n uint32) bind { return binary.BigEndian.AppendUint32(b, n) }
