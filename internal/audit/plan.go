package audit

// The life of a plan. A plan belongs to the young person, so all of it is shown to them (T-086).
const (
	PlanStart      Action = "plan.start"
	PlanRead       Action = "plan.read"
	PlanWrite      Action = "plan.write"
	PlanSettle     Action = "plan.settle"
	PlanPrint      Action = "plan.print"
	PlanCopy       Action = "plan.copy"
	PlanEnd        Action = "plan.end"
	PlanShare      Action = "plan.share"
	AdjustmentMake Action = "adjustment.make"
	AdjustmentEnd  Action = "adjustment.end"
	AdjustmentRead Action = "adjustment.read"
)

var _ = declare(map[Action]Meaning{
	PlanStart:      {Kind: Change, Staff: "began a plan", Pupil: "began your plan"},
	PlanRead:       {Kind: Read, Staff: "opened a plan", Pupil: "looked at your plan"},
	PlanWrite:      {Kind: Change, Staff: "wrote in a plan", Pupil: "wrote in your plan"},
	PlanSettle:     {Kind: Change, Staff: "settled who keeps a plan and when it is looked at again", Pupil: "set the day to look at your plan again"},
	PlanPrint:      {Kind: Read, Staff: "made a paper of a plan", Pupil: "made a paper copy of your plan"},
	PlanCopy:       {Kind: Change, Staff: "recorded a copy of a plan", Pupil: "noted that a copy was given"},
	PlanEnd:        {Kind: Change, Staff: "ended a plan", Pupil: "ended your plan"},
	PlanShare:      {Kind: Change, Staff: "recorded who may see a plan", Pupil: "wrote down who you said may see your plan"},
	AdjustmentMake: {Kind: Change, Staff: "agreed an adjustment", Pupil: "wrote down a change in school for you"},
	AdjustmentEnd:  {Kind: Change, Staff: "ended an adjustment", Pupil: "ended a change in school for you"},
	AdjustmentRead: {Kind: Read, Staff: "read the adjustments of pupils they teach"},
})
