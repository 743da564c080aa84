package web

import (
	"strconv"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/schoolday"
	"heard/internal/transition"
	"heard/internal/web/view"
)

type movingNothingForm struct{}

var movingMake = editing[movingNothingForm]{
	title: "Make a new version of the pack", button: "Make it",
	intro: "It keeps everything as it stands now, with the young person's answers on what may be shared. They are told, look at each copy, and say whether it is right. Earlier versions are kept.",
	read: func(*call, transition.Reading) (saved[movingNothingForm], error) {
		return saved[movingNothingForm]{}, nil
	},
	boxes: func(movingNothingForm, transition.Reading) []box { return nil },
	save: func(c *call, id transition.ID, _ int, _ movingNothingForm) error {
		_, err := c.site.MovingOn.Make(c.Context(), c.Viewer(), c.Once(), id)
		return err
	},
}

type movingGiveForm struct {
	To       string `form:"to"`
	How      string `form:"how"`
	Unsigned string `form:"unsigned"`
	Decision string `form:"decision"`
}

var movingGive = editing[movingGiveForm]{
	button: "Record that it was given",
	intro:  "Give the PDF of this version, and nothing else, then record it here: who has it, and the hash of the file, are kept for good. The young person sees it.",
	read: func(c *call, r transition.Reading) (saved[movingGiveForm], error) {
		_, given, err := packIn(c, r)
		to := map[transition.Copy]string{transition.Mine: r.Person.Name.Full(), transition.Receiving: r.Terms.Receiver, transition.GP: r.Terms.GP}
		return saved[movingGiveForm]{form: movingGiveForm{To: to[given]}}, err
	},
	boxes: func(f movingGiveForm, r transition.Reading) []box {
		return []box{
			{name: "to", label: "Who receives it", hint: "Person, role and organisation", value: f.To},
			{name: "how", label: "How it goes", hint: "In person, secure mail, the service's portal. Never ordinary post, never through parents.", value: f.How},
			{name: "unsigned", label: "Only if the young person has not signed this version off: why it must go", value: f.Unsigned,
				hint: "And when they are told", kind: area},
			{name: "decision", label: "And under which information-sharing decision", value: f.Decision, kind: many, choices: decisionsOf(r)},
		}
	},
	save: func(c *call, id transition.ID, _ int, f movingGiveForm) error {
		pack, err := idFrom[transition.Pack](c, "pack")
		if err != nil {
			return err
		}
		w := transition.IssueWords{To: f.To, How: f.How, Unsigned: f.Unsigned, Decision: f.Decision}
		_, err = c.site.MovingOn.Issue(c.Context(), c.Viewer(), c.Once(), id, pack, transition.Copy(c.gin.Param("copy")), w)
		return err
	},
}

// packIn finds the version and the copy in the address among those of the tracker.
func packIn(c *call, r transition.Reading) (transition.Pack, transition.Copy, error) {
	which := transition.Copy(c.gin.Param("copy"))
	id, err := idFrom[transition.Pack](c, "pack")
	if err != nil {
		return transition.Pack{}, which, err
	}
	for _, p := range r.Packs {
		if p.ID == id && which.IsKnown() {
			return p, which, nil
		}
	}
	return transition.Pack{}, which, fault.Lost()
}

type movingArrivedForm struct {
	On  string `form:"on"`
	By  string `form:"by"`
	Who string `form:"who"`
}

var movingArrived = editing[movingArrivedForm]{
	title: "The slip has come back", button: "Save",
	read: func(c *call, r transition.Reading) (saved[movingArrivedForm], error) {
		id, err := idFrom[transition.Issue](c, "issue")
		for _, i := range r.Issues {
			if err == nil && i.ID == id {
				return saved[movingArrivedForm]{}, nil
			}
		}
		return saved[movingArrivedForm]{}, fault.Lost()
	},
	boxes: func(f movingArrivedForm, _ transition.Reading) []box {
		return []box{
			{name: "on", label: "Day on which it came back", value: f.On, kind: dayBox},
			{name: "by", label: "Who sent it", hint: "Name, role and service", value: f.By},
			{name: "who", label: "Who will be the young person's person there", value: f.Who},
		}
	},
	save: func(c *call, id transition.ID, _ int, f movingArrivedForm) error {
		var d days
		a := transition.Acknowledgement{On: d.read("on", f.On), By: f.By, Who: f.Who}
		issue, err := idFrom[transition.Issue](c, "issue")
		if err == nil {
			err = d.wrong.Err()
		}
		if err != nil {
			return err
		}
		return c.site.MovingOn.Acknowledge(c.Context(), c.Viewer(), c.Once(), id, issue, a)
	},
}

