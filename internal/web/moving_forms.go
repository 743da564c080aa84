package web

import (
	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/transition"
	"heard/internal/web/view"
)

type movingTermsForm struct {
	Worker      string `form:"worker"`
	WorkerFrom  string `form:"worker_from"`
	WorkerUntil string `form:"worker_until"`
	Transfer    string `form:"transfer"`
	Stable      string `form:"stable"`
	StableNote  string `form:"stable_note"`
	Anchor      string `form:"anchor"`
	AnchorHelps string `form:"anchor_helps"`
	MissedWho   string `form:"missed_who"`
	MissedHow   string `form:"missed_how"`
	Receiver    string `form:"receiver"`
	ReturnSlip  string `form:"return_slip"`
	GP          string `form:"gp"`
	NextReview  string `form:"next_review"`
}

var movingTerms = editing[movingTermsForm]{
	title: "Dates and people", intro: "Agree each of these with the young person. Leave empty what is not settled yet.", button: "Save",
	read: func(_ *call, r transition.Reading) (saved[movingTermsForm], error) {
		t := r.Terms
		f := movingTermsForm{
			Worker: idText(r.Tracker.NamedWorker().Raw()), WorkerFrom: t.WorkerFrom.Typed(), WorkerUntil: t.WorkerUntil.Typed(), Transfer: t.Transfer.Typed(),
			Stable: string(t.Stable), StableNote: t.StableNote, Anchor: t.Anchor, AnchorHelps: yes(t.AnchorHelps), MissedWho: t.MissedWho, MissedHow: t.MissedHow,
			Receiver: t.Receiver, ReturnSlip: t.ReturnSlip, GP: t.GP, NextReview: t.NextReview.Typed(),
		}
		return saved[movingTermsForm]{f, r.TermsAt.Revision, r.TermsAt}, nil
	},
	boxes: func(f movingTermsForm, r transition.Reading) []box {
		return []box{
			{name: "worker", label: "Named worker", hint: "Whom the young person wants. A role, not a job title.", value: f.Worker, kind: many, choices: workers(r.Workers)},
			{name: "transfer", label: "When the move is planned", hint: "At a settled time, not on a birthday (NICE NG43). Like this: 14/06/2027", value: f.Transfer, kind: dayBox},
			{name: "worker_from", label: "The named worker begins", hint: "At least six months before the move", value: f.WorkerFrom, kind: dayBox},
			{name: "worker_until", label: "The named worker stays until", hint: "At least six months after the move", value: f.WorkerUntil, kind: dayBox},
			{name: "stable", label: "Is that a settled time for them?", value: f.Stable, kind: pick, choices: []view.Choice{{Value: "yes", Text: "Yes"}, {Value: "no", Text: "No, look at the date again"}}},
			{name: "stable_note", label: "Why", value: f.StableNote},
			{name: "anchor", label: "Anchor", hint: "The worker or organisation that stays whatever else changes, before and after 18", value: f.Anchor},
			{name: "anchor_helps", label: "The young person permits the anchor to be told of a missed appointment, and to help", value: f.AnchorHelps, kind: tick},
			{name: "missed_who", label: "If they miss the first appointment: who makes contact", value: f.MissedWho},
			{name: "missed_how", label: "How", value: f.MissedHow},
			{name: "receiver", label: "Receiving adult service", hint: "As its copy names it", value: f.Receiver},
			{name: "return_slip", label: "Where the acknowledgement slip goes", value: f.ReturnSlip},
			{name: "gp", label: "GP and practice", value: f.GP},
			{name: "next_review", label: "Next review of the pack", value: f.NextReview, kind: dayBox},
		}
	},
	save: func(c *call, id transition.ID, revision int, f movingTermsForm) error {
		var d days
		t := transition.Terms{
			Transfer: d.read("transfer", f.Transfer), WorkerFrom: d.read("worker_from", f.WorkerFrom), WorkerUntil: d.read("worker_until", f.WorkerUntil),
			Stable: transition.Stability(f.Stable), StableNote: f.StableNote, Anchor: f.Anchor, AnchorHelps: f.AnchorHelps != "", MissedWho: f.MissedWho, MissedHow: f.MissedHow,
			Receiver: f.Receiver, ReturnSlip: f.ReturnSlip, GP: f.GP, NextReview: d.read("next_review", f.NextReview),
		}
		worker, err := ident.Parse[actor.OfStaff](f.Worker)
		d.wrong.Need(f.Worker == "" || err == nil, "worker", "Choose somebody who works here.")
		if err := d.wrong.Err(); err != nil {
			return err
		}
		return c.site.MovingOn.SaveTerms(c.Context(), c.Viewer(), c.Once(), id, revision, worker, t)
	},
}

