package web

import (
	"strings"

	"heard/internal/fault"
	"heard/internal/schoolday"
	"heard/internal/transition"
	"heard/internal/web/view"
)

// nextBoxesForm is a section's boxes by their place, since each section has its own.
type nextBoxesForm struct {
	B1 string `form:"b1"`
	B2 string `form:"b2"`
	B3 string `form:"b3"`
	B4 string `form:"b4"`
	B5 string `form:"b5"`
	B6 string `form:"b6"`
	B7 string `form:"b7"`
	B8 string `form:"b8"`
}

var boxNames = []string{"b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8"}

func (f *nextBoxesForm) at() []*string {
	return []*string{&f.B1, &f.B2, &f.B3, &f.B4, &f.B5, &f.B6, &f.B7, &f.B8}
}

func (f nextBoxesForm) texts(s transition.Section) map[string]string {
	m := map[string]string{}
	for i, b := range s.Boxes {
		m[b.Key] = *f.at()[i]
	}
	return m
}

func sectionBoxes(s transition.Section, i transition.Item) (f nextBoxesForm) {
	for n, b := range s.Boxes {
		*f.at()[n] = i.Body.Text[b.Key]
	}
	return f
}

func (f nextBoxesForm) boxes(s transition.Section) []box {
	var all []box
	for i, b := range s.Boxes {
		all = append(all, box{name: boxNames[i], label: b.Label, value: *f.at()[i], kind: area})
	}
	return all
}

// sectionIn finds the section in the address, when it takes text in this voice.
func sectionIn(c *call, param string, v transition.Voice) (transition.Section, error) {
	s, ok := transition.SectionOf(transition.Key(c.gin.Param(param)))
	if !ok || !s.MayWrite(v) {
		return s, fault.Lost()
	}
	return s, nil
}

// The boxes depend on the address, so the section is looked up wherever the form is asked for.
var movingText = editing[movingSectionForm]{
	intro: "Write this with the young person, and only what they want to stand here. Their own words have boxes of their own and come first in every copy.", button: "Save",
	read: func(c *call, r transition.Reading) (saved[movingSectionForm], error) {
		s, err := sectionIn(c, "item", transition.With)
		i := r.Texts[transition.SlotOf(s.Key, transition.With)]
		return saved[movingSectionForm]{movingSectionForm{sectionBoxes(s, i), string(s.Key)}, i.Revision, i}, err
	},
	boxes: func(f movingSectionForm, _ transition.Reading) []box {
		s, _ := transition.SectionOf(transition.Key(f.Section))
		return f.nextBoxesForm.boxes(s)
	},
	save: func(c *call, id transition.ID, revision int, f movingSectionForm) error {
		s, err := sectionIn(c, "item", transition.With)
		if err != nil {
			return err
		}
		return c.site.MovingOn.Write(c.Context(), c.Viewer(), c.Once(), id, s.Key, revision, f.texts(s))
	},
}

type movingSectionForm struct {
	nextBoxesForm
	Section string `form:"section"`
}

type movingProtectionForm struct {
	Decision  string `form:"decision"`
	Facts     string `form:"facts"`
	Unsafe    string `form:"unsafe"`
	UnsafeWhy string `form:"unsafe_why"`
	LookAgain string `form:"look_again"`
}

