package pdf_test

import (
	"time"

	"heard/internal/pdf"
)

var made = time.Date(2026, 9, 12, 14, 30, 0, 0, time.UTC)

var helpTonight = pdf.Notice{
	Care:  true,
	Title: "If I need help now, or school is closed",
	Text:  "If I am in danger, or have hurt myself badly, I call 999. Nobody will be cross with me for calling.",
	Contacts: []pdf.Contact{
		{Name: "Emergency services", Phone: "999", Detail: "Any time", Checked: made.AddDate(0, 0, -10)},
		{Name: "NHS 111, mental health option", Phone: "111", Detail: "Any time. Choose option 2.", Checked: made.AddDate(0, 0, -10)},
		{Name: "Childline", Phone: "0800 1111", Detail: "Any time. Free, and not on the phone bill.", Checked: made.AddDate(0, 0, -10)},
		{Name: "Shout", Phone: "85258", Detail: "Text the word SHOUT, any time", Checked: made.AddDate(0, 0, -10)},
	},
}

// safetyPlan is a plan as a young person might write it, with fictional people.
func safetyPlan(size pdf.Size) pdf.Document {
	return pdf.Document{
		Title: "My safety plan", Subtitle: "Łukasz", WindowTitle: "Plan",
		Issuer: "Ashcombe Vale School", Version: "3", Reference: "SP-7K2M-4", Date: made, Size: size,
		Sections: []pdf.Section{
			{
				Title: "How I know things are getting hard",
				Note:  "Shared with Ms Okafor and Mum. Written by me on 12 September 2026.",
				Blocks: []pdf.Block{
					pdf.Quote{Text: "I stop answering messages. My chest goes tight and I can hear my own heart.", By: "My words, 12 September 2026"},
					pdf.List{Items: []string{"I cannot sleep two nights in a row", "I want to be on my own at lunch", "Sundays, when there is a test on Monday"}},
				},
			},
			{
				Title: "What I can do myself",
				Note:  "Shared with Ms Okafor.",
				Blocks: []pdf.Block{
					pdf.List{Numbered: true, Items: []string{
						"Walk to the bridge and back with Biscuit, even if it rains",
						"Put on the long playlist and draw until it ends",
						"Breathe in for four, out for six, ten times",
					}},
					pdf.Heading{Text: "What might get in the way"},
					pdf.Paragraph{Text: "If it is late I cannot take Biscuit out. Then I will go and sit with him in the kitchen, where the light is on."},
				},
			},
			{
				Title: "People and places that take my mind off it",
				Blocks: []pdf.Block{
					pdf.KeyValues{Rows: []pdf.KeyValue{
						{Label: "Art room", Value: "Open every lunchtime. Mr Adeyemi is there."},
						{Label: "Gran's", Value: "12 minutes on the 43 bus. I can go without asking."},
						{Label: "Five-a-side", Value: "Thursdays at 6, the leisure centre"},
					}},
				},
			},
			{
				Title: "People I can ask for help",
				Blocks: []pdf.Block{
					pdf.Table{
						Columns: []pdf.Column{{Title: "Who", Share: 3}, {Title: "How to reach them", Share: 3}, {Title: "Knows they are here?", Share: 2}},
						Rows: [][]string{
							{"Mum", "07700 900142", "Yes"},
							{"Ms Okafor, my key adult", "Room 14, or a note at reception", "Yes"},
							{"Nguyễn Thị Ánh", "In form, or message", "Not yet: I will ask"},
						},
					},
				},
			},
			{Title: "Services and emergency", Blocks: []pdf.Block{helpTonight}},
			{
				Title: "Making things around me safer",
				Note:  "Shared with Mum.",
				Blocks: []pdf.Block{
					pdf.Paragraph{Text: "We agreed that Mum keeps the medicines in her room for now. I asked for that."},
					pdf.Checks{Items: []pdf.Check{{Text: "Agreed with Mum", Done: true}, {Text: "Look at this again at half term"}}},
				},
			},
		},
	}
}
