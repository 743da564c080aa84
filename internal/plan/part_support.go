package plan

// The sections of a support plan (records 2.4). Rules ask for some of them by name.
const (
	KnownAs       Key = "name"
	Story         Key = "story"
	Goals         Key = "goals"
	SupportNeeds  Key = "support_needs"
	SafetyNeeds   Key = "safety_needs"
	WhatIsNeeded  Key = "what_is_needed"
	Professionals Key = "professionals"
	Involvement   Key = "family"
	Strengths     Key = "strengths"
)

const (
	groupMe    = "About me"
	groupAim   = "Where I want to get to"
	groupHelp  = "What helps"
	groupOther = "Other people and plans"
)

var supportParts = []Part{
	{Key: KnownAs, Group: groupMe, Title: "My name, as I want it", Formal: "Name and pronouns as wanted",
		Ask: "What should people call you? Who may use it?", Boxes: []Box{Own}, Reach: Pinned},
	{Key: "matters", Group: groupMe, Title: "What matters to me", Formal: "What is most important to me", Ask: "Now, at school, at home, later on.", Boxes: []Box{Own}},
	{Key: "around_me", Group: groupMe, Title: "People who matter to me", Formal: "People who are important to me", Ask: "And how you stay in touch.", Boxes: []Box{Own}},
	{Key: "talk_to_me", Group: groupMe, Title: "How to talk with me", Formal: "How I communicate", Ask: "Out loud, in writing, with time to think, with someone beside you.", Boxes: []Box{Own}},
	{Key: "wellness", Group: groupMe, Title: "Me on a good day", Formal: "My wellness", Ask: "What are you like on a good day? On a bad one?", Boxes: []Box{Own}},
	{Key: "please", Group: groupMe, Title: "Please do, please don't", Formal: "Please do and please don't", Ask: "Things to say or do. Things to leave alone.", Boxes: []Box{Own}},
	{Key: "support_me", Group: groupMe, Title: "How and when to help me", Formal: "How and when to support me", Ask: "Should people step in, or wait until you ask?", Boxes: []Box{Own}},
	{Key: "also", Group: groupMe, Title: "Also worth knowing", Formal: "Also worth knowing about me", Ask: "Anything else.", Boxes: []Box{Own}},
	{Key: Strengths, Group: groupMe, Title: "What I am good at and like", Formal: "Strengths and interests", Ask: "Big or small.", Boxes: []Box{Own}},
	{Key: Story, Group: groupMe, Title: "My story, told once", Formal: "My story", Ask: "So that you do not have to tell it again and again.", Boxes: []Box{Own}, Reach: Pinned},

	{Key: "better", Group: groupAim, Title: "What getting better means to me", Formal: "What getting better means", Ask: "It can be anything. It is yours.", Boxes: []Box{Own}},
	{Key: Goals, Group: groupAim, Title: "My goals", Formal: "Goals", Ask: "One is enough. You can decide later.", Boxes: []Box{Own, Beside}, ListIn: Own,
		Columns: []Column{{Cell: Name, Label: "What I want"}, {Cell: Detail, Label: "How I will know"}, {Cell: When, Label: "By when"}, {Cell: Who, Label: "Who helps"}},
		Choice:  "Do you want to decide your goals later?", Options: []Option{{AnswerToCome, "Yes, later"}, {AnswerNo, "No"}}},

	{Key: SupportNeeds, Group: groupHelp, Title: "What I need help with", Formal: "Support needs", Ask: "In lessons, between them, at home.", Boxes: []Box{Own, Beside}},
	{Key: SafetyNeeds, Group: groupHelp, Title: "What helps me stay safe", Formal: "Safety needs", Ask: "If you have a plan for hard days, say where it is.", Boxes: []Box{Own, Beside}},
	{Key: WhatIsNeeded, Group: groupHelp, Title: "What has to happen", Formal: "What is needed", Ask: "What, and who does it.", Boxes: []Box{Own, Beside}},
	{Key: Professionals, Group: groupHelp, Title: "Who is working with me", Formal: "Professionals involved", Ask: "In school and outside.", Boxes: []Box{Together}, ListIn: Together,
		Columns: []Column{{Cell: Name, Label: "Name"}, {Cell: Detail, Label: "What they do"}, {Cell: Number, Label: "How to reach them"}}},
	{Key: "responses", Group: groupHelp, Title: "How we agreed to help me", Formal: "Agreed responses", Ask: "What adults do, step by step.", Boxes: []Box{Own, Beside}},
	{Key: "trusted", Group: groupHelp, Title: "Adults I trust", Formal: "Trusted adults", Ask: "In school and outside.", Boxes: []Box{Own}, ListIn: Own,
		Columns: []Column{{Cell: Name, Label: "Name"}, {Cell: Detail, Label: "Where to find them"}}},
	{Key: "peers", Group: groupHelp, Title: "Friends and groups", Formal: "Peer support", Ask: "A group, a club, a friend to sit with.", Boxes: []Box{Own, Beside}},
	{Key: Technology, Group: groupHelp, Title: "My phone and going online", Formal: "Technology", Ask: "What helps? What upsets you? What do you trust?", Boxes: []Box{Own}},
	{Key: "dates", Group: groupHelp, Title: "Days that may be hard", Formal: "Difficult dates", Ask: "A birthday, a court day, a test.", Boxes: []Box{Own}, ListIn: Own,
		Columns: []Column{{Cell: When, Label: "When"}, {Cell: Name, Label: "What makes it hard"}, {Cell: Detail, Label: "What would help"}}},

	{Key: Involvement, Group: groupOther, Title: "My family and this plan", Formal: "Family involvement", Ask: "What may they know? What should they do? You can change this.", Boxes: []Box{Own, Beside}},
	{Key: "existing", Group: groupOther, Title: "Other plans about me", Formal: "Existing plans", Ask: "Where they are. They are not copied here.", Boxes: []Box{Beside}},
	{Key: "advice", Group: groupOther, Title: "What a health worker advised", Formal: "Advice taken from a mental health professional", Ask: "Who, when and what. Or why not yet.", Boxes: []Box{Beside}},
}
