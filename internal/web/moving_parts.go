package web

import (
	"encoding/hex"

	"heard/internal/schoolday"
	"heard/internal/transition"
	"heard/internal/web/view"
)

func movingServices(r transition.Reading) view.HomeSection {
	s := view.HomeSection{Heading: "Services"}
	if len(r.Services) == 0 {
		s.Parts = []view.Component{view.EmptyState{Text: "Each service they have appears here, with the age it ends and what comes next."}}
		return s
	}
	t := view.Table{Caption: "Each service, and what comes next", Headed: true, Columns: []view.Column{{Text: "Now"}, {Text: "Ends"}, {Text: "What comes next"}, {Text: "Where it stands"}}}
	for _, e := range r.Services {
		t.Rows = append(t.Rows, []view.Cell{{Text: e.What.Name, Href: itemPath(r, "service", e.ID)}, {Text: orElse(e.What.EndsWords(), "–")}, {Text: e.What.Next()}, {Text: e.What.Status}})
	}
	s.Parts = []view.Component{t}
	return s
}

// itemPath is where an entry is changed; empty for whoever may only read it.
func itemPath(r transition.Reading, kind string, id transition.ItemID) string {
	if !r.May.Change {
		return ""
	}
	return "/moving-on/view/" + r.Tracker.ID.String() + "/" + kind + "/" + id.String()
}

func movingMeetings(r transition.Reading) view.HomeSection {
	s := view.HomeSection{Heading: "Meetings and first appointments"}
	t := view.Table{Caption: "Held and arranged", Headed: true, Columns: []view.Column{{Text: "What"}, {Text: "Day"}, {Text: "Who"}, {Text: "Where it stands"}}}
	for _, e := range r.Meetings {
		m, stands := e.What, "Held"
		switch {
		case m.On.After(r.Today):
			stands = "Arranged"
		case m.Purpose == transition.Handover && m.Accepted.IsZero():
			stands = "Open until the receiver accepts"
		case m.Purpose == transition.Handover:
			stands = "Accepted by " + m.AcceptedBy
		}
		t.Rows = append(t.Rows, []view.Cell{{Text: m.Purpose.Words(), Href: itemPath(r, "meeting", e.ID)}, {Text: schoolday.DayForStaff(m.On)}, {Text: m.Who}, {Text: stands}})
	}
	for _, e := range r.Appointments {
		a := e.What
		t.Rows = append(t.Rows, []view.Cell{{Text: "First appointment", Href: itemPath(r, "appointment", e.ID)}, {Text: schoolday.DayForStaff(a.On)}, {Text: a.Service}, {Text: upper(a.State.Words())}})
	}
	s.Parts = []view.Component{t}
	if len(t.Rows) == 0 {
		s.Parts = []view.Component{view.EmptyState{Text: "Yearly meetings, people from adult services, the handover and first appointments appear here."}}
	}
	return s
}

func movingTexts(r transition.Reading) view.HomeSection {
	at, list := "/moving-on/view/"+r.Tracker.ID.String()+"/write/", view.TaskList{Label: "sections"}
	for _, s := range transition.Sections() {
		if !s.IsText() {
			continue
		}
		t := view.Task{Title: s.Title, Status: writtenBy(r, s), Done: true}
		switch {
		case s.Private:
			t.Status = "The young person's alone"
		case t.Status == "":
			t.Status, t.Done = "Empty", false
		}
		if r.May.Write && s.MayWrite(transition.With) && r.Tracker.State == transition.Open {
			t.Href = at + string(s.Key)
		}
		list.Items = append(list.Items, t)
	}
	return view.HomeSection{Heading: "What the pack says", Parts: []view.Component{list}}
}

func writtenBy(r transition.Reading, s transition.Section) string {
	own := isWritten(r.Texts[transition.SlotOf(s.Key, transition.Own)])
	with := isWritten(r.Texts[transition.SlotOf(s.Key, transition.With)])
	switch {
	case own && with:
		return "In their words, and with them"
	case own:
		return "In their words"
	case with:
		return "Written with them"
	}
	return ""
}

func isWritten(i transition.Item) bool {
	for _, text := range i.Body.Text {
		if text != "" {
			return true
		}
	}
	return false
}

func movingPacks(r transition.Reading) view.HomeSection {
	s := view.HomeSection{Heading: "The pack"}
	if len(r.Packs) == 0 {
		empty := view.EmptyState{Text: "No version has been made yet. Three papers are made at once, from what stands above and what the young person agreed to."}
		if r.May.Make && r.Tracker.State == transition.Open {
			empty.Action = &view.Link{Text: "Make the first version", Href: "/moving-on/view/" + r.Tracker.ID.String() + "/make"}
		}
		s.Parts = []view.Component{empty}
		return s
	}
	t := view.Table{Caption: "Versions", Headed: true, Columns: []view.Column{{Text: "Version"}, {Text: "Signed off by them"}, {Text: "Copy"}, {Text: "On paper"}, {Text: "Give"}}}
	at := "/moving-on/view/" + r.Tracker.ID.String()
	for _, p := range r.Packs {
		signed := "Not yet"
		if !p.SignedAt.IsZero() {
			signed = schoolday.ForStaff(p.SignedAt)
		}
		for _, which := range transition.Copies() {
			tail := p.ID.String() + "/" + string(which)
			row := []view.Cell{{Text: version(p.Number) + ", " + schoolday.ForStaff(p.MadeAt)}, {Text: signed}, {Text: which.Words()}, {}, {}}
			if r.May.Open {
				row[2].Href, row[3] = at+"/pack/"+tail, view.Cell{Text: "PDF", Href: at + "/file/" + tail}
			}
			if r.May.Issue {
				row[4] = view.Cell{Text: "Record", Href: at + "/give/" + tail}
			}
			t.Rows = append(t.Rows, row)
		}
	}
	s.Parts = []view.Component{t}
	return s
}

func movingGiven(r transition.Reading) view.HomeSection {
	s := view.HomeSection{Heading: "Who holds a copy"}
	if len(r.Issues) == 0 {
		s.Parts = []view.Component{view.EmptyState{Text: "Nobody has been given a copy yet. Who was given one, and whether it arrived, appears here."}}
		return s
	}
	t := view.Table{Caption: "Copies given", Headed: true, Columns: []view.Column{{Text: "To"}, {Text: "What"}, {Text: "When, by whom"}, {Text: "Hash of the file"}, {Text: "Arrived"}}}
	for _, i := range r.Issues {
		arrived := view.Cell{Text: "Write down", Href: "/moving-on/view/" + r.Tracker.ID.String() + "/arrived/" + i.ID.String()}
		switch {
		case !i.Acknowledged.At.IsZero():
			arrived = view.Cell{Text: schoolday.DayForStaff(i.Acknowledged.On) + ", " + i.Acknowledged.By}
		case i.Copy == transition.Mine:
			arrived = view.Cell{Text: "Theirs"}
		case !r.May.Issue:
			arrived = view.Cell{Text: "Not yet"}
		}
		t.Rows = append(t.Rows, []view.Cell{
			{Text: i.Words.To}, {Text: i.Copy.Words() + ", version " + version(i.Number)[len("Version "):]},
			{Text: schoolday.ForStaff(i.At) + ", " + r.Colleagues.Name(staffOf(i.By)) + ". " + i.Words.How}, {Text: hex.EncodeToString(i.Hash[:8])}, arrived,
		})
	}
	s.Parts = []view.Component{t}
	return s
}
