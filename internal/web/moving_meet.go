package web

import (
	"heard/internal/transition"
	"heard/internal/web/view"
)

type movingMeetingForm struct {
	Purpose     string `form:"purpose"`
	On          string `form:"on"`
	Who         string `form:"who"`
	Service     string `form:"service"`
	Does        string `form:"does"`
	AnchorAsked string `form:"anchor_asked"`
	NoAnchor    string `form:"no_anchor"`
	Accepted    string `form:"accepted"`
	AcceptedBy  string `form:"accepted_by"`
}

var movingMeeting = editing[movingMeetingForm]{
	title: "A meeting", button: "Save",
	read: func(c *call, r transition.Reading) (saved[movingMeetingForm], error) {
		e, err := itemIn(c, r.MeetingByID)
		m := e.What
		return saved[movingMeetingForm]{movingMeetingForm{
			Purpose: string(m.Purpose), On: m.On.Typed(), Who: m.Who, Service: m.Service, Does: m.Does, AnchorAsked: yes(m.AnchorAsked), NoAnchor: m.NoAnchor,
			Accepted: m.Accepted.Typed(), AcceptedBy: m.AcceptedBy,
		}, e.Revision, e.Item}, err
	},
	boxes: func(f movingMeetingForm, r transition.Reading) []box {
		var purposes, services []view.Choice
		for _, p := range transition.Purposes() {
			purposes = append(purposes, view.Choice{Value: string(p), Text: p.Words()})
		}
		for _, s := range r.Services {
			if s.What.Equivalent != "" {
				services = append(services, view.Choice{Value: s.ID.String(), Text: s.What.Equivalent})
			}
		}
		from := "For meeting a practitioner"
		if len(services) == 0 {
			from = "For meeting a practitioner. None is written down yet: add the service first, with its adult equivalent."
		}
		return []box{
			{name: "purpose", label: "Why", value: f.Purpose, kind: pick, choices: purposes},
			{name: "on", label: "Day", hint: "Held or arranged. Like this: 20/11/2026", value: f.On, kind: dayBox},
			{name: "who", label: "Who", hint: "Name and role of each, the young person among them", value: f.Who, kind: area},
			{name: "service", label: "From which adult service", hint: from, value: f.Service, kind: many, choices: services},
			{name: "does", label: "Who does what by when", value: f.Does, kind: area},
			{name: "anchor_asked", label: "The anchor was asked to come", value: f.AnchorAsked, kind: tick},
			{name: "no_anchor", label: "If not, why", value: f.NoAnchor},
			{name: "accepted", label: "Handover accepted on", hint: "A handover stays open until the receiver accepts it", value: f.Accepted, kind: dayBox},
			{name: "accepted_by", label: "Accepted by", value: f.AcceptedBy},
		}
	},
	save: func(c *call, id transition.ID, revision int, f movingMeetingForm) error {
		var d days
		m := transition.Meeting{
			Purpose: transition.Purpose(f.Purpose), On: d.read("on", f.On), Who: f.Who, Service: f.Service, Does: f.Does, AnchorAsked: f.AnchorAsked != "",
			NoAnchor: f.NoAnchor, Accepted: d.read("accepted", f.Accepted), AcceptedBy: f.AcceptedBy,
		}
		return saveItem(c, id, revision, transition.SlotMeeting, d, transition.Body{Meeting: &m})
	},
}

type movingVisitForm struct {
	Service     string `form:"service"`
	On          string `form:"on"`
	State       string `form:"state"`
	ContactedOn string `form:"contacted_on"`
	AnchorOn    string `form:"anchor_on"`
	WorkerOn    string `form:"worker_on"`
	Note        string `form:"note"`
}

var movingVisit = editing[movingVisitForm]{
	title: "First appointment with an adult service", button: "Save",
	intro: "A missed appointment ends nothing. Contact, another time and the anchor's help stay on the list until each is done.",
	read: func(c *call, r transition.Reading) (saved[movingVisitForm], error) {
		e, err := itemIn(c, r.AppointmentByID)
		a := e.What
		return saved[movingVisitForm]{movingVisitForm{
			Service: a.Service, On: a.On.Typed(), State: string(a.State), ContactedOn: a.ContactedOn.Typed(), AnchorOn: a.AnchorOn.Typed(), WorkerOn: a.WorkerOn.Typed(), Note: a.Note,
		}, e.Revision, e.Item}, err
	},
	boxes: func(f movingVisitForm, _ transition.Reading) []box {
		return []box{
			{name: "service", label: "Adult service", value: f.Service},
			{name: "on", label: "Day", value: f.On, kind: dayBox},
			{name: "state", label: "Where it stands", value: f.State, kind: pick, choices: []view.Choice{
				{Value: "booked", Text: "Booked, or booked again"}, {Value: "kept", Text: "Kept"}, {Value: "missed", Text: "Could not attend, or was not brought"}}},
			{name: "contacted_on", label: "Spoken with, and offered another time, on", value: f.ContactedOn, kind: dayBox},
			{name: "anchor_on", label: "Anchor asked to help on", value: f.AnchorOn, kind: dayBox},
			{name: "worker_on", label: "Noted by the named worker on", value: f.WorkerOn, kind: dayBox},
			{name: "note", label: "Note for those who hold this", hint: "In no copy of the pack", value: f.Note, kind: area},
		}
	},
	save: func(c *call, id transition.ID, revision int, f movingVisitForm) error {
		var d days
		a := transition.Appointment{
			Service: f.Service, On: d.read("on", f.On), State: transition.Visit(f.State), ContactedOn: d.read("contacted_on", f.ContactedOn),
			AnchorOn: d.read("anchor_on", f.AnchorOn), WorkerOn: d.read("worker_on", f.WorkerOn), Note: f.Note,
		}
		return saveItem(c, id, revision, transition.SlotAppointment, d, transition.Body{Appointment: &a})
	},
}
