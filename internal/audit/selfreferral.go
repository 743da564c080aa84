package audit

// A pupil's own request for help. They are shown every opening of it, by name, role and day (T-086).
const (
	RequestSend     Action = "self_referral.send"
	RequestToday    Action = "self_referral.today"
	RequestAdd      Action = "self_referral.add"
	RequestLook     Action = "self_referral.look"
	RequestRead     Action = "self_referral.read"
	RequestTakeUp   Action = "self_referral.take_up"
	RequestSpeak    Action = "self_referral.speak"
	RequestOffer    Action = "self_referral.offer"
	RequestReply    Action = "self_referral.reply"
	RequestHandOver Action = "self_referral.hand_over"
	RequestWithdraw Action = "self_referral.withdraw"
	RequestKeepOut  Action = "self_referral.keep_out"
	RequestSetAside Action = "self_referral.set_aside"
	RequestClose    Action = "self_referral.close"
)

var _ = declare(map[Action]Meaning{
	RequestSend:     {Kind: Change, Staff: "asked for help", Pupil: "you sent it"},
	RequestToday:    {Kind: Change, Staff: "answered whether they need help today", Pupil: "you said if you need help today"},
	RequestAdd:      {Kind: Change, Staff: "added to a request for help", Pupil: "you added to it"},
	RequestLook:     {Kind: Read, Staff: "looked at their own request", Pupil: "you looked at it"},
	RequestRead:     {Kind: Read, Staff: "opened a request for help", Pupil: "opened what you sent"},
	RequestTakeUp:   {Kind: Change, Staff: "said that they will act on a request for help", Pupil: "said they will act"},
	RequestSpeak:    {Kind: Change, Staff: "recorded a talk about a request for help", Pupil: "said what happens next"},
	RequestOffer:    {Kind: Change, Staff: "offered something", Pupil: "offered you something"},
	RequestReply:    {Kind: Change, Staff: "answered an offer", Pupil: "you answered an offer"},
	RequestHandOver: {Kind: Change, Staff: "handed a request for help over", Pupil: "handed it to someone who said yes"},
	RequestWithdraw: {Kind: Change, Staff: "changed their mind about a request for help", Pupil: "you changed your mind"},
	RequestKeepOut:  {Kind: Change, Staff: "kept an adult out of their request", Pupil: "you kept someone out"},
	RequestSetAside: {Kind: Change, Staff: "set a pupil's exclusion of an adult aside", Pupil: "let someone see it whom you kept out"},
	RequestClose:    {Kind: Change, Staff: "closed a request for help", Pupil: "closed it"},
})
