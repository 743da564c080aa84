package web

import (
	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/selfreferral"
	"heard/internal/web/view"
)

type requestSpokenForm struct {
	Who  string `form:"who"`
	When string `form:"when"`
	Next string `form:"next"`
	On   string `form:"on"`
}

func (f requestSpokenForm) page(r selfreferral.Reading, who, back string, p view.Problems) view.Page {
	s := view.RequestSpoken{Who: f.Who, When: f.When, Next: f.Next, On: f.On, People: []view.Option{{Value: "", Text: "I did"}}}
	bars := r.Ladder.Bars()
	for _, x := range r.Colleagues.All() {
		if x.State == account.Working && !bars.Has(x.ID) {
			s.People = append(s.People, view.Option{Value: x.ID.String(), Text: x.Person.Name + ", " + x.Person.JobTitle})
		}
	}
	return s.Act(who, back, p)
}

func requestSpokenShow(c *call) error { return showAct(c, requestSpokenForm{}) }

func requestSpokenSend(c *call) error {
	return sendAct(c, func(id selfreferral.ID, f requestSpokenForm) error {
		t := selfreferral.Spoken{When: f.When, Next: f.Next, On: f.On}
		if f.Who != "" {
			who, err := ident.Parse[actor.OfStaff](f.Who)
			if err != nil {
				return fault.Lost()
			}
			t.Who = who
		}
		return c.site.Requests.Spoke(c.Context(), c.Viewer(), c.Once(), id, t)
	})
}

type requestOfferForm struct {
	Kind   string `form:"kind"`
	Text   string `form:"text"`
	On     string `form:"on"`
	Reason string `form:"reason"`
	Reply  string `form:"reply"`
	Said   string `form:"said"`
}

func (f requestOfferForm) page(r selfreferral.Reading, who, back string, p view.Problems) view.Page {
	o := view.RequestOffer{Kind: f.Kind, Text: f.Text, On: f.On, Reason: f.Reason, Reply: f.Reply, Said: f.Said, Wish: wishText(r)}
	return o.Act(who, back, p)
}

func requestOfferShow(c *call) error { return showAct(c, requestOfferForm{}) }

func requestOfferSend(c *call) error {
	return sendAct(c, func(id selfreferral.ID, f requestOfferForm) error {
		return c.site.Requests.Propose(c.Context(), c.Viewer(), c.Once(), id, selfreferral.Proposal{
			Kind: selfreferral.OfferKind(f.Kind), Text: f.Text, On: f.On, Reason: f.Reason, Reply: selfreferral.Reply(f.Reply), Said: f.Said,
		})
	})
}

type requestHandOverForm struct {
	To   string `form:"to"`
	Text string `form:"text"`
	On   string `form:"on"`
	Told bool   `form:"told"`
}

func (f requestHandOverForm) page(_ selfreferral.Reading, who, back string, p view.Problems) view.Page {
	return view.RequestHandover(f).Act(who, back, p)
}

func requestHandOverShow(c *call) error { return showAct(c, requestHandOverForm{}) }

func requestHandOverSend(c *call) error {
	return sendAct(c, func(id selfreferral.ID, f requestHandOverForm) error {
		return c.site.Requests.HandOver(c.Context(), c.Viewer(), c.Once(), id, selfreferral.Handover(f))
	})
}

type requestCloseForm struct {
	Text string `form:"text"`
}

func (f requestCloseForm) page(_ selfreferral.Reading, who, back string, p view.Problems) view.Page {
	return view.RequestFinish(who, back, f.Text, p)
}

func requestCloseShow(c *call) error { return showAct(c, requestCloseForm{}) }

func requestCloseSend(c *call) error {
	return sendAct(c, func(id selfreferral.ID, f requestCloseForm) error {
		return c.site.Requests.Finish(c.Context(), c.Viewer(), c.Once(), id, f.Text)
	})
}

// actForm is one of the forms below a request.
type actForm interface {
	page(r selfreferral.Reading, who, back string, p view.Problems) view.Page
}

func showAct[F actForm](c *call, f F) error {
	c.Prefill(&f)
	p, err := actPage(c, f, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func actPage[F actForm](c *call, f F, fields []fault.Field) (view.Page, error) {
	r, err := c.openRequest()
	if err != nil {
		return nil, err
	}
	return f.page(r, r.Roster.Label(r.Request.Pupil), "/requests/view/"+r.Request.ID.String(), fields), nil
}

// sendAct saves a form below a request and leads back to it, or shows it again with what was typed.
func sendAct[F actForm](c *call, save func(selfreferral.ID, F) error) error {
	id, err := requestID(c)
	if err != nil {
		return err
	}
	var f F
	if err = c.Bind(&f); err == nil {
		err = save(id, f)
	}
	if err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return actPage(c, f, fields) })
	}
	return c.Redirect("/requests/view/" + id.String())
}
