package triage

// Care is what is known of a child's place with children's social care (KCSIE para 218). Adults who decide read it, and a
// referral to health or social care takes its status and its worker; no pupil's page has it.
type Care struct {
	Status    CareStatus `json:"status,omitempty"` // empty when nobody knows
	Category  Category   `json:"category,omitempty"`
	Authority string     `json:"authority,omitempty"`
	Worker    string     `json:"worker,omitempty"`
	Phone     string     `json:"phone,omitempty"`
	Since     string     `json:"since,omitempty"` // as it is known: a day, a month, a year
}

// CareStatus is how children's social care is involved.
type CareStatus string

// The statuses.
const (
	NoCare           CareStatus = "none"
	CareEarlyHelp    CareStatus = "early_help"
	CareFamilyHelp   CareStatus = "family_help"
	ChildInNeed      CareStatus = "cin"
	ChildProtection  CareStatus = "cp"
	LookedAfter      CareStatus = "looked_after"
	PreviouslyLooked CareStatus = "previously_looked_after"
	CareLeaver       CareStatus = "care_leaver"
)

// CareStatuses lists them in the order of the form.
func CareStatuses() []CareStatus {
	return []CareStatus{NoCare, CareEarlyHelp, CareFamilyHelp, ChildInNeed, ChildProtection, LookedAfter, PreviouslyLooked, CareLeaver}
}

var careWords = map[CareStatus]string{
	NoCare: "None", CareEarlyHelp: "Early help", CareFamilyHelp: "Family Help", ChildInNeed: "Child in need plan", ChildProtection: "Child protection plan",
	LookedAfter: "Looked after", PreviouslyLooked: "Previously looked after", CareLeaver: "Care leaver",
}

// Says gives a status in words; empty for one that is not in the list.
func (c CareStatus) Says() string { return careWords[c] }

// Category is why a child has a child protection plan.
type Category string

// Categories lists the four under which a plan is made.
func Categories() []Category { return []Category{"neglect", "physical", "emotional", "sexual"} }

var categoryWords = map[Category]string{"neglect": "Neglect", "physical": "Physical abuse", "emotional": "Emotional abuse", "sexual": "Sexual abuse"}

// Says gives a category in words.
func (c Category) Says() string { return categoryWords[c] }

// check asks for what belongs to a status once one is known. A name or a number that nobody has yet holds nothing up.
func (c Care) check(s *sheet) {
	s.Need(c.Status == "" || c.Status.Says() != "", "care_status", "Choose from the list how they are involved.")
	s.Need(c.Category == "" || c.Category.Says() != "", "care_category", "Choose the category from the list.")
	s.Need(c.Status != ChildProtection || c.Category != "", "care_category", "Choose the category of the child protection plan.")
	if c.Status != "" && c.Status != NoCare {
		s.text(c.Authority, "care_authority", "Write which local authority. If it is not known, say so.")
	}
}
