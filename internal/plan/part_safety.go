package plan

// The sections of a safety plan: the seven of NICE and Rethink, with the additions of records 2.5.
const (
	Ways       Key = "ways" // section 1
	Signs      Key = "signs"
	Myself     Key = "myself"
	Places     Key = "places"
	People     Key = "people"
	Services   Key = "services" // section 6
	Safer      Key = "safer"
	Removal    Key = "removal"
	Reasons    Key = "reasons"
	Adults     Key = "adults"
	Culture    Key = "culture"
	Technology Key = "technology"
)

// The answers that rules ask for.
const (
	AnswerYes     = "yes"
	AnswerPartly  = "partly"
	AnswerNo      = "no"
	AnswerUnasked = "not_asked"
	AnswerToCome  = "to_come" // a goal still to be decided
)

var (
	yesNo    = []Option{{AnswerYes, "Yes"}, {AnswerNo, "No"}}
	theyKnow = []Option{{AnswerYes, "Yes, they know"}, {AnswerUnasked, "Not asked yet"}}
	agreedTo = []Option{{AnswerYes, "Yes"}, {AnswerPartly, "Partly"}, {AnswerNo, "No"}}
)

var safetyParts = []Part{
	{Key: Ways, Group: "My plan", Title: "How I hurt myself, or might", Formal: "1. How I self-harm, or what I might use",
		Ask: "You can leave this empty. You choose who else sees it.", Boxes: []Box{Own}, Reach: Pinned},
	{Key: Signs, Group: "My plan", Title: "How I can tell things are getting hard", Formal: "2. Triggers and warning signs",
		Ask: "What happens just before? What do you notice first? What would someone else notice?", Boxes: []Box{Own, Beside}},
	{Key: Myself, Group: "My plan", Title: "What I can do myself", Formal: "3. What I can do myself",
		Ask: "Say what might get in the way too, and a way round it.", Boxes: []Box{Own, Beside},
		ListIn: Own, Columns: []Column{{Cell: Name, Label: "What helps"}, {Cell: Detail, Label: "What might get in the way"}, {Cell: Who, Label: "A way round it"}}},
	{Key: Places, Group: "My plan", Title: "People and places that take my mind off it", Formal: "4. People and places that distract",
		Ask: "A friend, a shop, a park, a club.", Boxes: []Box{Own},
		ListIn: Own, Columns: []Column{{Cell: Name, Label: "Who or where"}, {Cell: Detail, Label: "What we do there"}, {Cell: When, Label: "When it is open"}}},
	{Key: People, Group: "My plan", Title: "People I can ask for help", Formal: "5. Family and friends to ask for help",
		Ask: "You can add someone before you have asked them.", Boxes: []Box{Own},
		ListIn: Own, Columns: []Column{{Cell: Name, Label: "Name"}, {Cell: Number, Label: "Number"}, {Cell: Answer, Label: "Do they know they are on here?", Choices: theyKnow}}},
	{Key: Services, Group: "My plan", Title: "Numbers for any time", Formal: "6. Services and emergency",
		Ask: "At least one must answer when school is closed.", Boxes: []Box{Together}, Reach: Always,
		ListIn: Together, Columns: []Column{{Cell: Entry, Label: "Choose from school's list, or write one", Listed: true}, {Cell: Name, Label: "Who"}, {Cell: Number, Label: "Number"}, {Cell: When, Label: "When they answer"},
			{Cell: Answer, Label: "Do they answer when school is closed?", Choices: yesNo}}},
	{Key: Safer, Group: "My plan", Title: "Making things around me safer", Formal: "7. Making the environment safer",
		Ask: "Things we can move, lock away or do another way. Nobody decides this without you.", Boxes: []Box{Own, Beside},
		Choice: "Did you agree to how things around you are made safer?", Options: agreedTo},
	{Key: Removal, Group: "My plan", Title: "If something was taken away", Formal: "Item removal record, when section 7 was not agreed",
		Ask: "What do you think about it? What would help instead? This is never part of a punishment.", Boxes: []Box{Own, Beside}, ListIn: Beside,
		Columns: []Column{{Cell: Name, Label: "What kind of thing, without detail"}, {Cell: When, Label: "When and where"}, {Cell: Who, Label: "Who took it, and who told the family"},
			{Cell: Basis, Label: "Which law or policy it rests on"}, {Cell: Answer, Label: "Was the young person told why?", Choices: yesNo},
			{Cell: Stead, Label: "What support there is instead"}, {Cell: Review, Label: "When the safeguarding lead looks at it"}}},
	{Key: Reasons, Group: "More, if you like", Title: "What matters to me", Formal: "What matters to me, and reasons to keep going",
		Ask: "People, pets, plans, songs. You choose who sees this.", Boxes: []Box{Own}, Reach: OnlyMe},
	{Key: Adults, Group: "More, if you like", Title: "What helps when adults step in", Formal: "What helps adults respond well, and please don't",
		Ask: "Please do. Please don't. Where to sit, what to say, who to call.", Boxes: []Box{Own, Beside}},
	{Key: Culture, Group: "More, if you like", Title: "Faith, culture and language", Formal: "Culture, faith and language",
		Ask: "Anything people should know or do.", Boxes: []Box{Own}},
	{Key: Technology, Group: "More, if you like", Title: "My phone and going online", Formal: "Technology that helps, or to keep away from",
		Ask: "What helps? What do you stay away from?", Boxes: []Box{Own}},
}
