package pdf_test

import "heard/internal/pdf"

// transitionPack is a young person's copy of some twenty pages, with fictional people.
func transitionPack() pdf.Document {
	d := pdf.Document{
		Title: "My moving-on pack", Subtitle: "Nguyễn Thị Ánh", WindowTitle: "Pack",
		Issuer: "Ashcombe Vale School", Version: "2", Reference: "TP-4QX9-1", Date: made, Contents: true,
		Cover: &pdf.Cover{
			Facts: []pdf.KeyValue{
				{Label: "This copy is for", Value: "Ánh"},
				{Label: "Moving on", Value: "On or after 14 March 2027, with at least six months of support on either side"},
				{Label: "Named worker", Value: "Tomasz Łukaszewicz, Ashcombe Vale School, 01632 960118"},
				{Label: "Who holds a copy", Value: "Ánh; Millbrook Adult Community Mental Health Team (sections marked); Dr Siân Prydderch, Hafan Surgery (sections marked)"},
				{Label: "Next review", Value: "11 January 2027"},
			},
			Blocks: []pdf.Block{pdf.SmallPrint{Text: "This pack is yours. Every section was written with you or by you, and goes to another service only if you agreed to that section. To change your mind, tell Tomasz or use the page “Who sees what”. Keep it somewhere you choose."}},
		},
	}
	for _, part := range [][]pdf.Section{packAboutMe(), packCare(), packMoving(), packRights()} {
		d.Sections = append(d.Sections, part...)
	}
	return d
}

func packAboutMe() []pdf.Section {
	return []pdf.Section{
		{Title: "One-page profile", Note: "You agreed that this goes to the adult team and your GP.", NewPage: true, Blocks: []pdf.Block{
			pdf.KeyValues{Rows: []pdf.KeyValue{
				{Label: "Call me", Value: "Ánh (say it like “Ang”). My family name is Nguyễn and comes first."},
				{Label: "What matters most", Value: "My little brother Minh, drawing every day, and finishing college without leaving home."},
				{Label: "How to talk with me", Value: "Send the questions in writing a day before. I answer better walking than sitting across a desk."},
				{Label: "Please do", Value: "Tell me how long things take, even when you do not know yet. Ring Mum only if I said so."},
				{Label: "Please don’t", Value: "Ask me to tell the whole story again. It is in this pack. Do not say I am brave."},
			}},
			pdf.Quote{Text: "If I go quiet it is not because I do not trust you. I am looking for the words in two languages.", By: "Ánh, 2 June 2026"},
		}},
		{Title: "About me", Note: "Written by Ánh with Ms Okafor, 2 June 2026. You agreed that this goes to the adult team.", NewPage: true, Blocks: []pdf.Block{
			pdf.Heading{Text: "What is most important to me"},
			pdf.Paragraph{Text: "I live with Mum, my aunt and Minh, who is nine. I walk him to school three days a week and I want that to go on, whatever appointments there are. I draw in the evenings. When I have drawn I sleep."},
			pdf.Paragraph{Text: "I have a place at Eastgate College for art and design. I start in September and I would like nobody there to know more than they need."},
			pdf.Heading{Text: "People who are important to me"},
			pdf.List{Items: []string{
				"Mum, Nguyễn Thị Hoa. She knows about the plan, and reads Vietnamese more easily than English.",
				"Minh, my brother. He does not know, and I do not want him told.",
				"Fatima (فاطمة) and Sarah (שרה), my friends since year 7. They know some of it.",
				"Ms Okafor, who has been my key adult since year 9.",
				"Zuzanna from Lantern Arts, who stays with me after I am eighteen.",
			}},
			pdf.Heading{Text: "How I communicate and how to communicate with me"},
			pdf.Paragraph{Text: "Written questions first. Text rather than ringing. If a letter is long, please put what you want me to do in the first line. Mum needs an interpreter for anything medical: not me and not my aunt."},
			pdf.Heading{Text: "My wellness"},
			pdf.Paragraph{Text: "On a good day I get up before the others, draw, and talk at lunch. On a middling day I go to lessons and come home. On a bad day I stop answering and count things. Two bad days together is when I use my plan."},
			pdf.Heading{Text: "Also worth knowing about me"},
			pdf.Paragraph{Text: "Fireworks and slammed doors make me jump for an hour afterwards. Tết is a good time and a hard one. The second week of February is the hardest of the year."},
		}},
		{Title: "My story, once", Note: "Written by Ánh. You agreed that this goes to the adult team. It does not go to your GP.", NewPage: true, Blocks: []pdf.Block{
			pdf.Quote{Text: "We came here when I was six. I learned English at school and translated for everybody, at the doctor, at the bank, at parents’ evening. I liked being useful. Nobody asked if it was too much, because I was good at it.\n\nIn year 9 my grandmother died and we could not go. I was the one who told Minh. After that I could not sleep, and I began to hurt myself. It was never about dying. It was the only thing that stopped the counting. It took me eight months to tell somebody, and the first person I told said I was too clever for that sort of thing.\n\nThe second person was Ms Okafor. She asked what I needed that day, and it was to not go to PE. That was the first time it got smaller.\n\nCAMHS said I had to wait. It was eleven months. Then they said I was doing too well. Lantern Arts said yes the same week, and I have been there on Wednesdays ever since. I still have hard weeks. I know what they look like now.", By: "Ánh, 9 June 2026"},
			pdf.SmallPrint{Text: "You asked that nobody should make you say this again. Services that receive it have been asked to read it before they meet you."},
		}},
		{Title: "Strengths, hopes and goals", Note: "You agreed that this goes to the adult team.", NewPage: true, Blocks: []pdf.Block{
			pdf.List{Items: []string{
				"Two drawings in the county young people’s exhibition, 2026",
				"Runs the quiet table at lunch with Fatima, every day for two years",
				"Speaks Vietnamese and English, and enough Polish to make Tomasz laugh",
				"Noticed her own warning signs in March and asked for help the same day",
			}},
			pdf.Heading{Text: "Goals"},
			pdf.Table{
				Columns: []pdf.Column{{Title: "What I want", Share: 3}, {Title: "How I will know", Share: 3}, {Title: "By when", Share: 2}, {Title: "Who helps", Share: 2}},
				Rows: [][]string{
					{"To have one person at the adult team whose name I know before my birthday", "I have met them, at Lantern Arts and not at the hospital", "January 2027", "Tomasz, Zuzanna"},
					{"To go on walking Minh to school", "Appointments are after 9:15", "Always", "The adult team"},
					{"To sleep most nights", "Five nights in a week, by my own count", "Easter 2027", "Me, Dr Prydderch"},
					{"To start college without explaining myself", "One tutor knows what helps, and no one else", "September 2027", "Ms Okafor, college support team"},
				},
			},
		}},
	}
}

