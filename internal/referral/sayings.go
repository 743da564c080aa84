package referral

import (
	"strconv"
	"strings"
)

func contactsOf(s source) string {
	var all []string
	for _, c := range s.pupil.Contacts {
		line := contact(c.Name, c.Relation, c.Phone)
		if c.HasPR {
			line += ", has parental responsibility"
		}
		all = append(all, line)
	}
	return strings.Join(all, "\n")
}

func contact(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, ", ")
}

func orSay(text string, when bool, say string) string {
	if text == "" && when {
		return say
	}
	return text
}

func onlyIf(when bool, text string) string {
	if when {
		return text
	}
	return ""
}

func orElse(text, other string) string {
	if text != "" {
		return text
	}
	return other
}

func number(n int) string { return strconv.Itoa(n) }
