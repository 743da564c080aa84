package worklist

import (
	"slices"
	"strings"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/triage"
)

// put places an entry that waits: whoever asked for a person comes first, then what nobody has looked at or read; a request
// that is being acted on waits for a talk, today or overdue.
func (m *Morning) put(w Waiting) {
	i := w.item()
	switch {
	case w.Today:
		m.Person = append(m.Person, i)
	case w.State == response.Running || !w.New.IsZero():
		m.FirstLook.add(i)
	case w.AnswerBy.Before(m.Now):
		i.On = schoolday.DateOf(w.AnswerBy)
		m.Overdue.add(i)
	default:
		i.On = schoolday.DateOf(w.AnswerBy)
		m.Today.add(i)
	}
}

func (p *Part) add(i Item) { p.Items = append(p.Items, i) }

// leave notes that others of an object did not fit. What is sure stays sure.
func (p *Part) leave(r Rest, o authz.Object) {
	if p.Rest != Surely {
		p.Rest = r
	}
	if !slices.Contains(p.In, o) {
		p.In = append(p.In, o)
	}
}

// cut notes that a list of what has its day did not fit. Where it stopped among what is overdue, the rest may be of either part.
func (m *Morning) cut(o authz.Object, isLate bool) {
	if !isLate {
		m.Today.leave(Surely, o)
		return
	}
	m.Overdue.leave(Perhaps, o)
	m.Today.leave(Perhaps, o)
}

func (w Waiting) item() Item {
	i := Item{Record: w.Record, Pupils: w.Pupils, Since: w.Received, By: w.AnswerBy, Origin: response.Origin}
	if w.Object == "self_referral" {
		return w.request(i)
	}
	i.What, i.Next, i.Href = "concern "+w.Reference, "Read and act", decidePath(w.Object, w.Record.String())
	if w.Today {
		i.What = "may be in danger, concern " + w.Reference
	}
	if w.Adult {
		i.What = "concern about an adult, " + w.Reference
	}
	if w.Unsaid { // neither "no" nor an alarm: whoever looks first asks the author
		i.What += ". Danger: not said yet"
	}
	return i
}

func (w Waiting) request(i Item) Item {
	i.What, i.Next, i.Href = "asked for help, "+w.Reference, "Open the request", "/requests/view/"+w.Record.String()
	switch {
	case w.isAnswered(): // somebody has spoken with them: what waits is what they have said since
		i.What, i.Since, i.By, i.Origin = "request for help, "+w.Reference, w.New, time.Time{}, ""
	case w.Today:
		i.What = "asked for help today, " + w.Reference
	case w.State == response.Acknowledged && !w.Back:
		i.What = "is waiting for a talk, " + w.Reference
	}
	if w.State == response.Acknowledged {
		i.Next = "Say when you spoke"
	}
	if w.Back {
		i.What += ". Taken back by the young person"
	}
	if !w.New.IsZero() {
		i.What, i.Next = i.What+". Something new from them, not read yet", "Read what is new"
	}
	return i
}

func (w Waiting) isAnswered() bool {
	return w.State != response.Running && w.State != response.Acknowledged
}

// since is where an entry stands among those that wait.
func (w Waiting) since() time.Time {
	if w.isAnswered() {
		return w.New
	}
	return w.Received
}

func decidePath(o authz.Object, id string) string { return triage.Pages[o] + "/decide/" + id }

func (d Due) item(all *account.Directory, me actor.StaffID) Item {
	i := Item{Record: d.Record, Pupils: d.Pupils, On: d.On}
	if d.Object == "action" {
		i.What, i.Next, i.Href = d.What, "Note it as done", "/actions/"+d.Record.String()
		i.Pupils = nil // whoever was asked reads that line and no more
	} else {
		i.What, i.Next, i.Href = "decision to look at again, "+d.Reference, "Look at it again", decidePath(d.Object, d.Record.String())
	}
	if d.Owner != me {
		i.What += " (" + all.NameOr(d.Owner, "nobody yet") + ")"
	}
	return i
}

func (m *Morning) putDue(o authz.Object, shown []Item, more bool) {
	for _, i := range shown {
		if i.On.Before(schoolday.DateOf(m.Now)) {
			m.Overdue.add(i)
		} else {
			m.Today.add(i)
		}
	}
	if more {
		inOrder := slices.IsSortedFunc(shown, func(a, b Item) int { return a.On.Compare(b.On) })
		m.cut(o, !inOrder || len(shown) == 0 || shown[len(shown)-1].On.Before(schoolday.DateOf(m.Now)))
	}
}

// How many entries make a group. Two about one child are worth seeing side by side; a place or a time needs three, or every
// corridor would be one.
const (
	aboutChild = 2
	aboutPlace = 3
	aboutTime  = 3
)

// groups finds several entries about one child, place or time. They are lists with dates: nothing is counted into a measure,
// and a group has no name but what its entries say themselves.
func groups(all []Written) []Group {
	children, places, times := map[pupil.ID][]Written{}, map[string][]Written{}, map[string][]Written{}
	for _, w := range all {
		for _, p := range w.Pupils {
			children[p] = append(children[p], w)
		}
		if place := strings.ToLower(strings.Join(strings.Fields(w.Place), " ")); place != "" {
			places[place] = append(places[place], w)
		}
		times[partOfWeek(w.At)] = append(times[partOfWeek(w.At)], w)
	}
	var found []Group
	for p, lines := range children {
		if len(lines) >= aboutChild {
			found = append(found, Group{Pupil: p, Lines: lines})
		}
	}
	for _, lines := range places {
		if len(lines) >= aboutPlace {
			found = append(found, Group{What: lines[0].Place, Lines: lines})
		}
	}
	for when, lines := range times {
		if len(lines) >= aboutTime && onSeveralDays(lines) {
			found = append(found, Group{What: when, Lines: lines})
		}
	}
	for i := range found {
		slices.SortFunc(found[i].Lines, func(a, b Written) int { return b.At.Compare(a.At) })
	}
	slices.SortFunc(found, func(a, b Group) int { // newest entry first; the rest only keeps the order the same every time
		if c := b.Lines[0].At.Compare(a.Lines[0].At); c != 0 {
			return c
		}
		return strings.Compare(a.What+a.Pupil.String(), b.What+b.Pupil.String())
	})
	return found
}

// onSeveralDays keeps one busy morning from being called a time of the week.
func onSeveralDays(lines []Written) bool {
	first := schoolday.DateOf(lines[0].At)
	return slices.ContainsFunc(lines, func(w Written) bool { return schoolday.DateOf(w.At) != first })
}

// partOfWeek is a time of the school week: "Tuesdays, afternoon".
func partOfWeek(at time.Time) string {
	l := schoolday.Local(at)
	part := "evening"
	switch h := l.Hour(); {
	case h < 12:
		part = "morning"
	case h < 14:
		part = "midday"
	case h < 17:
		part = "afternoon"
	}
	return l.Weekday().String() + "s, " + part
}
