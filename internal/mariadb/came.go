package mariadb

import (
	"slices"
	"time"

	"heard/internal/authz"
	"heard/internal/ident"
)

// entriesOf names the entries of each object, with the pupils that they are about.
var entriesOf = map[authz.Object]string{
	"concern":       `SELECT concern_id AS id, pupil_id FROM concern_pupil`,
	"self_referral": `SELECT id, pupil_id FROM self_referral`,
}

// cameTo is the FROM of a search through what the whole school wrote lately: table itself, whose column names the entry. For a
// viewer whom nothing reaches but what comes to them it begins at that, in entries made since the time given, or at any time. The
// row gate says the same again; by itself it would be asked of every row of the school's. It leaves out nothing that the gate lets
// through.
func cameTo(v authz.Viewer, table, column string, since time.Time) (string, []any) {
	if len(v.Scopes()) == 0 || slices.ContainsFunc(v.Scopes(), func(s authz.Scope) bool { return s != authz.ScopeHeld }) {
		return table, nil
	}
	from := make([]byte, len(ident.Raw{}))
	if !since.IsZero() { // an id is of the millisecond in which its entry was made
		first := ident.NewRaw(since.Add(-time.Millisecond))
		from = first[:]
	}
	instead := headInstead(`pc.pupil_id = p.id`)
	me := staffArg(v.Actor())
	args := append(append(append(append([]any{}, me...), from), from), instead.args(v.Actor())...)
	// Safety: table, column and all fragments are constants.
	return `(SELECT h.record_id AS id FROM response_holder h WHERE h.staff_id = ? AND h.record_id >= ?
		UNION SELECT e.id FROM (` + perhapsTeamless + `) p STRAIGHT_JOIN (` + entriesOf[v.Object()] + `) e ON e.pupil_id = p.id WHERE e.id >= ? AND ` + instead.sql + `) came
		STRAIGHT_JOIN ` + table + ` ON ` + column + ` = came.id`, args
}

// perhapsTeamless are the pupils for whom the head may have to act: those from whom somebody is kept, and all of them while there
// is no safeguarding team.
var perhapsTeamless = `SELECT pc.pupil_id AS id FROM exclusion pc WHERE pc.state = 'stands' UNION SELECT pc.pupil_id FROM pupil_conflict pc
	UNION SELECT q.id FROM pupil q WHERE ` + teamless(`FALSE`)
