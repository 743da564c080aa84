package audit

// Whom a pupil keeps out of everything about them. They are shown who set it aside on their own page of it.
const (
	ExclusionLook     Action = "exclusion.look"
	ExclusionSay      Action = "exclusion.say"
	ExclusionTakeBack Action = "exclusion.take_back"
	ExclusionRead     Action = "exclusion.read"
	ExclusionSetAside Action = "exclusion.set_aside"
)

var _ = declare(map[Action]Meaning{
	ExclusionLook:     {Kind: Read, Staff: "looked at whom they keep out", Pupil: "you looked at who you keep out"},
	ExclusionSay:      {Kind: Change, Staff: "kept an adult out of everything about them", Pupil: "you kept someone out"},
	ExclusionTakeBack: {Kind: Change, Staff: "let an adult back whom they had kept out", Pupil: "you let someone back"},
	ExclusionRead:     {Kind: Read, Staff: "opened whom a pupil keeps out", Pupil: "looked at who you keep out"},
	ExclusionSetAside: {Kind: Change, Staff: "set a pupil's exclusion of an adult aside", Pupil: "let someone see things about you whom you kept out"},
})