func packCare() []pdf.Section {
	return []pdf.Section{
		{Title: "Communication, adjustments and preferences", Note: "You agreed that this goes to the adult team and your GP.", NewPage: true, Blocks: []pdf.Block{
			pdf.KeyValues{Rows: []pdf.KeyValue{
				{Label: "Language", Value: "English; Vietnamese (tiếng Việt) at home. Interpreter for Mum, by telephone if need be, never a relative."},
				{Label: "Reach me by", Value: "Text message, after 4. Neutral words only: “your appointment”, not where or why."},
				{Label: "One-to-one or group", Value: "One-to-one first. A group is fine when I have met one person in it."},
				{Label: "Worker", Value: "A woman, if there is a choice"},
				{Label: "Times and travel", Value: "After 9:15. The 43 bus stops outside Lantern Arts; the hospital is two buses."},
				{Label: "In the room", Value: "Door I can see, no bright strip light, something to draw with"},
			}},
		}},
		{Title: "Health, education and social care needs", Note: "You agreed that this goes to the adult team and your GP.", NewPage: true, Blocks: []pdf.Block{
			pdf.Paragraph{Text: "You asked that no diagnosis should be named here. What you want services to know is this: you have had trouble sleeping since 2023, worry that comes as counting, and times when you have hurt yourself. You have no long-term physical illness and take no regular medicine."},
			pdf.Paragraph{Text: "At school: quiet exit pass, rest break in exams, and a seat near the door. These should go with you to college; the form for that is signed and Ms Okafor sends it in May."},
		}},
		{Title: "What has been tried, what helped and what harmed", Note: "You agreed that this goes to the adult team.", NewPage: true, Blocks: []pdf.Block{
			pdf.Table{
				Columns: []pdf.Column{{Title: "What", Share: 3}, {Title: "When", Share: 2}, {Title: "What it was like, in my words", Share: 5}},
				Rows: [][]string{
					{"School counsellor, six meetings", "Autumn 2023", "Kind. Six was the wrong number. It stopped when I had just started."},
					{"CAMHS waiting list", "January to December 2024", "Nothing happened for eleven months. Two letters, both to Mum, in English."},
					{"CAMHS assessment", "December 2024", "They said I was doing too well. I had put on my good face because I was frightened."},
					{"Lantern Arts, Wednesdays", "Since December 2024", "The thing that works. You draw first and talk if you want."},
					{"Check-ins with Ms Okafor", "Since 2023", "Ten minutes, walking. She never writes while I talk."},
					{"A breathing app", "2024", "It counted. I count enough."},
					{"Moving my desk to the window", "2025", "Small, and it helped more than the app."},
				},
			},
			pdf.Heading{Text: "What I would like nobody to try again"},
			pdf.List{Items: []string{"Promising me a date and then not saying when it changed", "Asking Minh how I am", "A form with faces on it"}},
		}},
		{Title: "When things get hard", Note: "From your safety plan, version 3. You agreed that this part goes to the adult team; the first page of your plan does not.", NewPage: true, Blocks: []pdf.Block{
			pdf.Heading{Text: "What it looks like"},
			pdf.List{Items: []string{"I stop answering messages", "I count steps and tiles", "I say “I’m fine” quickly"}},
			pdf.Heading{Text: "What helps me"},
			pdf.List{Numbered: true, Items: []string{"Going outside, even to the end of the road", "The long playlist and a soft pencil", "Texting Zuzanna the word “blue”: she knows what it means"}},
			pdf.Heading{Text: "What helps adults respond well"},
			pdf.Paragraph{Text: "Sit beside me and not opposite. Say what happens next. Ask me who should know before you tell anyone, and if you must tell someone anyway, tell me first and let me choose how."},
			helpTonight,
		}},
		{Title: "Hospital visits", Note: "Dates only. You agreed that this goes to the adult team and your GP.", Blocks: []pdf.Block{
			pdf.Timeline{Entries: []pdf.Entry{
				{When: "17 February 2024", Title: "Emergency department, Millbrook General", Text: "Went home the same night with Mum."},
				{When: "11 February 2025", Title: "Emergency department, Millbrook General", Text: "Seen by the liaison team. Return meeting at school on 13 February."},
			}},
		}},
		{Title: "Family", Note: "You agreed that this goes to the adult team.", NewPage: true, Blocks: []pdf.Block{
			pdf.KeyValues{Rows: []pdf.KeyValue{
				{Label: "Mum may know", Value: "When and where appointments are, and what helps"},
				{Label: "Mum may not know", Value: "What I say in them, unless I ask you to tell her with me there"},
				{Label: "After eighteen", Value: "Ask me again, each time. I may say something else."},
			}},
		}},
	}
}

