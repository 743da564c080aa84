package audit

// The life of a concern. Pupils are not shown these: a concern may be one that they have not been told of (records 2.0).
const (
	ConcernRaise Action = "concern.raise"
	ConcernRead  Action = "concern.read"
	ConcernAdd   Action = "concern.add"
)

var _ = declare(map[Action]Meaning{
	ConcernRaise: {Kind: Change, Staff: "logged a concern"},
	ConcernRead:  {Kind: Read, Staff: "read a concern"},
	ConcernAdd:   {Kind: Change, Staff: "added to a concern"},
})
