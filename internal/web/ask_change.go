package web

import (
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/selfreferral"
	"heard/internal/web/view"
)

type askMoreForm struct {
	More string `form:"more"`
}

func askMoreShow(c *call) error {
	var f askMoreForm
	c.Prefill(&f)
	return c.small(func(_ selfreferral.Own, back string) view.Page { return view.AskMore(back, f.More, nil) })
}

func askMoreSend(c *call) error {
	var f askMoreForm
	return c.sendSmall(&f, func(id selfreferral.ID) error {
		return c.site.Requests.AddMore(c.Context(), c.Viewer(), c.Once(), id, f.More)
	}, func(_ selfreferral.Own, back string, p view.Problems) view.Page { return view.AskMore(back, f.More, p) })
}

func askChangeShow(c *call) error {
	return c.small(func(o selfreferral.Own, back string) view.Page { return view.AskChangeMind(back, takenBack(o), nil) })
}

func takenBack(o selfreferral.Own) bool { return o.Request.State == selfreferral.Withdrawn }

func askChangeSend(c *call) error {
	var f struct{}
	return c.sendSmall(&f, func(id selfreferral.ID) error {
		return c.site.Requests.ChangeMind(c.Context(), c.Viewer(), c.Once(), id)
	}, func(o selfreferral.Own, back string, p view.Problems) view.Page {
		return view.AskChangeMind(back, takenBack(o), p)
	})
}

type askAnswerForm struct {
	Offer string `form:"offer"`
	Reply string `form:"reply"`
	Said  string `form:"said"`
}

// page shows the offer as it stands now: when a newer one came in between, the pupil answers that one.
func (f *askAnswerForm) page(o selfreferral.Own, back string, p view.Problems) view.Page {
	offer := selfreferral.LastOffer(o.Steps)
	return view.AskAnswerOffer(back, offer.Words.Next, offer.ID.String(), f.Reply, f.Said, p)
}

func askAnswerShow(c *call) error {
	var f askAnswerForm
	c.Prefill(&f)
	return c.small(func(o selfreferral.Own, back string) view.Page { return f.page(o, back, nil) })
}

func askAnswerSend(c *call) error {
	var f askAnswerForm
	return c.sendSmall(&f, func(id selfreferral.ID) error {
		offer, err := ident.Parse[selfreferral.Step](f.Offer)
		if err != nil {
			return fault.Lost()
		}
		return c.site.Requests.Answer(c.Context(), c.Viewer(), c.Once(), id, offer, selfreferral.Reply(f.Reply), f.Said)
	}, f.page)
}

type askNamesForm struct {
	Not []string `form:"not"`
}

func askNamesShow(c *call) error {
	var f askNamesForm
	c.Prefill(&f)
	return c.small(func(o selfreferral.Own, back string) view.Page {
		return view.AskKeepOut(back, jobs(o.Excludable), f.Not, nil)
	})
}

func askNamesSend(c *call) error {
	var f askNamesForm
	return c.sendSmall(&f, func(id selfreferral.ID) error {
		return c.site.Requests.KeepOut(c.Context(), c.Viewer(), c.Once(), id, staffIDs(f.Not))
	}, func(o selfreferral.Own, back string, p view.Problems) view.Page {
		return view.AskKeepOut(back, jobs(o.Excludable), f.Not, p)
	})
}

// small shows one of the small pages below a pupil's request.
func (c *call) small(page func(o selfreferral.Own, back string) view.Page) error {
	o, err := c.look()
	if err != nil {
		return err
	}
	return c.Show(page(o, "/p/r/"+o.Request.ID.String()))
}

// sendSmall saves one of them and leads back to the request, or shows the page again with what was typed.
func (c *call) sendSmall(form any, save func(selfreferral.ID) error, page func(selfreferral.Own, string, view.Problems) view.Page) error {
	id, err := requestID(c)
	if err != nil {
		return err
	}
	if err = c.Bind(form); err == nil {
		err = save(id)
	}
	back := "/p/r/" + id.String()
	if err == nil {
		return c.Redirect(back)
	}
	return c.Again(err, func(fields []fault.Field) (view.Page, error) {
		o, err := c.look()
		return page(o, back, fields), err
	})
}
