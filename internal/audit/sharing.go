package audit

// Information-sharing decisions. Pupils are not shown who read one: it may be one that they have not been told of. What they
// have been told of stands on their own page.
const (
	SharingDecide Action = "sharing.decide"
	SharingRead   Action = "sharing.read"
	SharingTell   Action = "sharing.tell"
	SharingSeen   Action = "sharing.seen"
)

var _ = declare(map[Action]Meaning{
	SharingDecide: {Kind: Change, Staff: "recorded an information-sharing decision"},
	SharingRead:   {Kind: Read, Staff: "read an information-sharing decision"},
	SharingTell:   {Kind: Change, Staff: "recorded what the young person was told"},
	SharingSeen:   {Kind: Read, Staff: "looked at what was shared about them"},
})
