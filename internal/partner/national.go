package partner

// NationalLine is a number that anybody in the country may call or text, whatever a school has checked.
type NationalLine struct {
	Name      string
	About     string // what it is for, beside the name: "any time, about anything"
	Phone     string // as people write it; empty for a line that only takes texts
	Text      string
	Hours     string
	Emergency bool // 999: papers say it in words of their own, above the lines
	Unchecked bool // depends on nobody's checking, and stands before the lines of the school
}

// NationalLines are the lines that every page and paper can show without the database, the most pressing first. Nobody has
// checked them for a school until it keeps them in its own directory.
func NationalLines() []NationalLine {
	return []NationalLine{
		{Name: "999", About: "if someone is hurt or in danger now", Phone: "999", Hours: "Any time", Emergency: true, Unchecked: true},
		{Name: "NHS 111", About: "choose the mental health option, day or night", Phone: "111", Hours: "Any time, day or night. Choose the mental health option", Unchecked: true},
		{Name: "Childline", About: "any time, about anything", Phone: "0800 1111", Hours: "Any time, until 19"},
		{Name: "Samaritans", About: "any time, day or night", Phone: "116 123", Hours: "Any time"},
		{Name: "Shout", About: "by text, any time", Text: "85258", Hours: "By text, any time"},
	}
}

// Number is what somebody dials or texts.
func (l NationalLine) Number() string {
	if l.Phone == "" {
		return l.Text
	}
	return l.Phone
}
