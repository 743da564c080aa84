package plan

import (
	"slices"

	"heard/internal/ident"
	"heard/internal/partner"
)

// lines are the numbers that school keeps checked and offers for section 6.
func lines(d *partner.Directory) []partner.Entry {
	return slices.DeleteFunc(d.All(), func(e partner.Entry) bool {
		return e.Kind != partner.Helpline || e.State != partner.Published || e.AdultOnly || numberOf(e) == ""
	})
}

func numberOf(e partner.Entry) string {
	if e.Phone != "" {
		return e.Phone
	}
	return e.Text
}

func listed(d *partner.Directory, r Row) (partner.Entry, bool) {
	id, err := ident.Parse[partner.Entry](r[Entry])
	if err != nil {
		return partner.Entry{}, false
	}
	e, ok := d.ByID(id)
	return e, ok && e.State == partner.Published && numberOf(e) != ""
}

// fed takes name, number and hours of whatever was chosen from the directory out of the directory, so that a number is written
// once and checked in one place. Saving the section again brings a changed number up to date.
func fed(d *partner.Directory, changes []Change) []Change {
	for _, c := range changes {
		for _, r := range c.Words.Rows {
			e, ok := listed(d, r)
			if !ok {
				delete(r, Entry)
				continue
			}
			r[Name], r[Number], r[Answer] = e.Name, numberOf(e), AnswerNo
			if e.Hours.Always {
				r[Answer] = AnswerYes
			}
			if r[When] == "" && e.Hours.IsKnown() {
				r[When] = e.Hours.String()
			}
		}
	}
	return changes
}

// outdated names those whose number is no longer what the directory says, or who have left it (T-066, H4).
func outdated(d *partner.Directory, rows []Row) []string {
	var names []string
	for _, r := range rows {
		if r[Entry] == "" {
			continue
		}
		if e, ok := listed(d, r); !ok || numberOf(e) != r[Number] {
			names = append(names, r[Name])
		}
	}
	return names
}
