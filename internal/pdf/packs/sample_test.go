package packs_test

import (
	"time"

	"heard/internal/schoolday"
	"heard/internal/transition"
)

func on(y int, m time.Month, d int) schoolday.Date { return schoolday.Date{Year: y, Month: m, Day: d} }

// secret marks the text of a section so that a test can look for it wherever a file keeps words.
func secret(k transition.Key) string { return "zq" + string(k) + "qz" }

// full is a pack with something in every section, each with a word of its own. Everybody in it is fictional.
func full(text func(transition.Key, transition.Box) string) transition.Data {
	d := transition.Data{
		School: "Larkfield School (fictional)", Reference: "T-9k2m4xw", Number: 2, MadeOn: on(2026, 11, 16), AdultOn: on(2027, 5, 12), Name: "Ánh Nguyễn",
		Worker: "Siân Prosser, Head of year 13, 01632 960 118",
		Terms: transition.Terms{
			Transfer: on(2027, 6, 14), WorkerFrom: on(2026, 11, 2), WorkerUntil: on(2027, 12, 17), Stable: transition.Stable, StableNote: "Exams are over by then.",
			Anchor: "Zuzanna Łukaszewicz, Lantern Arts", AnchorHelps: true, MissedWho: "Siân Prosser first, then Zuzanna", MissedHow: "By text, after 4, in neutral words",
			Receiver: "Millbrook Adult Community Team (fictional)", GP: "Dr Prydderch, Hafan Surgery (fictional)", ReturnSlip: "Larkfield School, for Siân Prosser", NextReview: on(2027, 1, 11),
		},
		Services: []transition.Line{
			{Service: transition.Service{Name: "CAMHS, Millbrook", EndsAge: "18th birthday", Ends: on(2027, 5, 12), Equivalent: "Millbrook Adult Community Team", Contact: "Duty worker, 01632 960 230", Status: "Accepted", Involves: secret(transition.KeyCards) + " A first talk of an hour, with one person. You can bring somebody."}, MetOn: on(2027, 1, 20), MetWho: "Rhys Gwyndaf, nurse"},
			{Service: transition.Service{Name: "School counsellor", EndsAge: "Leaving school", NothingFound: true, LookedOn: on(2026, 9, 1), Status: "Looked again each term"}},
			{Service: transition.Service{Name: "Lantern Arts, Wednesdays", EndsAge: "25"}},
		},
		Visits:     []transition.Appointment{{Service: "Millbrook Adult Community Team", On: on(2027, 6, 21), State: transition.Booked}},
		Protection: transition.Protection{Decision: "06gy78va41zk9m2k4xwa7vn3te", Facts: []transition.Fact{{On: on(2026, 3, 2), Text: secret(transition.KeyProtection) + " A named person must not be told where they live.", Source: "Children's social care"}}},
		Log:        []transition.LogLine{{On: on(2026, 11, 9), Receiver: transition.Receiving, Text: "Version 1 given to Rhys Gwyndaf, nurse"}, {On: on(2026, 11, 10), Receiver: transition.GP, Text: "Version 1 given to the practice"}},
		Help:       []transition.HelpLine{{Name: "NHS 111, mental health option", Phone: "111", Hours: "Any time", Checked: on(2026, 11, 2)}, {Name: "Night line (fictional)", Phone: "01632 960 999", Hours: "18:00 to 8:00"}},
	}
	for _, s := range transition.Sections() {
		if !s.IsText() || s.Key == transition.KeyCover {
			continue
		}
		w := transition.Written{Section: s.Key, Voice: transition.Own, Boxes: map[string]string{}, On: on(2026, 11, 3)}
		for _, b := range s.Boxes {
			w.Boxes[b.Key] = text(s.Key, b)
		}
		d.Texts = append(d.Texts, w)
	}
	return d
}

// marked is a full pack in which every section's text bears its own mark.
func marked() transition.Data {
	return full(func(k transition.Key, b transition.Box) string { return secret(k) + " " + b.Key })
}

func allGrants() (all []transition.Grant) {
	for _, c := range []transition.Copy{transition.Receiving, transition.GP} {
		for _, s := range transition.Asked(c) {
			all = append(all, transition.Grant{Section: s.Key, Receiver: c, On: on(2026, 11, 9)})
		}
	}
	return all
}