func packMoving() []pdf.Section {
	return []pdf.Section{
		{Title: "Services now, and what comes next", Note: "You agreed that this goes to the adult team and your GP.", NewPage: true, Blocks: []pdf.Block{
			pdf.Table{
				Columns: []pdf.Column{{Title: "Now", Share: 3}, {Title: "Ends", Share: 2}, {Title: "What comes next", Share: 4}, {Title: "Where it stands", Share: 3}},
				Rows: [][]string{
					{"Ms Okafor, key adult at school", "July 2027", "College support team, Eastgate College. Contact: Rhys Gwyndaf, 01632 960477", "Meeting on 3 May 2027"},
					{"Lantern Arts, Wednesdays", "Does not end at 18", "The same group until 25", "Agreed: Zuzanna is your anchor"},
					{"CAMHS, Millbrook", "18th birthday", "Adult Community Mental Health Team, Millbrook. Contact: duty worker, 01632 960230", "Accepted. First meeting 20 January 2027"},
					{"School counsellor", "July 2027", "Nothing equivalent found. Lantern Arts and the college counsellor between them", "Looked again on 1 September 2026"},
					{"Young carers’ group", "18th birthday", "Young adult carers, 16 to 25, Ashcombe Carers Centre", "You chose not now"},
					{"Dr Prydderch, Hafan Surgery", "Does not end", "The same surgery", "Knows about this pack"},
				},
			},
			pdf.Heading{Text: "What the adult team involves"},
			pdf.Paragraph{Text: "You see one worker, usually every two weeks, for about 50 minutes. You can bring someone. They write to you and to your GP, and you see the letter first. If you miss a meeting they ring the same day. You can ask for a different worker and do not have to say why."},
		}},
		{Title: "People who stay with you", NewPage: true, Blocks: []pdf.Block{
			pdf.KeyValues{Rows: []pdf.KeyValue{
				{Label: "Before", Value: "Tomasz Łukaszewicz, named worker, from 14 September 2026"},
				{Label: "During", Value: "Tomasz, with Zuzanna Kowalczyk of Lantern Arts"},
				{Label: "After", Value: "Zuzanna, your anchor, until at least 14 September 2027"},
			}},
			pdf.Heading{Text: "Meetings with the people you are moving to"},
			pdf.Checks{Items: []pdf.Check{
				{Text: "Adult Community Mental Health Team: Grace Adebayo, 20 January 2027, at Lantern Arts"},
				{Text: "Eastgate College support team: Rhys Gwyndaf, 3 May 2027, walk round the building first"},
				{Text: "Dr Prydderch, Hafan Surgery, 8 September 2026", Done: true},
			}},
			pdf.Notice{Title: "If I miss the first appointment", Text: "Nobody closes anything. Grace rings Zuzanna the same day, and Zuzanna texts me “blue?”. If I do not answer by the evening she comes to the gate. I gave permission for this on 9 June 2026.",
				Contacts: []pdf.Contact{{Name: "Zuzanna Kowalczyk, Lantern Arts", Phone: "01632 960355", Detail: "Tuesday to Saturday, 10 to 6", Checked: made}}},
		}},
		{Title: "How the year went", Note: "Written together at each meeting.", NewPage: true, Blocks: []pdf.Block{pdf.Timeline{Entries: packYear()}}},
		{Title: "How ready I feel", Note: "Private. This section is only in your copy.", NewPage: true, Blocks: packReadiness()},
	}
}

