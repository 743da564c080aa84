package pupil

// Around is who and what is around a pupil, as papers that leave the school ask for it (records 2.6). All of it may be
// missing; none of it is guessed.
type Around struct {
	OwnScript string    `json:"own_script,omitempty"` // the name in its own script
	NHS       string    `json:"nhs,omitempty"`
	Language  string    `json:"language,omitempty"` // first language, and whether an interpreter is wanted
	Address   string    `json:"address,omitempty"`
	GP        string    `json:"gp,omitempty"`
	Contacts  []Contact `json:"contacts,omitempty"`
	SEN       string    `json:"sen,omitempty"`         // N, K or E (records 2.14), never shown to pupils
	Care      string    `json:"social_care,omitempty"` // as the safeguarding lead entered it, never shown to pupils
}

// Contact is a parent, carer or other adult.
type Contact struct {
	Name     string `json:"name"`
	Relation string `json:"relation"`
	Phone    string `json:"phone,omitempty"`
	HasPR    bool   `json:"has_pr"` // parental responsibility; not every parent holds it
}
