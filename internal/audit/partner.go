package audit

// The directory, the partner agreements, and the life of a referral. Pupils are shown who has read what was sent about them.
const (
	DirectorySave        Action = "directory.save"
	PartnerAgreementSave Action = "partner_agreement.save"

	ReferralBegin   Action = "referral.begin"
	ReferralRead    Action = "referral.read"
	ReferralWrite   Action = "referral.write"
	ReferralSend    Action = "referral.send"
	ReferralDrop    Action = "referral.drop"
	ReferralPaper   Action = "referral.paper"
	ReferralPlan    Action = "referral.plan"
	ReferralAnswer  Action = "referral.answer"
	ReferralTell    Action = "referral.tell"
	ReferralContact Action = "referral.contact"
	ReferralChase   Action = "referral.chase"
	ReferralShared  Action = "referral.shared_read"
	ReferralFollow  Action = "referral.follow"
	JourneyGuide    Action = "journey.guide"
	JourneyPlan     Action = "journey.plan"
	JourneyClose    Action = "journey.close"
)

var _ = declare(map[Action]Meaning{
	DirectorySave:        {Kind: Change, Staff: "changed the directory of services"},
	PartnerAgreementSave: {Kind: Change, Staff: "changed a data sharing agreement"},

	ReferralBegin:   {Kind: Change, Staff: "began a referral", Pupil: "began to write to a service for you"},
	ReferralRead:    {Kind: Read, Staff: "read a referral", Pupil: "looked at what is sent for you"},
	ReferralWrite:   {Kind: Change, Staff: "wrote in a referral", Pupil: "wrote to a service for you"},
	ReferralSend:    {Kind: Change, Staff: "sent a referral", Pupil: "sent it to the service"},
	ReferralDrop:    {Kind: Change, Staff: "dropped a draft referral"},
	ReferralPaper:   {Kind: Read, Staff: "made a paper copy of a referral", Pupil: "made a paper copy of what was sent for you"},
	ReferralPlan:    {Kind: Read, Staff: "read the safety plan that went with a referral", Pupil: "read the copy of your plan that was sent"},
	ReferralAnswer:  {Kind: Change, Staff: "recorded a service's answer", Pupil: "wrote down what the service said"},
	ReferralTell:    {Kind: Change, Staff: "recorded who told the young person", Pupil: "wrote down that you were told"},
	ReferralContact: {Kind: Change, Staff: "recorded a contact while waiting", Pupil: "wrote down that they talked with you"},
	ReferralChase:   {Kind: Change, Staff: "asked a service for its answer", Pupil: "asked the service for news"},
	ReferralShared:  {Kind: Read, Staff: "read a referral sent to them", Pupil: "at the service, read what was sent for you"},
	ReferralFollow:  {Kind: Read, Staff: "looked at their own news"},
	JourneyGuide:    {Kind: Change, Staff: "chose who guides a young person", Pupil: "chose who helps you find your way"},
	JourneyPlan:     {Kind: Change, Staff: "set a next step after refusals", Pupil: "set a next step for you"},
	JourneyClose:    {Kind: Change, Staff: "closed a search for support", Pupil: "closed the search for support"},
})