func packYear() []pdf.Entry {
	return []pdf.Entry{
		{When: "14 September 2025", Title: "We started talking about eighteen", Text: "You said it felt like a cliff. We drew it as a bridge and wrote down who stands where."},
		{When: "3 November 2025", Title: "You met Tomasz", Text: "At the quiet table, with Fatima. You asked what happens to the notes and Tomasz showed you."},
		{When: "12 January 2026", Title: "CAMHS said they would write a summary", Text: "It had not come by 9 February. Tomasz rang, and told you the same day that it was late and why."},
		{When: "17 February 2026", Title: "A hard week", Text: "You used your plan on the second day. You asked for lessons in the library until Friday and had them."},
		{When: "20 March 2026", Title: "The summary came", Text: "You read it with Ms Okafor and asked for two things to be changed. Both were."},
		{When: "2 June 2026", Title: "About me, finished", Text: "You wrote it on three lunchtimes. It is the part you like most."},
		{When: "9 June 2026", Title: "You decided who sees what", Text: "Section by section. The adult team sees twelve of them, your GP sees seven."},
		{When: "8 September 2026", Title: "You and Dr Prydderch", Text: "Twenty minutes. You said afterwards that it was the first time a doctor had read something before asking."},
	}
}

func packReadiness() []pdf.Block {
	var blocks []pdf.Block
	for _, part := range []struct {
		title string
		items []pdf.Check
	}{
		{"Knowing what I need", []pdf.Check{{Text: "I can say what helps me in a sentence or two", Done: true}, {Text: "I know who to ask about each thing", Done: true}, {Text: "I know what changes on my birthday"}}},
		{"Speaking up for myself", []pdf.Check{{Text: "I have asked for something to be done differently", Done: true}, {Text: "I can say no to a kind of help", Done: true}, {Text: "I have been to part of a meeting on my own"}}},
		{"Daily life", []pdf.Check{{Text: "I can make an appointment by message", Done: true}, {Text: "I know the buses", Done: true}, {Text: "I have my own copy of my NHS number"}}},
		{"Feelings", []pdf.Check{{Text: "I know my early signs", Done: true}, {Text: "I have used my plan when I needed it", Done: true}}},
		{"College, work and later", []pdf.Check{{Text: "I have visited the college", Done: true}, {Text: "One person there knows what helps"}}},
	} {
		blocks = append(blocks, pdf.Heading{Text: part.title}, pdf.Checks{Items: part.items})
	}
	return append(blocks, pdf.SmallPrint{Text: "Nothing here is counted or marked. It is for you, to see what you would like to do next."})
}

