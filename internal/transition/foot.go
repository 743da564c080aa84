package transition

// foot says at the foot of the cover what is true of this very copy: which of its parts the young person agreed to, and by what right
// the others stand in it. That they have signed it off it never says: the same version gives the same bytes before and after.
func (d Data) foot(s Sheet) string {
	if s.Copy == Mine {
		return "This pack is yours. It was written by you and with you. A note at each part says where else it goes. If somebody could be badly hurt, more may have to be told. " +
			"You can take an answer back at any time: tell your named worker, or change it yourself where you signed in. Keep it where you choose."
	}
	var agreed []string
	foot, decided := "", false
	for _, p := range s.Parts {
		switch row, _ := SectionOf(p.Key); row.In(s.Copy) {
		case Agreed:
			agreed = append(agreed, p.Title)
		case Decided:
			decided = true
		case Always, Told, Never:
		}
	}
	if len(agreed) > 0 {
		foot = "The young person has agreed that you get: " + list(agreed) + ". What else is here goes with every pack of this kind."
	} else {
		foot = "What is here goes with every pack of this kind. The young person has agreed to nothing beyond it."
	}
	if decided {
		foot += " The safeguarding summary goes under a recorded decision."
	}
	foot += " Whoever gives it to you says whether they have checked this version. "
	if s.Copy == GP {
		return foot + "It is for the practice's own record of them, and for nobody else."
	}
	return foot + "Please read it before you meet them, so that they need not tell it again. It is for the people who will work with them, and for nobody else. " +
		"Its structure follows NICE guideline NG43; no conformance is claimed."
}
