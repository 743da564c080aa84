package view

var policyPages = []Entry{{"policy/who.html", Staff, WhoCanSeeWhat{}}}

// WhoCanSeeWhat shows the policy in words, role by role.
type WhoCanSeeWhat struct{ Roles []PolicyRole }

// PolicyRole is one role with what it may do.
type PolicyRole struct {
	Title  string
	About  string
	Grants []PolicyGrant
}

// PolicyGrant is one line of the policy in words.
type PolicyGrant struct{ Thing, Act, Reach string }

// Head implements Page.
func (WhoCanSeeWhat) Head() Head {
	return Head{Title: "Who can see what", Back: &BackLink{Href: "/"}, Wide: true}
}

// Table is a role's grants.
func (r PolicyRole) Table() Table {
	t := Table{Caption: r.Title, Columns: []Column{{Text: "What"}, {Text: "May"}, {Text: "Which"}}}
	for _, g := range r.Grants {
		t.Rows = append(t.Rows, []Cell{{Text: g.Thing}, {Text: g.Act}, {Text: g.Reach}})
	}
	return t
}

// Examples implements Page.
func (WhoCanSeeWhat) Examples() []Example {
	return []Example{
		{"empty", WhoCanSeeWhat{}},
		{"typical", WhoCanSeeWhat{Roles: []PolicyRole{{"Any adult in school", "Logs concerns.", []PolicyGrant{{"A concern", "log", "any pupil"}}}, {"IT administrator", "Sees no content.", nil}}}},
		{"hostile", WhoCanSeeWhat{Roles: []PolicyRole{{textScript, nameLong, []PolicyGrant{{textScript, nameArabic, textLong}}}}}},
	}
}
