package transition

import (
	"slices"

	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Due is one step that somebody should take, with the rule that asks for it. On is zero for what has no day and can be done
// at once.
type Due struct {
	What string
	Rule string // "C-29", and whose rule it is in words: see Origin
	On   schoolday.Date
}

// IsOverdue reports whether the day has passed.
func (d Due) IsOverdue(today schoolday.Date) bool { return !d.On.IsZero() && d.On.Before(today) }

var origins = map[string]string{
	"C-25": "NICE quality standard 140", "C-26": "NICE quality standard 140", "C-27": "NICE guideline NG43", "C-28": "local procedure",
	"C-29": "SCIE guide 44", "C-30": "NICE quality standard 140", "C-31": "NICE guideline NG43", "C-32": "NICE quality standard 140",
	"C-33": "SCIE guide 44 and NICE guideline NG43", "T-101": "school policy", "QS140 2": "NICE quality standard 140", "16": "school policy", "18": "school policy",
}

// Origin says whose rule it is, so that a school's own number is never taken for the law.
func (d Due) Origin() string { return origins[d.Rule] }

// The ages at which steps fall due, in months before the 18th birthday.
const (
	panelBefore  = 9  // 17 years 3 months: ask the local panel (C-28)
	packBefore   = 6  // the pack is ready (C-29)
	folderBefore = 3  // before the transfer, at the latest (C-29)
	packWindow   = 6  // before the day on which it is due: an older pack is of somebody younger (C-29)
	yearly       = 12 // months between meetings (C-26)
)

// FirstDay is when a move should begin for somebody of this year group: with year 9 (C-25).
func FirstDay(p pupil.Pupil, today schoolday.Date) schoolday.Date {
	return pupil.YearStarts(p.Year, 9, today)
}

// Unstarted gives what is due for a young person who has support and no tracker (T-108).
func Unstarted(p pupil.Pupil, today schoolday.Date) []Due {
	due := []Due{{"Begin with them: when, who with, what they hope for", "C-25", FirstDay(p, today)}}
	if first := FirstDay(p, today); first.After(today) {
		return nil
	}
	if ready := pupil.MonthsBefore(pupil.Adulthood(p.Born), packBefore); !ready.After(pupil.MonthsBefore(today, -packBefore)) {
		due = append(due, Due{"No plan for moving on, and the pack is due", "C-29", ready})
	}
	return due
}

// Outlook gives every step that is due or will be, soonest first; what has no day comes first of all. Nothing stops being
// due because of a birthday (T-109): a step goes only when it is done, or when the tracker is closed.
func (o Overview) Outlook(today schoolday.Date) []Due {
	if o.Tracker.State == Closed {
		return nil
	}
	adult := pupil.Adulthood(o.Person.Born)
	var due []Due
	need := func(missing bool, on schoolday.Date, rule, what string) {
		if missing {
			due = append(due, Due{what, rule, on})
		}
	}
	last := o.lastMeeting(Yearly, today)
	if last.IsZero() {
		last = pupil.MonthsBefore(o.Tracker.StartedOn, yearly) // the first meeting is due at once
	}
	need(true, pupil.MonthsBefore(last, -yearly), "C-26", "Yearly meeting with the young person")
	need(o.Tracker.Worker.IsZero(), schoolday.Date{}, "C-27", "Agree with them who their named worker is")
	need(o.Tracker.Barred, schoolday.Date{}, "C-27", "Agree with them on another named worker: the one they had may no longer open their records")
	need(o.Terms.WorkerFrom.IsZero() || o.Terms.WorkerUntil.IsZero(), pupil.MonthsBefore(adult, yearly), "C-27", "Agree how long the named worker stays: six months or more on either side")
	need(o.Terms.Transfer.IsZero(), pupil.MonthsBefore(adult, panelBefore), "C-31", "Agree when the move is, at a time that is settled for them")
	need(!o.Terms.Transfer.IsZero() && o.Terms.Stable != Stable, schoolday.Date{}, "C-31", "Look at the date again: is it a settled time for them?")
	need(len(o.Services) == 0, pupil.MonthsBefore(adult, panelBefore), "QS140 2", "List each service they have, and when it ends")
	need(len(o.Packs) == 0, o.packDay(adult), "C-29", "Make the pack with them, in their words")
	need(len(o.Packs) > 0 && !o.hasPackFor(adult), o.packDay(adult), "C-29", "A new version of the pack: what there is was made too long before")
	due = append(due, o.servicesDue(adult)...)
	due = append(due, o.visitsDue(today)...)
	due = append(due, o.afterDue(today)...)
	due = append(due, o.birthdaysDue(today, adult)...)
	slices.SortStableFunc(due, func(a, b Due) int { return a.On.Compare(b.On) })
	return due
}

// packDay is when the pack is due: six months before the birthday, or three before a transfer that comes sooner (C-29).
func (o Overview) packDay(adult schoolday.Date) schoolday.Date {
	ready := pupil.MonthsBefore(adult, packBefore)
	if o.Terms.Transfer.IsZero() {
		return ready
	}
	if folder := pupil.MonthsBefore(o.Terms.Transfer, folderBefore); folder.Before(ready) {
		return folder
	}
	return ready
}

// hasPackFor reports whether a version was made near enough to the day on which the pack is due, or since.
func (o Overview) hasPackFor(adult schoolday.Date) bool {
	from := pupil.MonthsBefore(o.packDay(adult), packWindow)
	return slices.ContainsFunc(o.Packs, func(p Pack) bool { return !schoolday.DateOf(p.MadeAt).Before(from) })
}

func (o Overview) servicesDue(adult schoolday.Date) (due []Due) {
	meetBy := pupil.MonthsBefore(adult, 1)
	if !o.Terms.Transfer.IsZero() {
		meetBy = o.Terms.Transfer
	}
	for _, s := range o.Services {
		if !s.What.IsAnswered() {
			due = append(due, Due{"Find what comes after " + s.What.Name + ", or write that nothing was found", "C-28", pupil.MonthsBefore(adult, panelBefore)})
		}
		if _, met := o.met(s.ID); s.What.Equivalent != "" && !met {
			due = append(due, Due{"Meet somebody from " + s.What.Equivalent, "C-30", meetBy})
		}
	}
	for _, m := range o.Meetings {
		if m.What.Purpose == Handover && m.What.Accepted.IsZero() {
			due = append(due, Due{"Handover of " + day(m.What.On) + ": the receiver has not accepted it yet", "T-101", m.What.On.Add(7)})
		}
	}
	return due
}

// visitsDue gives what follows a first appointment that was missed (C-32): three tasks, each gone only when done.
func (o Overview) visitsDue(today schoolday.Date) (due []Due) {
	for _, a := range o.Appointments {
		w := a.What
		if w.State == Booked && w.On.Before(today) {
			due = append(due, Due{"Did they get to " + w.Service + "?", "C-32", w.On.Add(1)})
		}
		if w.State != Missed {
			continue
		}
		if w.ContactedOn.IsZero() {
			due = append(due, Due{"Speak with them about " + w.Service + " and offer another time", "C-32", w.On.Add(1)})
		}
		if w.AnchorOn.IsZero() && o.Terms.Anchor != "" && o.Terms.AnchorHelps {
			due = append(due, Due{"Ask " + o.Terms.Anchor + " to help with " + w.Service, "C-32", w.On.Add(1)})
		}
		if w.WorkerOn.IsZero() {
			due = append(due, Due{"Named worker: note that " + w.Service + " was missed", "C-32", w.On.Add(1)})
		}
		due = append(due, Due{"A new time with " + w.Service, "C-32", w.On.Add(7)})
	}
	return due
}

// afterDue gives the two looks back after the transfer (C-33).
func (o Overview) afterDue(today schoolday.Date) (due []Due) {
	if o.Terms.Transfer.IsZero() || o.Terms.Transfer.After(today) {
		return nil
	}
	for _, look := range looks[o.looked(today):] {
		due = append(due, Due{"Ask them how it is going, after the move", "C-33", pupil.MonthsBefore(o.Terms.Transfer, -look.months)})
	}
	return due
}

// looks are the two looks back (C-33), each with the months after the transfer from which one counts as it.
var looks = []struct{ months, from int }{{3, 2}, {6, 5}}

// looked is how many of the looks back were held by today, each on a day of its own. One that is arranged is not held.
func (o Overview) looked(today schoolday.Date) (n int) {
	var last schoolday.Date
	for _, m := range o.Meetings { // by their days
		w := m.What
		if n == len(looks) || w.Purpose != CheckBack || w.On.After(today) || !w.On.After(last) || o.Terms.Transfer.IsZero() {
			continue
		}
		if !w.On.Before(pupil.MonthsBefore(o.Terms.Transfer, -looks[n].from)) {
			n, last = n+1, w.On
		}
	}
	return n
}

// birthdaysDue gives what is asked again at 16 and at 18 (rules 3.3).
func (o Overview) birthdaysDue(today, adult schoolday.Date) (due []Due) {
	if sixteen := o.Person.Born.Anniversary(16); !today.Before(sixteen) && today.Before(adult) && !o.Answers.AnySince(sixteen) {
		if sixteen.Before(o.Tracker.StartedOn) {
			sixteen = o.Tracker.StartedOn // nobody could have asked before it began
		}
		due = append(due, Due{"They turned 16: ask them to say again, on their own pages, what may be shared", "16", sixteen})
	}
	if !today.Before(adult) && !o.familyRenewed(adult) {
		due = append(due, Due{"They are 18: nothing goes to parents or carers until they say so again", "18", adult})
	}
	return due
}

// familyRenewed reports whether the young person has said since their 18th birthday what parents and carers may be told.
func (o Overview) familyRenewed(adult schoolday.Date) bool {
	for _, v := range []Voice{Own, With} {
		if t, ok := o.Texts[SlotOf(KeyFamily, v)]; ok && !schoolday.DateOf(t.At).Before(adult) {
			return true
		}
	}
	return false
}
