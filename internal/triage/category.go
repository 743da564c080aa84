package triage

import "slices"

// Type is one thing that a concern is about, in the field's terms (records 2.2, categories). Whoever decides says as many as
// fit; none says how much of it there is, or how grave it is (4.1).
type Type string

// The types on which something else depends.
const (
	SelfHarm         Type = "self_harm"
	SuicidalThoughts Type = "suicidal_thoughts"
	OtherType        Type = "other"
)

// Types lists them in the order of the form.
func Types() []Type {
	return []Type{
		"neglect", "physical_abuse", "emotional_abuse", "sexual_abuse", "domestic_abuse", "child_on_child", "sexual_violence", "exploitation",
		"serious_violence", "radicalisation", "honour_based", "fgm", "induced_illness", "online_content", "online_contact", "online_conduct", "online_commerce",
		"mental_health", SelfHarm, SuicidalThoughts, "attendance", OtherType,
	}
}

var typeWords = map[Type]string{
	"neglect": "Neglect", "physical_abuse": "Physical abuse", "emotional_abuse": "Emotional abuse", "sexual_abuse": "Sexual abuse", "domestic_abuse": "Domestic abuse",
	"child_on_child": "Child-on-child abuse", "sexual_violence": "Sexual violence or harassment between children", "exploitation": "Criminal or sexual exploitation",
	"serious_violence": "Serious violence", "radicalisation": "Radicalisation", "honour_based": "Honour-based abuse or forced marriage",
	"fgm": "Female genital mutilation (FGM)", "induced_illness": "Fabricated or induced illness", "online_content": "Online: content", "online_contact": "Online: contact",
	"online_conduct": "Online: conduct", "online_commerce": "Online: commerce", "mental_health": "Mental health", SelfHarm: "Self-harm",
	SuicidalThoughts: "Suicidal thoughts", "attendance": "Attendance", OtherType: "Something else",
}

// Says gives a type in words; empty for one that is not in the list.
func (t Type) Says() string { return typeWords[t] }

// isTyped reports whether the entry is sorted: a concern about a child. What a pupil asks for is theirs to name, and what is
// about an adult is the head's (records 2.11).
func (e Entry) isTyped() bool { return e.Kind == Concern && len(e.Pupils) > 0 }

func (d Draft) checkTypes(s *sheet, e Entry) {
	if !e.isTyped() {
		return
	}
	known := len(d.Words.Types) > 0 && !slices.ContainsFunc(d.Words.Types, func(t Type) bool { return t.Says() == "" })
	s.Need(known, "category", "Choose what this is about, as far as it is known: as many as fit.")
}

// formulates reports whether the shared understanding is written down (records 2.3, C): self-harm or thoughts of suicide are
// known, were asked about, or are what it is about.
func (d Draft) formulates(e Entry) bool {
	return e.Formulates || e.isTyped() && (slices.Contains(d.Words.Types, SelfHarm) || slices.Contains(d.Words.Types, SuicidalThoughts))
}
