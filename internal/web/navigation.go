package web

import (
	"heard/internal/actor"
	"heard/internal/authz"
)

// navigation is the main menu. A link shows when the policy grants its object and action.
var navigation = []struct {
	audience   actor.Kind
	object     authz.Object
	action     authz.Action
	text, href string
	key        string // the shortcut that follows the link
}{
	{actor.KindStaff, "home", "open", "Today", "/", ""},
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
