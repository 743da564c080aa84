package triage

import "slices"

// Choice is one thing that may be decided. An entry may need several.
type Choice string

// The code list. There is none for "not serious enough": nothing is too small, and deciding to do nothing needs reasons
// like every other decision (T-025).
const (
	InSchool        Choice = "in_school"
	Adjustments     Choice = "adjustments"
	EarlyHelp       Choice = "early_help"
	MHST            Choice = "mhst"
	CAMHS           Choice = "camhs"
	VCSE            Choice = "vcse"
	GP              Choice = "gp"
	SocialCare      Choice = "social_care"
	Police          Choice = "police"
	LADO            Choice = "lado"
	Channel         Choice = "channel"
	SEND            Choice = "send"
	Signposted      Choice = "signposted"
	OtherService    Choice = "other_service"
	NoFurtherAction Choice = "no_further_action"
)

// sort is what follows from a choice.
type sort struct {
	says    string
	inHouse bool // nobody outside school is asked
	choice  bool // the young person can choose between ways (T-046)
}

var sorts = map[Choice]sort{
	InSchool:        {"Support in school", true, true},
	Adjustments:     {"Adjustments in school", true, true},
	EarlyHelp:       {"Early help or Family Help", false, true},
	MHST:            {"Mental Health Support Team", false, true},
	CAMHS:           {"CAMHS", false, true},
	VCSE:            {"A local charity or group", false, true},
	GP:              {"GP", false, true},
	SocialCare:      {"Children's social care (section 17 or 47)", false, false},
	Police:          {"Police", false, false},
	LADO:            {"Designated officer (LADO)", false, false},
	Channel:         {"Channel", false, false},
	SEND:            {"SEND assessment", true, false},
	Signposted:      {"Signposted, with an adult beside them", false, true},
	OtherService:    {"Another service", false, true},
	NoFurtherAction: {"No further action", true, false},
}

// Choices lists the code list in the order of the form.
func Choices() []Choice {
	return []Choice{
		InSchool, Adjustments, EarlyHelp, MHST, CAMHS, VCSE, GP, SocialCare, Police, LADO, Channel, SEND, Signposted, OtherService, NoFurtherAction,
	}
}

// Says gives a choice in words; empty for one that is not in the list.
func (c Choice) Says() string { return sorts[c].says }

// isInHouse reports whether nobody outside school is asked: then the decision says whether outside help was considered (T-059).
func isInHouse(all []Choice) bool {
	return !slices.ContainsFunc(all, func(c Choice) bool { return !sorts[c].inHouse })
}

// leavesChoice reports whether the young person had a choice between ways, so that at least two were talked through (T-046).
func leavesChoice(all []Choice) bool {
	return slices.ContainsFunc(all, func(c Choice) bool { return sorts[c].choice })
}
