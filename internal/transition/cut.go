package transition

// Cut gives one copy of a data set: every section that the table lets into it, in the table's order, and nothing of any
// other. A section without content is left out too, so that a gap says nothing about what was withheld.
func Cut(d Data, c Copy) Sheet {
	s := Sheet{
		Copy: c, Title: titles[c], Name: d.Name, School: d.School, Reference: d.Reference, Number: d.Number, MadeOn: d.MadeOn, Facts: coverFacts(d, c),
	}
	for _, row := range table {
		if row.Key == KeyCover || !d.lets(row, c) {
			continue
		}
		if blocks := d.blocks(row, c); len(blocks) > 0 {
			s.Parts = append(s.Parts, Part{Key: row.Key, Title: row.Title, Note: d.note(row, c), Blocks: blocks})
		}
	}
	s.Foot = d.foot(s)
	return s
}

var titles = map[Copy]string{Mine: "My moving-on pack", Receiving: "Moving-on pack for adult services", GP: "Moving-on pack for the GP"}

// lets reports whether the table, the young person's answers and the sharing decision let a section into a copy.
func (d Data) lets(s Section, c Copy) bool {
	if s.Key == KeyProtection && len(d.Protection.Facts) == 0 {
		return false
	}
	switch s.In(c) {
	case Always:
		return true
	case Agreed:
		// Nobody can agree to what they may not be told of.
		return d.allows(s.Key, c) && (s.Key != KeyProtection || d.Protection.Decision != "" && !d.Protection.Unsafe)
	case Decided:
		return d.Protection.Decision != ""
	case Told:
		return !d.Protection.Unsafe
	case Never:
	}
	return false
}

func (d Data) blocks(s Section, c Copy) []Block {
	if s.IsText() {
		return d.written(s, c)
	}
	switch s.Key {
	case KeyServices:
		return d.services()
	case KeyCards:
		return d.cards()
	case KeyWorkers:
		return d.workers(c)
	case KeyMeetings:
		return d.meetings()
	case KeyMissed:
		return d.missed(c)
	case KeyRights:
		return rights
	case KeyProtection:
		return d.protection()
	case KeyLog:
		return d.log(c)
	case KeyHelp:
		return d.help()
	case KeySlip:
		return d.slip()
	default: // third parties and opinion: there is nothing to print, whatever anybody decides
		return nil
	}
}

// note says whose words a section holds and, on the young person's own copy, where else it goes.
func (d Data) note(s Section, c Copy) string {
	note := d.whoWrote(s.Key)
	if c != Mine {
		return note
	}
	service, gp := d.lets(s, Receiving), d.lets(s, GP)
	switch {
	case s.Key == KeyReady:
		note += " Private: this is only in the copy that you get yourself."
	case service && gp:
		note += " Also goes to the adult service and your GP."
	case service:
		note += " Also goes to the adult service."
	case gp:
		note += " Also goes to your GP."
	default:
		note += " In your copy only."
	}
	if note[0] == ' ' {
		note = note[1:]
	}
	return note
}

func (d Data) whoWrote(k Key) string {
	note := ""
	for _, w := range d.Texts {
		if w.Section != k || len(nonEmpty(w.Boxes)) == 0 {
			continue
		}
		if note != "" {
			note += " "
		}
		if w.Voice == Own {
			note += "Own words, " + day(w.On) + "."
		} else {
			note += "Written with " + w.By + ", " + day(w.On) + "."
		}
	}
	return note
}

func nonEmpty(boxes map[string]string) map[string]string {
	full := map[string]string{}
	for k, v := range boxes {
		if v != "" {
			full[k] = v
		}
	}
	return full
}

// written sets a section's boxes: the young person's own words first and marked as theirs, then what was written with them.
func (d Data) written(s Section, c Copy) []Block {
	if s.Key == KeyFamily && d.FamilyOff {
		// At 18 every sharing with parents ends until the young person renews it (rules 3.3): what they said as a child no longer counts.
		if c == Mine {
			return []Block{Text{Text: "You are 18. Nothing is shared with parents or carers now, until you say again what you want."}}
		}
		return []Block{Text{Text: "They are 18. Nothing may be shared with parents or carers until they say again what they want. Ask them."}}
	}
	var blocks []Block
	for _, b := range s.Boxes {
		head := b.Paper
		for _, w := range d.Texts {
			text := w.Boxes[b.Key]
			if w.Section != s.Key || text == "" {
				continue
			}
			if w.Voice == Own {
				blocks = append(blocks, Words{Head: head, Text: text})
			} else {
				blocks = append(blocks, Text{Head: head, Text: text})
			}
			head = ""
		}
	}
	return blocks
}
