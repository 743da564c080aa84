package view

var policyPages = []Entry{{"policy/who.html", Staff, WhoCanSeeWhat{}}}

// WhoCanSeeWhat shows the policy in words, role by role: the reader's own open, the others folded. Folded ones are still in the
// page, for whoever searches it or prints it.
type WhoCanSeeWhat struct{ Own, Others []PolicyRole }

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

// Fold is a role that opens at a touch.
func (r PolicyRole) Fold() Details {
	d := Details{Summary: r.Title}
	if r.About != "" {
		d.Text = append(d.Text, r.About)
	}
	if len(r.Grants) == 0 {
		d.Text = append(d.Text, noGrants)
	} else {
		d.Parts = append(d.Parts, r.Table())
	}
	return d
}

const noGrants = "No page beyond the open ones."

// Nothing says that a role has no page of its own; empty when it has.
func (r PolicyRole) Nothing() string {
	if len(r.Grants) == 0 {
		return noGrants
	}
	return ""
}

// Table is a role's grants.
func (r PolicyRole) Table() Table {
	t := Table{Caption: r.Title, Headed: true, Columns: []Column{{Text: "What"}, {Text: "May"}, {Text: "Which"}}}
	for _, g := range r.Grants {
		t.Rows = append(t.Rows, []Cell{{Text: g.Thing}, {Text: g.Act}, {Text: g.Reach}})
	}
	return t
}

// Examples implements Page.
func (WhoCanSeeWhat) Examples() []Example {
	return []Example{
		{"empty", WhoCanSeeWhat{}},
		{"typical", WhoCanSeeWhat{Own: []PolicyRole{{"Any adult in school", "Logs concerns.", []PolicyGrant{{"A concern", "log", "any pupil"}}}}, Others: []PolicyRole{{"Pupil", "", []PolicyGrant{{"Their plan", "read", "their own"}}}, {"IT administrator", "Sees no content.", nil}}}},
		{"hostile", WhoCanSeeWhat{Own: []PolicyRole{{nameLong, "", nil}}, Others: []PolicyRole{{textScript, nameLong, []PolicyGrant{{textScript, nameArabic, textLong}}}}}},
	}
}
