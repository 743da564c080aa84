package audit

// Deciding what happens next. Pupils read decisions about what they asked for in plain words, on their own page; who
// decided stands there.
const (
	TriageAcknowledge Action = "triage.acknowledge"
	TriageDecide      Action = "triage.decide"
	TriageClose       Action = "triage.close"
	TriageFollow      Action = "triage.follow"
	ActionRead        Action = "action.read"
	ActionDone        Action = "action.done"
	ChronologyRead    Action = "chronology.read"
	WorklistRead      Action = "worklist.read"
	CoverSet          Action = "cover.set"
	CoverEnd          Action = "cover.end"
	CoverOver         Action = "cover.over"
	NumbersSet        Action = "numbers.set"
	ClockSet          Action = "clock.set"
)

var _ = declare(map[Action]Meaning{
	TriageAcknowledge: {Kind: Change, Staff: "said that they have read it and will act"},
	TriageDecide:      {Kind: Change, Staff: "decided what happens next"},
	TriageClose:       {Kind: Change, Staff: "closed it with its outcome"},
	TriageFollow:      {Kind: Change, Staff: "wrote down what became of a decision"},
	ActionRead:        {Kind: Read, Staff: "read what they were asked to do"},
	ActionDone:        {Kind: Change, Staff: "noted something as done"},
	ChronologyRead:    {Kind: Read, Staff: "read a pupil's chronology"},
	WorklistRead:      {Kind: Read, Staff: "read the list of what waits"},
	NumbersSet:        {Kind: Change, Staff: "entered numbers to call"},
	ClockSet:          {Kind: Change, Staff: "changed a number of school policy"},
	CoverSet:          {Kind: Change, Staff: "set who covers for whom"},
	CoverEnd:          {Kind: Change, Staff: "ended cover before its time"},
	CoverOver:         {Kind: Change, Staff: "gave back what had come through cover that is over"},
})
