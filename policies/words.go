package policies

// These are the policy's words as the page "Who can see what" says them. README.md explains them at more length. A word of
// the policy that has no sentence here fails a test.

// About says in plain words what each role is for.
var About = map[string]string{
	"anyone":    "Whoever opens the site without signing in.",
	"pupil":     "A young person on the roll. They see what is theirs, and who has opened it.",
	"staff":     "Every adult who works here, from teaching to the front desk. They log concerns and see those they logged, and no others.",
	"pastoral":  "Key adults, tutors and heads of year, for the pupils on their own caseload.",
	"navigator": "Helps young people find and reach services, and keeps every wait alive.",
	"dsl":       "Leads safeguarding: sees what waits, decides with reasons, and answers for it.",
	"ddsl":      "Trained to the same standard, and holds what the lead cannot.",
	"head":      "Oversight. Holds what nobody below has answered, and what concerns the lead.",
	"senco":     "Special educational needs: moving on to adult services, and what a young person shared with them.",
	"smhl":      "Leads the whole-school approach to mental health. This is not the safeguarding lead.",
	"governor":  "Sees that the work is done, and no child.",
	"partner":   "Works for a local service. Sees only what was agreed for the young people referred to it.",
	"itadmin":   "Keeps the program running: accounts, calendar, backups. Sees no content, ever.",
	"link":      "Somebody who was sent a link that opens one thing, once.",
	"job":       "Heard itself, when a clock runs out or something is due.",
}

var things = map[string]string{
	"directory": "The directory of services", "partner_agreement": "An agreement with a partner organisation", "referral": "A referral", "journey": "A search for support",
	"home": "The first page", "policy": "Who can see what", "pupil": "The roll", "concern": "A concern", "action": "Something to do", "chronology": "A pupil's chronology", "worklist": "The list of what waits", "cover": "Who covers for whom", "clocks": "The school's own clocks",
	"transition": "A plan for moving on", "pack": "A moving-on pack",
	"own_transition": "Their own plan for moving on", "own_pack": "Their own moving-on pack",
	"guidance": "Numbers to call, and what to say first", "draft": "What is not sent yet",
	"self_referral": "A pupil's request for help",
	"exclusion":     "Whom a pupil keeps out", "own_exclusion": "Whom they keep out themselves",
	"plan": "A support or safety plan, section by section as the young person chose", "own_plan": "Their own plans",
	"sharing": "A decision to share information, or not to", "own_sharing": "What was passed on about them", "adjustment": "What school does differently, without the reason",
}

var acts = map[string]string{
	"open": "open", "read": "read", "find": "find a name on", "raise": "log", "add": "add to", "keep": "keep", "start": "begin",
	"edit": "change", "write": "write", "tend": "keep alive", "receive": "open", "answer": "answer", "follow": "follow", "guide": "guide",
	"ask": "send", "set_aside": "set a wish of theirs aside on", "decide": "decide what happens next on", "set": "set", "end": "end early", "do": "do",
	"change": "change", "close": "close", "protect": "write the safeguarding summary of",
	"choose": "say what may be shared from", "sign": "sign off", "make": "make a version of", "issue": "give to somebody",
	"tell": "add to", "record": "record",
}

var reaches = map[string]string{
	"self":     "their own",
	"author":   "those they wrote",
	"chosen":   "those that name them",
	"held":     "those that have come to them, because a clock ran out or those before them may not hold them",
	"caseload": "of pupils on their caseload",
	"taught":   "of pupils they teach",
	"year":     "of pupils in their year",
	"shared":   "those shared with their organisation",
	"team":     "all, as part of the safeguarding team",
	"all":      "all",
}

// Thing says an object in words; empty when it has none.
func Thing(object string) string { return things[object] }

// Act says an action in words; empty when it has none.
func Act(action string) string { return acts[action] }

// Reach says a scope in words; empty when it has none.
func Reach(scope string) string { return reaches[scope] }
