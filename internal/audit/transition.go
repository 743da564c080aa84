package audit

// Moving on. The young person sees every one of these: the tracker and the pack are theirs.
const (
	TransitionList   Action = "transition.list"
	TransitionStart  Action = "transition.start"
	TransitionRead   Action = "transition.read"
	TransitionChange Action = "transition.change"
	TransitionWrite  Action = "transition.write"
	TransitionClose  Action = "transition.close"
	PackAnswer       Action = "pack.answer"
	PackMake         Action = "pack.make"
	PackSign         Action = "pack.sign"
	PackRead         Action = "pack.read"
	PackPrint        Action = "pack.print"
	PackIssue        Action = "pack.issue"
	PackAcknowledge  Action = "pack.acknowledge"
)

var _ = declare(map[Action]Meaning{
	TransitionList:   {Kind: Read, Staff: "looked at who is moving on"},
	TransitionStart:  {Kind: Change, Staff: "began a plan for moving on", Pupil: "began your pages for what comes next"},
	TransitionRead:   {Kind: Read, Staff: "opened a plan for moving on", Pupil: "looked at your pages for what comes next"},
	TransitionChange: {Kind: Change, Staff: "changed a plan for moving on", Pupil: "changed the steps for what comes next"},
	TransitionWrite:  {Kind: Change, Staff: "wrote in a moving-on pack", Pupil: "wrote in your pack"},
	TransitionClose:  {Kind: Change, Staff: "closed a plan for moving on", Pupil: "closed your pages for what comes next"},
	PackAnswer:       {Kind: Change, Staff: "said what may be shared from a pack", Pupil: "said what may be shared"},
	PackMake:         {Kind: Change, Staff: "made a version of a pack", Pupil: "made a new version of your pack"},
	PackSign:         {Kind: Change, Staff: "signed a pack off", Pupil: "said that your pack is right"},
	PackRead:         {Kind: Read, Staff: "opened a pack", Pupil: "looked at your pack"},
	PackPrint:        {Kind: Read, Staff: "printed a pack", Pupil: "made a paper copy of your pack"},
	PackIssue:        {Kind: Change, Staff: "gave a pack to somebody", Pupil: "gave a copy of your pack to someone"},
	PackAcknowledge:  {Kind: Change, Staff: "noted that a pack has arrived", Pupil: "noted that your pack has arrived"},
})