// titleOf names a form by what its address says.
func titleOf(c *call) string {
	if s, ok := transition.SectionOf(transition.Key(c.gin.Param("item"))); ok {
		return s.Title
	}
	return transition.Copy(c.gin.Param("copy")).Words()
}

func movingCopy(c *call) error {
	id, o, err := c.openCopy()
	if err != nil {
		return err
	}
	s, back := o.Sheet, "/moving-on/view/"+id.String()
	p := view.MovingCopy{
		Title: s.Copy.Words() + ", version " + strconv.Itoa(s.Number), Name: s.Name, Facts: rowsOf(s.Facts), Foot: s.Foot, Parts: partsOf(s),
		File: back + "/file/" + o.Pack.ID.String() + "/" + string(s.Copy), Back: back,
	}
	if o.Pack.SignedAt.IsZero() {
		p.Unsaid = "The young person has not signed this version off yet."
	}
	return c.Show(p)
}

func (c *call) openCopy() (transition.ID, transition.Opened, error) {
	id, pack, which, err := c.copyIn()
	if err != nil {
		return id, transition.Opened{}, err
	}
	o, err := c.site.MovingOn.Open(c.Context(), c.Viewer(), id, pack, which)
	return id, o, err
}

// copyIn reads a tracker, a version and a copy from the address. On a pupil's way the tracker is their own and has no id there.
func (c *call) copyIn() (id transition.ID, pack transition.PackID, which transition.Copy, err error) {
	if c.actor.Kind != actor.KindPupil {
		if id, err = idFrom[transition.Tracker](c, "id"); err != nil {
			return id, pack, which, err
		}
	}
	pack, err = idFrom[transition.Pack](c, "pack")
	return id, pack, transition.Copy(c.gin.Param("copy")), err
}

func movingFile(c *call) error {
	id, pack, which, err := c.copyIn()
	if err != nil {
		return err
	}
	file, err := c.site.MovingOn.Print(c.Context(), c.Viewer(), id, pack, which)
	if err != nil {
		return err
	}
	return c.Document("pack", file)
}

func staffOf(r ident.Raw) actor.StaffID { return ident.Of[actor.OfStaff](r) }

// rowsOf and partsOf show a sheet on the screen with the same words as on paper.
func rowsOf(pairs []transition.Pair) []view.SummaryRow {
	rows := make([]view.SummaryRow, len(pairs))
	for i, p := range pairs {
		rows[i] = view.SummaryRow{Key: p.Label, Text: p.Value}
	}
	return rows
}

func partsOf(s transition.Sheet) []view.CopyPart {
	parts := make([]view.CopyPart, len(s.Parts))
	for i, p := range s.Parts {
		parts[i] = view.CopyPart{Heading: p.Title, Note: p.Note}
		for _, b := range p.Blocks {
			parts[i].Parts = append(parts[i].Parts, blockOf(p.Title, b))
		}
	}
	return parts
}

func blockOf(title string, b transition.Block) view.Component {
	switch b := b.(type) {
	case transition.Words:
		return view.Passage{Head: b.Head, Text: b.Text, Quote: true}
	case transition.Text:
		return view.Passage{Head: b.Head, Text: b.Text}
	case transition.Items:
		return view.Passage{Head: b.Head, Items: b.Items}
	case transition.Pairs:
		return view.SummaryList{Rows: rowsOf(b.Rows)}
	case transition.Grid:
		return gridOf(title, b)
	case transition.Numbers:
		return numbersOf(b)
	case transition.Slip:
		return view.Passage{Head: b.Title, Text: b.Text, Items: append(append([]string{}, b.Ticks...), b.Fields...)}
	}
	return view.Passage{}
}

func gridOf(title string, g transition.Grid) view.Table {
	t := view.Table{Caption: title, Headed: true}
	for _, h := range g.Heads {
		t.Columns = append(t.Columns, view.Column{Text: h})
	}
	for _, r := range g.Rows {
		var cells []view.Cell
		for _, text := range r {
			cells = append(cells, view.Cell{Text: text})
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func numbersOf(n transition.Numbers) view.CareCard {
	card := view.CareCard{Heading: n.Title, Text: n.Text, ID: "any-hour"}
	for _, l := range n.Lines {
		about := l.Hours + ". Check before use."
		if !l.Checked.IsZero() {
			about = l.Hours + ". Checked on " + schoolday.DayForStaff(l.Checked) + "."
		}
		card.Lines = append(card.Lines, view.HelpLine{Name: l.Name, Number: l.Phone, About: about})
	}
	return card
}