func packRights() []pdf.Section {
	rights := pdf.Section{Title: "What changes when you are eighteen", Note: "Only in your copy.", NewPage: true}
	for _, part := range [][2]string{
		{"Who can be told", "From your birthday, services need your agreement to tell your family anything, except where someone is in danger. If they must go further they should tell you first, and write down why."},
		{"Who decides", "You decide about your own care. The law starts from the view that you can. If one day you could not make a certain decision, people must do what is best for you, and must ask what you would have wanted. This pack says so in your words."},
		{"Seeing what is written", "You can ask any service for a copy of what they hold about you. It is free, and they have one month. Someone can sit with you while you read it."},
		{"Saying that something is wrong", "Each service has a way to complain, and it must not make your care worse. An advocate is someone on your side who is not part of the service: Voice for You, Ashcombe, 01632 960590."},
		{"Money and help", "If you care for someone, you can ask the council for a carer’s assessment. You can also ask for an assessment of your own needs before you are eighteen, so that nothing stops on the day."},
	} {
		rights.Blocks = append(rights.Blocks, pdf.Heading{Text: part[0]}, pdf.Paragraph{Text: part[1]})
	}
	log := pdf.Table{Columns: []pdf.Column{{Title: "Section", Share: 5}, {Title: "Adult team", Share: 2}, {Title: "GP", Share: 2}, {Title: "You said so on", Share: 3}}}
	for _, row := range [][3]string{
		{"One-page profile", "Yes", "Yes"}, {"About me", "Yes", "No"}, {"My story, once", "Yes", "No"}, {"Strengths, hopes and goals", "Yes", "No"},
		{"Communication, adjustments and preferences", "Yes", "Yes"}, {"Health, education and social care needs", "Yes", "Yes"},
		{"What has been tried", "Yes", "No"}, {"When things get hard", "Yes, as shared", "No"}, {"Safety plan, first page", "No", "No"},
		{"Hospital visits", "Yes", "Yes"}, {"Family", "Yes", "No"}, {"Services now, and what comes next", "Yes", "Yes"},
		{"People who stay with you", "Yes", "Yes"}, {"How the year went", "No", "No"}, {"How ready I feel", "No", "No"},
	} {
		log.Rows = append(log.Rows, []string{row[0], row[1], row[2], "9 June 2026"})
	}
	return []pdf.Section{
		rights,
		{Title: "Who sees what", Note: "What you agreed, section by section.", NewPage: true, Blocks: []pdf.Block{log, pdf.Paragraph{Text: "You can change any of these. What has already been sent cannot be called back, but nobody will be sent it again, and we tell you who has it."}}},
		{Title: "In case you need someone tonight", NewPage: true, Blocks: []pdf.Block{helpTonight}},
		{Title: "Adult services: please acknowledge", NewPage: true, Blocks: []pdf.Block{
			pdf.Paragraph{Text: "This pack was written by a young person who has been asked to tell her story too often. Please read it before the first meeting."},
			pdf.Slip{
				Title: "We have the pack", Text: "Reference TP-4QX9-1, version 2, 12 September 2026",
				Checks: []pdf.Check{{Text: "We have read it"}, {Text: "We have a first meeting, and the young person knows when and with whom"}, {Text: "Something is missing, and we have said what"}},
				Fields: []string{"Name", "Role and team", "Telephone", "First meeting: date, time and place", "What we would still like to know, and why we need it"},
				Return: "To Tomasz Łukaszewicz, Ashcombe Vale School, Mill Lane, Ashcombe AV1 7QX, within five working days",
			},
		}},
	}
}