func workers(all []transition.Worker) []view.Choice {
	choices := make([]view.Choice, len(all))
	for i, w := range all {
		choices[i] = view.Choice{Value: w.ID.String(), Text: w.Label}
	}
	return choices
}

func idText(r ident.Raw) string {
	if r.IsZero() {
		return ""
	}
	return r.String()
}

// fresh is the word in an address for an item that is not there yet.
const fresh = "new"

// itemIn reads which item a form is for: none yet, or one of the tracker's own.
func itemIn[T any](c *call, find func(transition.ItemID) (transition.Entry[T], bool)) (transition.Entry[T], error) {
	if c.gin.Param("item") == fresh {
		return transition.Entry[T]{}, nil
	}
	id, err := idFrom[transition.Item](c, "item")
	if err != nil {
		return transition.Entry[T]{}, err
	}
	e, ok := find(id)
	if !ok {
		return e, fault.Lost()
	}
	return e, nil
}

// change is what is written of an item: the one in the address, or a new one.
func change(c *call, revision int, slot transition.Slot, body transition.Body) (transition.Change, error) {
	ch := transition.Change{Revision: revision, Slot: slot, Body: body}
	if c.gin.Param("item") == fresh {
		return ch, nil
	}
	var err error
	ch.ID, err = idFrom[transition.Item](c, "item")
	return ch, err
}

func saveItem(c *call, id transition.ID, revision int, slot transition.Slot, d days, body transition.Body) error {
	ch, err := change(c, revision, slot, body)
	if err != nil {
		return err
	}
	ch.Unread = d.wrong
	_, err = c.site.MovingOn.Save(c.Context(), c.Viewer(), c.Once(), id, ch)
	return err
}

type movingServiceForm struct {
	Name         string `form:"name"`
	EndsAge      string `form:"ends_age"`
	Ends         string `form:"ends"`
	Equivalent   string `form:"equivalent"`
	NothingFound string `form:"nothing_found"`
	GoesOn       string `form:"goes_on"`
	LookedOn     string `form:"looked_on"`
	Contact      string `form:"contact"`
	Status       string `form:"status"`
	Involves     string `form:"involves"`
}

var movingService = editing[movingServiceForm]{
	title: "A service, and what comes next", button: "Save",
	read: func(c *call, r transition.Reading) (saved[movingServiceForm], error) {
		e, err := itemIn(c, r.ServiceByID)
		s := e.What
		return saved[movingServiceForm]{movingServiceForm{
			Name: s.Name, EndsAge: s.EndsAge, Ends: s.Ends.Typed(), Equivalent: s.Equivalent, NothingFound: yes(s.NothingFound), GoesOn: yes(s.GoesOn), LookedOn: s.LookedOn.Typed(),
			Contact: s.Contact, Status: s.Status, Involves: s.Involves,
		}, e.Revision, e.Item}, err
	},
	boxes: func(f movingServiceForm, _ transition.Reading) []box {
		return []box{
			{name: "name", label: "Service now", value: f.Name},
			{name: "ends_age", label: "Age at which it ends", hint: "In the service's words: 18th birthday, 25", value: f.EndsAge},
			{name: "ends", label: "Day on which it ends, if known", value: f.Ends, kind: dayBox},
			{name: "goes_on", label: "It goes on after 18", value: f.GoesOn, kind: tick},
			{name: "equivalent", label: "Adult equivalent", hint: "Leave empty if nothing equivalent was found", value: f.Equivalent},
			{name: "nothing_found", label: "Nothing equivalent found", value: f.NothingFound, kind: tick},
			{name: "looked_on", label: "Last looked on", value: f.LookedOn, kind: dayBox},
			{name: "contact", label: "Contact there", value: f.Contact},
			{name: "status", label: "Where it stands", hint: "Asked, accepted, waiting, not for us", value: f.Status},
			{name: "involves", label: "What to expect there", hint: view.ToThem + " It is on their own copy only.", value: f.Involves, kind: area},
		}
	},
	save: func(c *call, id transition.ID, revision int, f movingServiceForm) error {
		var d days
		s := transition.Service{
			Name: f.Name, EndsAge: f.EndsAge, Ends: d.read("ends", f.Ends), Equivalent: f.Equivalent, NothingFound: f.NothingFound != "", GoesOn: f.GoesOn != "",
			LookedOn: d.read("looked_on", f.LookedOn), Contact: f.Contact, Status: f.Status, Involves: f.Involves,
		}
		return saveItem(c, id, revision, transition.SlotService, d, transition.Body{Service: &s})
	},
}
