package web

import (
	"slices"

	"heard/internal/actor"
	"heard/internal/authz"
)

// navigation is the main menu. A link shows when the policy grants its object and action, and something of the kind comes to the
// reader in the course of things: what comes to somebody only when nobody else may hold it stands on their list for the day, and
// a menu that led to an empty page all year would say otherwise.
var navigation = []struct {
	audience   actor.Kind
	object     authz.Object
	action     authz.Action
	text, href string
	key        string // the shortcut that follows the link
}{
	{actor.KindStaff, "worklist", "read", "Today", "/", ""},
	{actor.KindStaff, "concern", "raise", "Log a concern", "/concerns/new#find", "c"},
	{actor.KindStaff, "plan", "start", "Plans", "/plans", ""},
	{actor.KindStaff, "sharing", "record", "Sharing", "/sharing", ""},
	{actor.KindStaff, "adjustment", "read", "In class", "/in-class", ""},
	{actor.KindStaff, "referral", "write", "Referrals", "/referrals", ""},
	{actor.KindPartner, "referral", "receive", "Referrals", "/inbox", ""},
	{actor.KindPupil, "referral", "follow", "What is happening", "/p/wait", ""},
	{actor.KindStaff, "directory", "read", "Services", "/directory", ""},
	{actor.KindPupil, "home", "open", "Find support", "/find-support", ""},
	{actor.KindStaff, "self_referral", "read", "Requests for help", "/requests", ""},
	{actor.KindStaff, "exclusion", "read", "Kept out", "/kept-out", ""},
	{actor.KindStaff, "transition", "read", "Moving on", "/moving-on", ""},
	{actor.KindStaff, "clocks", "set", "School policy", "/clocks", ""},
	{actor.KindStaff, "policy", "read", "Who can see what", "/who-can-see-what", ""},
}

// onlyEscalated lists the objects whose page is left out of the menu of whoever has nothing but what is passed on to them.
var onlyEscalated = []authz.Object{"self_referral"}

// isOffered reports whether a menu entry leads its reader to something.
func isOffered(object authz.Object, scopes []authz.Scope) bool {
	if slices.Contains(onlyEscalated, object) {
		return slices.ContainsFunc(scopes, func(s authz.Scope) bool { return s != authz.ScopeHeld })
	}
	return len(scopes) > 0
}
