package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/sharing"
)

// isUntold is true for a sharing decision of which the young person has not been told yet: what was done under it shows on no
// page of theirs (rules 3.1, "Not told because"). One that says "after" without its day has a day to look again.
func isUntold(decision string) string {
	return `EXISTS (SELECT 1 FROM sharing_decision ud WHERE ud.id = ` + decision + ` AND (ud.told = 'not_told' OR ud.told = 'after' AND ud.review_on IS NOT NULL)
		AND NOT EXISTS (SELECT 1 FROM sharing_telling ut WHERE ut.decision_id = ud.id AND ut.told_on IS NOT NULL))`
}

// IsUntold reports whether the young person has not been told yet of a sharing decision. It opens nothing.
func (tx *Tx) IsUntold(ctx context.Context, decision sharing.DecisionID) (is bool, err error) {
	// Safety: isUntold is made of constants.
	return is, tx.row(ctx, "sharing_decision", `SELECT `+isUntold(`?`), []any{decision.Bytes()}, &is)
}

// isUntoldAside is true for an exclusion pc that was set aside without its pupil having been told.
func isUntoldAside(exclusion string) string {
	return exclusion + `.state = 'set_aside' AND ` + isUntold(`(SELECT us.decision_id FROM exclusion_step us WHERE us.pupil_id = `+exclusion+`.pupil_id
		AND us.staff_id = `+exclusion+`.staff_id AND us.event = 'set_aside' ORDER BY us.id DESC LIMIT 1)`)
}

// isUntoldOn is the same for a record on which alone it was set aside.
func isUntoldOn(recordID, who string) string {
	return `EXISTS (SELECT 1 FROM bar_set_aside ub WHERE ub.record_id = ` + recordID + ` AND ub.staff_id = ` + who + ` AND ` + isUntold(`ub.decision_id`) + `)`
}

// UntoldAsides gives whom the pupil keeps out as far as they know: whoever was let back, into everything or into the record, under a
// decision of which the pupil has not been told yet.
func (tx *Tx) UntoldAsides(ctx context.Context, p pupil.ID, record ident.Raw) (response.Bars, error) {
	// Safety: the conditions are made of constants.
	return rows(ctx, tx, "exclusion", scanBar, `SELECT x.staff_id, 'not_this_adult' FROM exclusion x
		WHERE x.pupil_id = ? AND (`+isUntoldAside(`x`)+` OR x.state = 'stands' AND `+isUntoldOn(`?`, `x.staff_id`)+`)`, p.Bytes(), record.Bytes())
}

// isLetBack is true when somebody whom the pupil keeps out did something at a time after they had been let back, into the record or
// into everything, under a decision of which the pupil has not been told yet.
func isLetBack(record, p, who, at string) string {
	return `(EXISTS (SELECT 1 FROM bar_set_aside lb WHERE lb.record_id = ` + record + ` AND lb.staff_id = ` + who + ` AND lb.created_at <= ` + at + ` AND ` + isUntold(`lb.decision_id`) + `)
	OR EXISTS (SELECT 1 FROM exclusion_step ls WHERE ls.pupil_id = ` + p + ` AND ls.staff_id = ` + who + ` AND ls.event = 'set_aside' AND ls.taken_at <= ` + at + `
		AND ` + isUntold(`ls.decision_id`) + ` AND NOT EXISTS (SELECT 1 FROM exclusion_step lt WHERE lt.pupil_id = ls.pupil_id AND lt.staff_id = ls.staff_id
			AND lt.event = 'take_back' AND lt.taken_at > ls.taken_at AND lt.taken_at <= ` + at + `)))`
}

// isLetBackNow is true for whoever the pupil keeps out as far as they know: see UntoldAsides.
func isLetBackNow(record, p, who string) string {
	return `(` + isUntoldOn(record, who) + ` OR EXISTS (SELECT 1 FROM exclusion ux WHERE ux.pupil_id = ` + p + ` AND ux.staff_id = ` + who + ` AND ` + isUntoldAside(`ux`) + `))`
}

// isAway is isBarred for a colleague in whose hands something is. On a young person's own pages whoever was let back unknown to them
// stays away as well.
func (tx *Tx) isAway(record, p, who string) string {
	barred := isBarred(record, `pc.pupil_id = `+p, who)
	if tx.actor.Kind != actor.KindPupil {
		return barred
	}
	return `(` + barred + ` OR ` + isLetBackNow(record, p, who) + `)`
}

// isKnown leaves out of who has opened what, a, whatever would tell a young person of something that they must not be told yet
// (records 2.0): a referral, its search or a pack that went without their knowledge, a wish of theirs set aside, and what whoever
// was let back has read since. A draft is not sent, and may never be. Once they were told, all of it is there.
var isKnown = ` AND NOT EXISTS (SELECT 1 FROM referral kr WHERE kr.id = a.record_id AND NOT (kr.pupil_aware AND kr.sent_at IS NOT NULL))
	AND NOT (a.action IN ('referral.answer', 'referral.tell') AND EXISTS (SELECT 1 FROM referral kr JOIN referral_event ke ON ke.referral_id = kr.id
		WHERE kr.id = a.record_id AND kr.over_at IS NOT NULL AND kr.tell_due IS NOT NULL AND ke.kind IN ('not_for_us', 'ended') AND ke.at <= a.at))
	AND NOT EXISTS (SELECT 1 FROM journey kj WHERE kj.id = a.record_id
		AND NOT EXISTS (SELECT 1 FROM referral kr WHERE kr.journey_id = kj.id AND kr.pupil_aware AND kr.sent_at IS NOT NULL))
	AND NOT EXISTS (SELECT 1 FROM pack_issue ki WHERE (ki.id = a.record_id OR ki.pack_id = a.record_id AND ki.issued_at = a.at AND a.action = 'pack.issue')
		AND ` + isUntold(`ki.decision_id`) + `)
	AND NOT EXISTS (SELECT 1 FROM exclusion kx JOIN exclusion_step ks ON ks.pupil_id = kx.pupil_id AND ks.staff_id = kx.staff_id
		WHERE a.action = 'exclusion.set_aside' AND kx.id = a.record_id AND ks.event = 'set_aside' AND ks.taken_at = a.at AND ` + isUntold(`ks.decision_id`) + `)
	AND NOT EXISTS (SELECT 1 FROM bar_set_aside kb WHERE kb.record_id = a.record_id AND ` + isUntold(`kb.decision_id`) + `
		AND a.action = 'self_referral.set_aside' AND kb.created_at = a.at)
	AND NOT ` + isLetBack(`a.record_id`, `a.pupil_id`, `a.person_id`, `a.at`)
