package transition

// table is the section matrix of records 2.8, and the only place that says what may stand in which copy. Its rows are in
// the order of the pack. A test walks every cell against the record's own table. Where that says "unless", this says the
// stricter thing: third parties and staff opinion have no field in Data, so no decision can let them through.
var table = []Section{
	{Key: KeyCover, Title: "Cover", Ask: "Your name, as you want it", Plain: "your name and the dates", ByStaff: true, Mine: Always, Service: Always, GP: Always,
		Boxes: []Box{{"name", "What should the front page call you?", "Call me"}}},
	{Key: KeyProfile, Title: "One-page profile", Ask: "You, on one page", Plain: "you, on one page", ByStaff: true, Mine: Always, Service: Always, GP: Agreed,
		Boxes: []Box{{"matters", "What matters most to you?", "What matters most to me"}, {"people", "Who is close to you?", "People who matter to me"},
			{"do", "What should people do, and not do?", "Please do, and please don't"}}},
	{Key: KeyAbout, Title: "About me", Ask: "More about you", Plain: "more about you", ByStaff: true, Mine: Always, Service: Agreed, GP: Agreed, Boxes: aboutMe},
	{Key: KeyStory, Title: "My story, once", Ask: "Your story", Plain: "your story", Mine: Always, Service: Agreed, GP: Never,
		Boxes: []Box{{"story", "Write it once, so you do not have to tell it again.", ""}}},
	{Key: KeyStrengths, Title: "Strengths, hopes and goals", Ask: "What you are good at, and what you want", Plain: "what you are good at", ByStaff: true, Mine: Always, Service: Always, GP: Agreed,
		Boxes: []Box{{"strengths", "What are you good at? What are you proud of?", "Strengths and achievements"}, {"hopes", "What do you hope for?", "Hopes"}, {"goals", "What do you want to do next?", "Goals"}}},
	{Key: KeyPreferences, Title: "Communication, adjustments and preferences", Ask: "What makes it easier", Plain: "what makes it easier", ByStaff: true, Mine: Always, Service: Always, GP: Always,
		Boxes: []Box{{"talking", "How do you like people to talk with you?", "Communication"}, {"language", "Which language is best?", "Language"}, {"adjustments", "What helps in a room, or on a bad day?", "Adjustments"},
			{"worker", "Is there a kind of worker you would rather see?", "Worker"}, {"group", "One to one, or in a group?", "One to one or group"}, {"times", "Which times and places work? How do you get there?", "Times and travel"}}},
	{Key: KeyNeeds, Title: "Health, education and social care needs", Ask: "What you need", Plain: "what you need", ByStaff: true, Mine: Always, Service: Always, GP: Always,
		Boxes: []Box{{"health", "What do you need for your health? Name things only if you want to.", "Health"}, {"education", "What do you need to learn well?", "Education"}, {"care", "What do you need at home?", "Home and social care"}}},
	{Key: KeyTried, Title: "What has been tried, and what helped or harmed", Ask: "What has been tried", Plain: "what has been tried", ByStaff: true, Mine: Always, Service: Always, GP: Agreed,
		Boxes: []Box{{"helped", "What helped?", "What helped"}, {"harmed", "What made it worse?", "What did not help, or made it worse"}, {"again", "What should no one try again?", "Please do not try again"}}},
	{Key: KeyCrisis, Title: "When things get hard", Ask: "When things get hard", Plain: "when things get hard", ByStaff: true, Mine: Always, Service: Always, GP: Agreed,
		Boxes: []Box{{"signs", "How can people tell?", "What it looks like"}, {"helps", "What helps you then?", "What helps me"}, {"adults", "What should people do?", "What helps others respond well"}, {"crisis", "What is the plan if it gets very bad?", "Crisis plan"}}},
	{Key: KeySafetyOne, Title: "My safety plan, first part", Ask: "The first part of your safety plan", Plain: "the first part of your safety plan", Private: true, Mine: Always, Service: Agreed, GP: Agreed,
		Boxes: []Box{{"first", "Only if you want it here. It goes to no one unless you say so.", ""}}},
	{Key: KeyAdmissions, Title: "Hospital visits", Plain: "hospital dates", ByStaff: true, Mine: Always, Service: Agreed, GP: Always,
		Boxes: []Box{{"dates", "Dates and places only, one a line. No account of what happened.", ""}}},
	{Key: KeyFamily, Title: "Parents and carers", Ask: "Your family", Plain: "what your family may know", ByStaff: true, Mine: Always, Service: Always, GP: Agreed,
		Boxes: []Box{{"involved", "How much do you want them to be part of this?", "How I want them involved"}, {"may", "What may they be told?", "What may be told"}, {"not", "What may they not be told?", "What may not be told"}}},
	{Key: KeyServices, Title: "Services now, and what comes next", Plain: "your services, and what comes next", Mine: Always, Service: Always, GP: Always},
	{Key: KeyCards, Title: "What to expect", Plain: "what to expect at each place", Mine: Always, Service: Never, GP: Never},
	{Key: KeyWorkers, Title: "Who stays with me", Plain: "who stays with you", Mine: Always, Service: Always, GP: Always},
	{Key: KeyMeetings, Title: "Meetings with adult services", Plain: "people you meet first", Mine: Always, Service: Always, GP: Always},
	{Key: KeyMissed, Title: "If I miss the first appointment", Plain: "what happens if you miss the first time", Mine: Always, Service: Always, GP: Always},
	{Key: KeyRights, Title: "My rights at 18", Plain: "your rights at 18", Mine: Always, Service: Never, GP: Never},
	{Key: KeyReady, Title: "How ready am I", Ask: "How ready do you feel?", Plain: "how ready you feel", Private: true, Mine: Always, Service: Never, GP: Never, Boxes: ready},
	{Key: KeyStatus, Title: "Legal status and plans", Plain: "your legal status and plans", ByStaff: true, Mine: Always, Service: Always, GP: Agreed,
		Boxes: []Box{{"status", "Children's social care status, and since when", "Status"}, {"ehcp", "EHC plan", "EHC plan"}, {"worker", "Social worker or personal adviser, with team", "Social worker or personal adviser"}}},
	{Key: KeyProtection, Title: "What is needed to keep me safe", Plain: "what is needed to keep you safe", Mine: Told, Service: Decided, GP: Agreed},
	{Key: KeyThirdParty, Title: "Third parties", Mine: Never, Service: Never, GP: Never},
	{Key: KeyOpinion, Title: "Staff opinion, chronology, low-level concerns and participation", Mine: Never, Service: Never, GP: Never},
	{Key: KeyLog, Title: "Who was given what", Plain: "who was given what", Mine: Always, Service: Always, GP: Always},
	{Key: KeyHelp, Title: "Help at any hour", Plain: "who can help at any hour", Mine: Always, Service: Always, GP: Never},
	{Key: KeySlip, Title: "Please acknowledge", Plain: "a slip to send back", Mine: Never, Service: Always, GP: Never},
}

// aboutMe borrows the seven headings of PRSB About Me v2.0.1; no conformance is claimed (4.26).
var aboutMe = []Box{
	{"important", "What is most important to you?", "What is most important to me"},
	{"people", "Who is important to you?", "People who are important to me"},
	{"communicate", "How do you talk best with people?", "How I communicate and how to communicate with me"},
	{"wellness", "What is a good day like? And a bad one?", "My wellness"},
	{"do", "What should people do, and not do?", "Please do and please don't"},
	{"support", "How and when do you want help?", "How and when to support me"},
	{"also", "What else should people know?", "Also worth knowing about me"},
}

// ready are the eight parts of a Ready Steady Go style page. They are the young person's alone.
var ready = []Box{
	{"knowledge", "What do you know about your own health?", "Knowledge"},
	{"speaking", "Can you say what you need?", "Speaking up for myself"},
	{"lifestyle", "How do you look after yourself?", "Health and lifestyle"},
	{"daily", "What can you do at home by yourself?", "Daily living"},
	{"future", "What about school, work and what is next?", "School, work and the future"},
	{"leisure", "What do you do for fun?", "Leisure"},
	{"emotions", "What helps when you feel bad?", "Managing emotions"},
	{"transfer", "What do you think of the move?", "The move"},
}
