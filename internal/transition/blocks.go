package transition

import "strings"

func coverFacts(d Data, c Copy) []Pair {
	facts := []Pair{{"This copy is for", d.readerOf(c)}, {"Made on", day(d.MadeOn)}}
	if d.Terms.NextReview.IsZero() {
		facts = append(facts, Pair{"Next review", "To be agreed"})
	} else {
		facts = append(facts, Pair{"Next review", day(d.Terms.NextReview)})
	}
	if !d.Terms.Transfer.IsZero() {
		facts = append(facts, Pair{"The move", "About " + day(d.Terms.Transfer)})
	}
	return append(facts, Pair{"Named worker", orElse(d.Worker, "To be agreed")}, Pair{"Who holds a copy", d.holders()})
}

func (d Data) readerOf(c Copy) string {
	switch c {
	case Receiving:
		return orElse(d.Terms.Receiver, "The adult service")
	case GP:
		return orElse(d.Terms.GP, "The GP practice")
	case Mine:
	}
	return d.Name
}

// holders names everybody who has this version or is to have it, and that each has marked parts only.
func (d Data) holders() string {
	who := []string{d.Name}
	if d.Terms.Receiver != "" {
		who = append(who, d.Terms.Receiver+" (their parts)")
	}
	if d.Terms.GP != "" {
		who = append(who, d.Terms.GP+" (their parts)")
	}
	return list(who)
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func (d Data) services() []Block {
	if len(d.Services) == 0 {
		return nil
	}
	g := Grid{Heads: []string{"Now", "Ends", "What comes next", "Contact", "Where it stands"}, Shares: []float64{3, 3, 4, 3, 3}}
	for _, s := range d.Services {
		g.Rows = append(g.Rows, []string{s.Name, orElse(s.EndsWords(), "–"), s.Next(), orElse(s.Contact, "–"), orElse(s.Status, "–")})
	}
	return []Block{g}
}

func (d Data) cards() []Block {
	var blocks []Block
	for _, s := range d.Services {
		if s.Involves != "" {
			blocks = append(blocks, Text{Head: orElse(s.Equivalent, s.Name), Text: s.Involves})
		}
	}
	return blocks
}

func (d Data) workers(c Copy) []Block {
	t := d.Terms
	rows := []Pair{{"Named worker", orElse(d.Worker, "To be agreed")}}
	if !t.WorkerFrom.IsZero() && !t.WorkerUntil.IsZero() {
		rows = append(rows, Pair{"Stays", "From " + day(t.WorkerFrom) + " to " + day(t.WorkerUntil)})
	}
	if t.Anchor != "" {
		rows = append(rows, Pair{"Anchor", t.Anchor + ". Stays whatever else changes, before and after 18."})
	}
	if t.Stable == Stable && c == Mine {
		rows = append(rows, Pair{"The time of the move", strings.TrimSpace("You said this is a settled time. " + t.StableNote)})
	}
	return []Block{Pairs{rows}}
}

func (d Data) meetings() []Block {
	g := Grid{Heads: []string{"Adult service", "When", "Who"}, Shares: []float64{4, 3, 5}}
	for _, s := range d.Services {
		if s.Equivalent == "" {
			continue
		}
		when := "Not arranged yet"
		if !s.MetOn.IsZero() {
			when = day(s.MetOn)
		}
		g.Rows = append(g.Rows, []string{s.Equivalent, when, orElse(s.MetWho, "–")})
	}
	var blocks []Block
	if len(g.Rows) > 0 {
		blocks = append(blocks, g)
	}
	for _, v := range d.Visits {
		blocks = append(blocks, Text{Text: "First appointment with " + v.Service + ": " + day(v.On) + ", " + v.State.Words() + "."})
	}
	return blocks
}

func (d Data) missed(c Copy) []Block {
	t := d.Terms
	if t.MissedWho == "" && t.MissedHow == "" && t.Anchor == "" {
		return nil
	}
	may := "Not without asking first"
	if t.AnchorHelps {
		may = "Yes: " + t.Anchor
	}
	label := "I give permission for my anchor to help"
	if c != Mine {
		label = "The young person permits their anchor to help"
	}
	return []Block{
		Pairs{[]Pair{{"Who makes contact", orElse(t.MissedWho, "The named worker")}, {"How", orElse(t.MissedHow, "As under communication and preferences")}, {label, may}}},
		Text{Text: "Missing a first appointment ends nothing. Please make contact and offer more times, and tell the named worker."},
	}
}

func (d Data) protection() []Block {
	g := Grid{Heads: []string{"When", "What is known", "Source"}, Shares: []float64{2, 6, 3}}
	for _, f := range d.Protection.Facts {
		g.Rows = append(g.Rows, []string{day(f.On), f.Text, f.Source})
	}
	shared := Text{Text: "Shared under the recorded decision " + orElse(decisionReference(d.Protection.Decision), "(none yet: this goes to no one)") + "."}
	if !d.Protection.Unsafe {
		return []Block{g, shared}
	}
	return []Block{Text{Head: "The young person has not been told what stands here", Text: "Telling them now would put somebody in danger. Do not speak of it with them before you have spoken with the school. " +
		"The school looks at this again on " + day(d.Protection.LookAgain) + "."}, g, shared}
}

func (d Data) log(c Copy) []Block {
	g := Grid{Heads: []string{"When", "What"}, Shares: []float64{3, 8}}
	for _, l := range d.Log {
		if c == Mine || l.Receiver == c {
			g.Rows = append(g.Rows, []string{day(l.On), l.Text})
		}
	}
	if len(g.Rows) == 0 {
		return nil
	}
	return []Block{g}
}

func (d Data) help() []Block {
	return []Block{Numbers{
		Title: "If somebody is in danger now, call 999", Text: "Nobody at school reads messages in the evening, at weekends or in the holidays.", Lines: d.Help,
	}}
}

func (d Data) slip() []Block {
	return []Block{Slip{
		Title:  "Adult services: please acknowledge",
		Text:   "Please send this back within five working days, so that the young person can be told who will meet them. Reference " + d.Reference + ", version " + number(d.Number) + ".",
		Ticks:  []string{"We have received this pack and read it", "We will not ask the young person to tell it all again", "We will keep to the agreed plan for a missed appointment"},
		Fields: []string{"Name and role", "Service", "Named person for the young person", "First appointment: day, time, place", "Signed, date"},
		Return: orElse(d.Terms.ReturnSlip, d.School+", to the named worker"),
	}}
}
