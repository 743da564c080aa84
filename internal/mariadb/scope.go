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
	// unwanted takes away from every scope but author, where an author keeps what they wrote; empty elsewhere.
	unwanted fragment
}

// reaching is one scope's condition, with the pupil's exclusion where the gate spares only authors.
func (g gate) reaching(s authz.Scope, a actor.Actor) (string, []any) {
	f := g.scopes[s]
	var args []any
	if f.args != nil {
		args = f.args(a)
	}
	if g.unwanted.sql == "" || s == authz.ScopeAuthor {
		return "(" + f.sql + ")", args
	}
	return "((" + f.sql + ") AND NOT (" + g.unwanted.sql + "))", append(args, g.unwanted.args(a)...)
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
func where(v authz.Viewer) (string, []any) { return gates[v.Object()].where(v) }

func (g gate) where(v authz.Viewer) (string, []any) {
	var either []string
	var args []any
	for _, s := range v.Scopes() {
		if _, ok := g.scopes[s]; !ok {
			continue // CheckGates has refused such a policy at start
		}
		sql, more := g.reaching(s, v.Actor())
		either, args = append(either, sql), append(args, more...)
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
var rowless = map[authz.Object]bool{"home": true, "policy": true, "guidance": true, "draft": true, "chronology": true, "worklist": true, "cover": true, "clocks": true}

// barredFrom is what always takes away from a record, whatever the role. recordID is the record; pupils is a condition that
// joins a table under the alias pc, which has a pupil_id, to the record's pupils.
func barredFrom(recordID, pupils string) []fragment {
	return append(relatedTo(recordID, pupils), unwantedBy(recordID, pupils))
}

// relatedTo holds for whom the record is about, and for whoever has a conflict with it or with its pupils.
func relatedTo(recordID, pupils string) []fragment {
	return []fragment{{isAbout(recordID, `?`), staffArg}, {isConflicted(pupils, `?`), staffArg}}
}

// unwantedBy holds for an adult whom a pupil of the record keeps out, unless it was set aside for this record.
func unwantedBy(recordID, pupils string) fragment {
	return fragment{isUnwanted(recordID, pupils, `?`), staffArg}
}

// isBarred is barredFrom for a column in place of the actor.
func isBarred(recordID, pupils, who string) string {
	return `(` + isAbout(recordID, who) + ` OR ` + isConflicted(pupils, who) + ` OR ` + isUnwanted(recordID, pupils, who) + `)`
}

func isAbout(recordID, who string) string {
	return `EXISTS (SELECT 1 FROM bar WHERE bar.record_id = ` + recordID + ` AND bar.staff_id = ` + who + ` AND ` + decides + `)`
}

func isConflicted(pupils, who string) string {
	return `EXISTS (SELECT 1 FROM pupil_conflict pc WHERE ` + pupils + ` AND pc.staff_id = ` + who + `)`
}

func isUnwanted(recordID, pupils, who string) string {
	return `EXISTS (SELECT 1 FROM exclusion pc WHERE ` + pupils + ` AND pc.staff_id = ` + who + ` AND ` + standsOn(recordID) + `)`
}

// decides leaves out a bar that only remembers on which request a pupil said "not this adult": how that stands is in exclusion.
const decides = `bar.why <> 'not_this_adult'`

// standsOn is true for an exclusion pc that stands and that nobody has set aside for the record (rules 3.1).
func standsOn(recordID string) string {
	return `pc.state = 'stands' AND NOT EXISTS
	(SELECT 1 FROM bar_set_aside aside WHERE aside.record_id = ` + recordID + ` AND aside.staff_id = pc.staff_id)`
}

// headInstead is the scope held where a record has no clock: it reaches the head while nobody of the safeguarding team may
// look after the pupil, so that somebody always remains (rules 3.1).
func headInstead(pupils string) fragment {
	return fragment{`EXISTS (SELECT 1 FROM account ha JOIN account_role hr ON hr.account_id = ha.id WHERE ha.kind = 'staff' AND ha.person_id = ? AND hr.role = 'head')
		AND ` + teamless(pupils), staffArg}
}

// chairLast is the end of that: the chair of governors, while the head may not either and no key adult of the pupil is left.
func chairLast(pupil string) fragment {
	pupils := `pc.pupil_id = ` + pupil
	return fragment{`EXISTS (SELECT 1 FROM staff cs WHERE cs.id = ? AND cs.chair_of_governors AND cs.state <> 'left') AND ` + teamless(pupils) + ` AND ` + without(`'head'`, pupils) + `
		AND NOT EXISTS (SELECT 1 FROM caseload ka JOIN staff ks ON ks.id = ka.staff_id WHERE ka.pupil_id = ` + pupil + ` AND ka.part = 'key_adult' AND ks.state <> 'left'
			AND NOT EXISTS (SELECT 1 FROM exclusion pc WHERE ` + pupils + ` AND pc.staff_id = ks.id AND pc.state = 'stands')
			AND NOT EXISTS (SELECT 1 FROM pupil_conflict pc WHERE ` + pupils + ` AND pc.staff_id = ks.id))`, staffArg}
}

// orElse is either of two conditions.
func (f fragment) orElse(g fragment) fragment {
	return fragment{`(` + f.sql + `) OR (` + g.sql + `)`, func(a actor.Actor) []any { return append(f.args(a), g.args(a)...) }}
}

// teamless is true while nobody of the safeguarding team may look after the pupil.
func teamless(pupils string) string { return without(`'dsl', 'ddsl'`, pupils) }

// without is true while nobody with one of the roles may look after the pupil.
func without(roles, pupils string) string {
	return `NOT EXISTS (SELECT 1 FROM account_role tr JOIN account ta ON ta.id = tr.account_id JOIN staff ts ON ts.id = ta.person_id
			WHERE tr.role IN (` + roles + `) AND ts.state <> 'left'
			AND NOT EXISTS (SELECT 1 FROM exclusion pc WHERE ` + pupils + ` AND pc.staff_id = ts.id AND pc.state = 'stands')
			AND NOT EXISTS (SELECT 1 FROM pupil_conflict pc WHERE ` + pupils + ` AND pc.staff_id = ts.id))`
}

// heldOf is the scope held of a record with a clock: it has come to them, or to the head in the team's place. An adult whom the
// pupil chose reaches the pupil's request through chosen, and nothing beyond.
func heldOf(recordID, pupils string) fragment {
	held := fragment{`EXISTS (SELECT 1 FROM response_holder h WHERE h.record_id = ` + recordID + ` AND h.staff_id = ?
		AND h.rung <> 'chosen_adult' AND h.given_back_at IS NULL)`, staffArg}
	return held.orElse(headInstead(pupils))
}

func staffArg(a actor.Actor) []any { return []any{a.StaffID().Bytes()} }
func pupilArg(a actor.Actor) []any { return []any{a.PupilID().Bytes()} }
func orgArg(a actor.Actor) []any   { return []any{a.Org.Bytes()} }
