package mariadb

import (
	"fmt"
	"strings"

	"heard/internal/actor"
	"heard/internal/authz"
)

// fragment is the row gate of one scope on one kind of record: a condition in SQL with its arguments. Each stands in its
// own brackets, so that OR and AND around it cannot change its meaning.
type fragment struct {
	sql  string
	args func(a actor.Actor) []any
}

// gate is the row gate of one kind of record: its scopes, and what always takes away.
type gate struct {
	scopes map[authz.Scope]fragment
	except []fragment
}

// gates holds every kind of record that a policy line can reach; each area's file adds its own.
var gates = map[authz.Object]gate{}

func declareGate(o authz.Object, g gate) bool {
	if _, twice := gates[o]; twice {
		panic("mariadb: gate declared twice: " + string(o))
	}
	gates[o] = g
	return true
}

// where turns a viewer into the condition that its reads carry. A viewer without a scope finds nothing.
func where(v authz.Viewer) (string, []any) {
	g := gates[v.Object()]
	var either []string
	var args []any
	for _, s := range v.Scopes() {
		f, ok := g.scopes[s]
		if !ok {
			continue // CheckGates has refused such a policy at start
		}
		either = append(either, "("+f.sql+")")
		if f.args != nil {
			args = append(args, f.args(v.Actor())...)
		}
	}
	if len(either) == 0 {
		return "(FALSE)", nil
	}
	sql := "(" + strings.Join(either, " OR ") + ")"
	for _, f := range g.except {
		sql += " AND NOT (" + f.sql + ")"
		args = append(args, f.args(v.Actor())...)
	}
	return "(" + sql + ")", args
}

// CheckGates refuses a policy that grants a scope for which some kind of record has no row gate, so that a line can never
// quietly grant nothing, or everything.
func CheckGates(grants []authz.Grant) error {
	for _, g := range grants {
		if rowless[g.Object] {
			continue
		}
		if _, ok := gates[g.Object].scopes[g.Scope]; !ok {
			return fmt.Errorf("policy: %s %s %s %s: there is no row gate for this object and scope", g.Role, g.Object, g.Action, g.Scope)
		}
	}
	return nil
}

// rowless are the objects without rows of their own: a grant on one opens a page, never a record.
var rowless = map[authz.Object]bool{"home": true, "policy": true, "guidance": true, "draft": true, "chronology": true, "worklist": true, "cover": true}

// notBarred is what always takes away from a record, whatever the role. alias.id is the record; pupils is a condition that
// joins the conflict table's pupil to it.
func barredFrom(recordID, conflictPupils string) []fragment {
	mine := func(a actor.Actor) []any { return []any{a.StaffID().Bytes()} }
	return []fragment{
		{`EXISTS (SELECT 1 FROM bar WHERE bar.record_id = ` + recordID + ` AND bar.staff_id = ? AND ` + stands + `)`, mine},
		{`EXISTS (SELECT 1 FROM pupil_conflict pc WHERE ` + conflictPupils + ` AND pc.staff_id = ?)`, mine},
	}
}

// stands is true for a bar that nobody has set aside. Only a pupil's own exclusion ever is (rules 3.1).
const stands = `NOT (bar.why = 'not_this_adult' AND EXISTS
	(SELECT 1 FROM bar_set_aside aside WHERE aside.record_id = bar.record_id AND aside.staff_id = bar.staff_id))`

func staffArg(a actor.Actor) []any { return []any{a.StaffID().Bytes()} }
func pupilArg(a actor.Actor) []any { return []any{a.PupilID().Bytes()} }
func orgArg(a actor.Actor) []any   { return []any{a.Org.Bytes()} }
