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
	shares  bool // something goes outside school, under an information-sharing decision (2.10)
}

var sorts = map[Choice]sort{
	InSchool:        {"Support in school", true, true, false},
	Adjustments:     {"Adjustments in school", true, true, false},
	EarlyHelp:       {"Early help or Family Help", false, true, true},
	MHST:            {"Mental Health Support Team", false, true, true},
	CAMHS:           {"CAMHS", false, true, true},
	VCSE:            {"A local charity or group", false, true, true},
	GP:              {"GP", false, true, true},
	SocialCare:      {"Children's social care (section 17 or 47)", false, false, true},
	Police:          {"Police", false, false, true},
	LADO:            {"Designated officer (LADO)", false, false, true},
	Channel:         {"Channel", false, false, true},
	SEND:            {"SEND assessment", true, false, false},
	Signposted:      {"Signposted, with an adult beside them", false, true, false},
	OtherService:    {"Another service", false, true, true},
	NoFurtherAction: {"No further action", true, false, false},
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

// sharesOutside reports whether something about a child goes outside school.
func sharesOutside(all []Choice) bool {
	return slices.ContainsFunc(all, func(c Choice) bool { return sorts[c].shares })
}

// leavesChoice reports whether the young person had a choice between ways, so that at least two were talked through (T-046).
func leavesChoice(all []Choice) bool {
	return slices.ContainsFunc(all, func(c Choice) bool { return sorts[c].choice })
}
