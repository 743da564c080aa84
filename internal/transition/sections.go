package transition

import "slices"

// Copy is one of the three papers made from one data set.
type Copy string

// The copies.
const (
	Mine      Copy = "own"     // the young person's
	Receiving Copy = "service" // the adult service's
	GP        Copy = "gp"
)

// Copies lists them in the order of the table.
func Copies() []Copy { return []Copy{Mine, Receiving, GP} }

var copyWords = map[Copy]string{Mine: "The young person's copy", Receiving: "The receiving service's copy", GP: "The GP's copy"}

// Words names a copy for staff.
func (c Copy) Words() string { return copyWords[c] }

// IsKnown reports whether the word is one of the copies.
func (c Copy) IsKnown() bool { return slices.Contains(Copies(), c) }

// Rule is a cell of the table: whether a section stands in a copy.
type Rule string

// The rules.
const (
	Always  Rule = "yes"
	Agreed  Rule = "with agreement"           // only while the young person's own answer for this section and receiver is yes
	Decided Rule = "under a sharing decision" // lawful and necessary, with a 2.10 record
	Told    Rule = "told unless unsafe"
	Never   Rule = "never"
)

// Key names a section.
type Key string

// The sections of records 2.8 that the rest of the package speaks of by name.
const (
	KeyCover       Key = "cover"
	KeyProfile     Key = "profile"
	KeyAbout       Key = "about"
	KeyStory       Key = "story"
	KeyStrengths   Key = "strengths"
	KeyPreferences Key = "preferences"
	KeyNeeds       Key = "needs"
	KeyTried       Key = "tried"
	KeyCrisis      Key = "crisis"
	KeySafetyOne   Key = "safety_one"
	KeyAdmissions  Key = "admissions"
	KeyFamily      Key = "family"
	KeyServices    Key = "services"
	KeyCards       Key = "cards"
	KeyWorkers     Key = "workers"
	KeyMeetings    Key = "meetings"
	KeyMissed      Key = "missed"
	KeyRights      Key = "rights"
	KeyReady       Key = "ready"
	KeyStatus      Key = "status"
	KeyProtection  Key = "protection"
	KeyThirdParty  Key = "third_party"
	KeyOpinion     Key = "opinion"
	KeyLog         Key = "log"
	KeyHelp        Key = "help"
	KeySlip        Key = "slip"
)

// Section is one row of the table: what it is called, what is asked for it, and in which copies it may stand.
type Section struct {
	Key     Key
	Title   string // on paper
	Ask     string // as the young person's page asks for it; empty when they are not asked
	Plain   string // the section's name on the young person's pages: "my story"
	ByStaff bool   // an adult may write it, with the young person
	Private bool   // no adult at school sees it in the young person's copy: it is only in what they get themselves
	Mine    Rule
	Service Rule
	GP      Rule
	Boxes   []Box
}

// Box is one question of a section.
type Box struct{ Key, Label, Paper string }

// In gives the rule of the section in a copy.
func (s Section) In(c Copy) Rule {
	switch c {
	case Mine:
		return s.Mine
	case Receiving:
		return s.Service
	case GP:
		return s.GP
	}
	return Never
}

// IsText reports whether the section is made of boxes that people write in.
func (s Section) IsText() bool { return len(s.Boxes) > 0 }

// Sections gives the whole table, in the order of the pack.
func Sections() []Section { return slices.Clone(table) }

// SectionOf finds a section; ok is false for a word that is none.
func SectionOf(k Key) (Section, bool) {
	i := slices.IndexFunc(table, func(s Section) bool { return s.Key == k })
	if i < 0 {
		return Section{}, false
	}
	return table[i], true
}

// Asked lists the sections for which the young person answers, for one receiver.
func Asked(c Copy) []Section {
	var asked []Section
	for _, s := range table {
		if s.In(c) == Agreed {
			asked = append(asked, s)
		}
	}
	return asked
}
