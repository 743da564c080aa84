package transition

import (
	"slices"

	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Overview is a tracker with everything that stands on it now, gathered from the newest revision of each item.
type Overview struct {
	Tracker      Tracker
	Person       pupil.Pupil
	Terms        Terms
	TermsAt      Item // the revision that counts; Revision 0 before the first
	Services     []Entry[Service]
	Meetings     []Entry[Meeting]
	Appointments []Entry[Appointment]
	Protection   Protection
	ProtectionAt Item
	Closing      *Closing
	Texts        map[Slot]Item
	Answers      Answers
	Packs        []Pack // newest first, without their data
	Issues       []Issue
}

// Entry is one thing of a kind with the revision that it was read from.
type Entry[T any] struct {
	Item
	What T
}

// gather keeps the newest revision of each item. items are in the order they were written.
func gather(o *Overview, items []Item) {
	newest := map[ItemID]int{}
	o.Texts = map[Slot]Item{}
	var order []ItemID
	for n, i := range items {
		if _, seen := newest[i.ID]; !seen {
			order = append(order, i.ID)
		}
		if old, seen := newest[i.ID]; !seen || items[old].Revision < i.Revision {
			newest[i.ID] = n
		}
	}
	for _, id := range order {
		o.put(items[newest[id]])
	}
	slices.SortStableFunc(o.Meetings, func(a, b Entry[Meeting]) int { return a.What.On.Compare(b.What.On) })
}

func (o *Overview) put(i Item) {
	switch b := i.Body; {
	case b.Terms != nil:
		o.Terms, o.TermsAt = *b.Terms, i
	case b.Service != nil:
		o.Services = append(o.Services, Entry[Service]{i, *b.Service})
	case b.Meeting != nil:
		o.Meetings = append(o.Meetings, Entry[Meeting]{i, *b.Meeting})
	case b.Appointment != nil:
		o.Appointments = append(o.Appointments, Entry[Appointment]{i, *b.Appointment})
	case b.Protection != nil:
		o.Protection, o.ProtectionAt = *b.Protection, i
	case b.Closing != nil:
		o.Closing = b.Closing
	case b.Text != nil:
		o.Texts[i.Slot] = i
	}
}

func (o Overview) hasVisit(state Visit) bool {
	return slices.ContainsFunc(o.Appointments, func(a Entry[Appointment]) bool { return a.What.State == state })
}

// lastMeeting gives the newest meeting of a purpose that has been held by today.
func (o Overview) lastMeeting(p Purpose, today schoolday.Date) schoolday.Date {
	var last schoolday.Date
	for _, m := range o.Meetings {
		if m.What.Purpose == p && !m.What.On.After(today) && m.What.On.After(last) {
			last = m.What.On
		}
	}
	return last
}

// met reports whether somebody from the adult service has met the young person, or will.
func (o Overview) met(service ItemID) (Meeting, bool) {
	for _, m := range o.Meetings {
		if m.What.Purpose == Practitioner && m.What.Service == service.String() {
			return m.What, true
		}
	}
	return Meeting{}, false
}

// ServiceByID finds a service of the tracker.
func (o Overview) ServiceByID(id ItemID) (Entry[Service], bool) { return byID(o.Services, id) }

// MeetingByID finds a meeting of the tracker.
func (o Overview) MeetingByID(id ItemID) (Entry[Meeting], bool) { return byID(o.Meetings, id) }

// AppointmentByID finds an appointment of the tracker.
func (o Overview) AppointmentByID(id ItemID) (Entry[Appointment], bool) {
	return byID(o.Appointments, id)
}

func byID[T any](all []Entry[T], id ItemID) (Entry[T], bool) {
	for _, e := range all {
		if e.ID == id {
			return e, true
		}
	}
	return Entry[T]{}, false
}
