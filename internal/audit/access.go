package audit

// Getting in and out, and being refused.
const (
	SignIn         Action = "session.sign_in"
	SignOut        Action = "session.sign_out"
	Leave          Action = "session.leave"
	Stay           Action = "session.stay"
	LinkMake       Action = "link.make"
	LinkUse        Action = "link.use"
	PasswordSet    Action = "account.set_password"
	PasswordRehash Action = "account.rehash_password"
	Refusal        Action = "access.refused"
	PolicyRead     Action = "policy.read"
	PupilFind      Action = "pupil.find"
	DraftKeep      Action = "draft.keep"
	SetUp          Action = "system.set_up"
	CalendarSet    Action = "system.calendar"
	ClockMove      Action = "clock.move"
)

var _ = declare(map[Action]Meaning{
	SignIn:         {Kind: Access, Staff: "signed in"},
	SignOut:        {Kind: Access, Staff: "signed out"},
	Leave:          {Kind: Access, Staff: "left the page at once"},
	Stay:           {Kind: Access, Staff: "asked to stay signed in"},
	LinkMake:       {Kind: Access, Staff: "made a one-time link for a new password"},
	LinkUse:        {Kind: Access, Staff: "tried a one-time link that opens nothing"},
	PasswordSet:    {Kind: Change, Staff: "set a password"},
	PasswordRehash: {Kind: Change, Staff: "had the hash of their password made again"},
	Refusal:        {Kind: Access, Staff: "was refused"},
	PolicyRead:     {Kind: Access, Staff: "read who can see what"},
	PupilFind:      {Kind: Read, Staff: "looked a pupil up by name"},
	DraftKeep:      {Kind: Access, Staff: "kept a draft"},
	SetUp:          {Kind: Change, Staff: "set the school up"},
	CalendarSet:    {Kind: Change, Staff: "changed the school's calendar"},
	ClockMove:      {Kind: Change, Staff: "passed on what nobody had taken up"},
})