var movingProtection = editing[movingProtectionForm]{
	title: "Safeguarding summary", button: "Save",
	intro: "Only what is needed to keep the young person safe: facts, each with its source and day. It goes to the adult service under a recorded information-sharing decision, and to the GP only if the young person agrees as well. " +
		"They are told that it exists and what it says, unless that is unsafe. The child protection file travels separately.",
	read: func(_ *call, r transition.Reading) (saved[movingProtectionForm], error) {
		p := r.Protection
		var lines []string
		for _, x := range p.Facts {
			lines = append(lines, x.On.Typed()+" | "+x.Text+" | "+x.Source)
		}
		return saved[movingProtectionForm]{movingProtectionForm{p.Decision, strings.Join(lines, "\n"), yes(p.Unsafe), p.UnsafeWhy, p.LookAgain.Typed()}, r.ProtectionAt.Revision, r.ProtectionAt}, nil
	},
	boxes: func(f movingProtectionForm, r transition.Reading) []box {
		return []box{
			{name: "decision", label: "Information-sharing decision", hint: "Without one this stays here. Record it first, under Sharing.", value: f.Decision, kind: many, choices: decisionsOf(r)},
			{name: "facts", label: "Facts, one a line", hint: "Each like this: 20/11/2026 | what is known | who said so", value: f.Facts, kind: area},
			{name: "unsafe", label: "Telling the young person what it says would put somebody in danger", value: f.Unsafe, kind: tick},
			{name: "unsafe_why", label: "Why, and who approved it", value: f.UnsafeWhy},
			{name: "look_again", label: "Look at that again on", value: f.LookAgain, kind: dayBox},
		}
	},
	save: func(c *call, id transition.ID, revision int, f movingProtectionForm) error {
		var d days
		p := transition.Protection{Decision: f.Decision, Unsafe: f.Unsafe != "", UnsafeWhy: f.UnsafeWhy, LookAgain: d.read("look_again", f.LookAgain), Facts: factsIn(f.Facts)}
		ch := transition.Change{Revision: revision, Slot: transition.SlotProtection, Body: transition.Body{Protection: &p}, Unread: d.wrong}
		_, err := c.site.MovingOn.Save(c.Context(), c.Viewer(), c.Once(), id, ch)
		return err
	},
}

func decisionsOf(r transition.Reading) []view.Choice {
	var choices []view.Choice
	for _, d := range r.Decisions {
		what := "Share, "
		if d.Part {
			what = "Share part, "
		}
		choices = append(choices, view.Choice{Value: d.ID.String(), Text: what + schoolday.ForStaff(d.At) + ", " + d.Reference()})
	}
	return choices
}

// factsIn reads one fact a line. A line that is not made of three parts gives a fact with gaps, which the domain refuses.
func factsIn(text string) (facts []transition.Fact) {
	for line := range strings.Lines(text) {
		parts := strings.SplitN(strings.TrimSpace(line), "|", 3)
		if parts[0] == "" {
			continue
		}
		parts = append(parts, "", "")
		on, _ := schoolday.ParseDay(parts[0])
		facts = append(facts, transition.Fact{On: on, Text: strings.TrimSpace(parts[1]), Source: strings.TrimSpace(parts[2])})
	}
	return facts
}

type movingCloseForm struct {
	Ending   string `form:"ending"`
	Words    string `form:"words"`
	ToldBy   string `form:"told_by"`
	ToldOn   string `form:"told_on"`
	ToldHow  string `form:"told_how"`
	WayBack  string `form:"way_back"`
	WouldSay string `form:"would_say"`
}

var movingClose = editing[movingCloseForm]{
	title: "Close", button: "Close this",
	intro: "Nothing closes because somebody turned 18 or did not come. It can be read afterwards and no longer changed; the anchor stays with the young person.",
	read:  func(*call, transition.Reading) (saved[movingCloseForm], error) { return saved[movingCloseForm]{}, nil },
	boxes: func(f movingCloseForm, _ transition.Reading) []box {
		return []box{
			{name: "ending", label: "Why", value: f.Ending, kind: pick, choices: []view.Choice{
				{Value: "seen", Text: "Adult services have seen them", Hint: "And it was looked at again after three and six months"}, {Value: "chosen", Text: "The young person chose to end it"}}},
			{name: "words", label: "What they said, in their own words", value: f.Words, kind: area},
			{name: "told_by", label: "Who told them that it ends", value: f.ToldBy},
			{name: "told_on", label: "When", value: f.ToldOn, kind: dayBox},
			{name: "told_how", label: "How", value: f.ToldHow},
			{name: "way_back", label: "How they can come back", value: f.WayBack},
			{name: "would_say", label: "What they say of how it went", value: f.WouldSay, kind: area},
		}
	},
	save: func(c *call, id transition.ID, _ int, f movingCloseForm) error {
		var d days
		cl := transition.Closing{Ending: transition.Ending(f.Ending), Words: f.Words, ToldBy: f.ToldBy, ToldOn: d.read("told_on", f.ToldOn), ToldHow: f.ToldHow, WayBack: f.WayBack, WouldSay: f.WouldSay}
		if err := d.wrong.Err(); err != nil {
			return err
		}
		return c.site.MovingOn.Close(c.Context(), c.Viewer(), c.Once(), id, cl)
	},
}
