package web

import (
	"strconv"

	"heard/internal/fault"
	"heard/internal/selfreferral"
	"heard/internal/web/view"
)

func askStart(c *call) error {
	kept, err := c.askKept()
	if err != nil {
		return err
	}
	p, err := c.site.Requests.Preview(c.Context(), c.Viewer(), askFormOf(kept).ask())
	if err != nil {
		return err
	}
	return c.Show(view.AskStart{Reader: readerOf(p), Limits: selfreferral.Limits(), Kept: hasUnsent(kept)})
}

// askOneTap sends "I would like to talk to someone" and nothing else (T-002, T-005), to whom the pupil has named so far.
func askOneTap(c *call) error {
	kept, err := c.askKept()
	if err != nil {
		return err
	}
	id, err := c.site.Requests.OneTap(c.Context(), c.Viewer(), c.Once(), askFormOf(kept).ask())
	if err != nil {
		return c.Again(err, c.askCheckPage)
	}
	return c.Redirect("/p/r/" + id.String() + "?sent=1")
}

// askShow shows one question with what was answered before: on another computer, before leaving in a hurry, or when a session
// ended.
func askShow(n int) func(*call) error {
	return func(c *call) error {
		kept, err := c.askKept()
		if err != nil {
			return err
		}
		f := askFormOf(kept)
		p, err := c.site.Requests.Preview(c.Context(), c.Viewer(), f.ask())
		if err != nil {
			return err
		}
		return c.Show(f.step(n, p, knownThen(c.gin.Query("then")), nil))
	}
}

// knownThen keeps a way back only when it is one of ours.
func knownThen(then string) string {
	if then == "check" || then == "1" || then == "2" {
		return then
	}
	return ""
}

// askKeep keeps the answer to one question and goes on to the next.
func askKeep(n int) func(*call) error {
	return func(c *call) error {
		f, err := c.askSave(n)
		if err != nil {
			return c.Again(err, func(fields []fault.Field) (view.Page, error) {
				p, err := c.site.Requests.Preview(c.Context(), c.Viewer(), f.ask())
				return f.step(n, p, knownThen(c.gin.PostForm("then")), fields), err
			})
		}
		return c.Redirect(askNext(n, c.gin.PostForm("then")))
	}
}

func askNext(n int, then string) string {
	switch then {
	case "check":
		return "/p/10"
	case "1", "2":
		return "/p/" + then
	}
	return "/p/" + strconv.Itoa(n+1)
}

// askSave puts the page's answers with the others, once they make sense together. They are kept on the server, sealed, and
// nobody but their owner can open them before they are sent (T-007).
func (c *call) askSave(n int) (askForm, error) {
	var page askForm
	if err := c.Bind(&page); err != nil {
		return page, err
	}
	kept, err := c.askKept()
	if err != nil {
		return page, err
	}
	kept = replace(kept, c.gin.Request.PostForm, n)
	f := askFormOf(kept)
	if n == 6 {
		if err := c.site.Requests.Check(c.Context(), c.Viewer(), f.ask()); err != nil {
			return f, err
		}
	}
	return f, c.site.Drafts.Keep(c.Context(), c.actor, selfreferral.DraftForm, kept)
}

// askToday sends "I need help today" by itself, before anything else is asked. No, and nothing, only go on.
func askToday(c *call) error {
	f, err := c.askSave(2)
	if err != nil {
		return err
	}
	a := f.ask()
	id, err := c.site.Requests.AnswerToday(c.Context(), c.Viewer(), c.Once(), a)
	if err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) {
			p, err := c.site.Requests.Preview(c.Context(), c.Viewer(), a)
			return f.step(2, p, "", fields), err
		})
	}
	if id.IsZero() {
		return c.Redirect(askNext(2, c.gin.PostForm("then")))
	}
	return c.Redirect("/p/told/" + id.String())
}

func askCheck(c *call) error {
	p, err := c.askCheckPage(nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func (c *call) askCheckPage(fields []fault.Field) (view.Page, error) {
	kept, err := c.askKept()
	if err != nil {
		return nil, err
	}
	a := askFormOf(kept).ask()
	p, err := c.site.Requests.Preview(c.Context(), c.Viewer(), a)
	if err != nil {
		return nil, err
	}
	for i := range fields { // the boxes are on other pages
		fields[i].Name = ""
	}
	return view.AskCheck{Reader: readerOf(p), Answers: answered(a, p), Problems: view.Problems(fields)}, nil
}

// askSend sends what was kept. Arriving twice it finds nothing kept any more, and its key gives what the first one made.
func askSend(c *call) error {
	if err := c.gin.Request.ParseForm(); err != nil {
		return fault.New(fault.Invalid, "This form arrived broken. Open the page again.")
	}
	kept, err := c.askKept()
	if err != nil {
		return err
	}
	id, err := c.site.Requests.Send(c.Context(), c.Viewer(), c.Once(), askFormOf(kept).ask())
	if err != nil {
		return c.Again(err, c.askCheckPage)
	}
	return c.Redirect("/p/r/" + id.String() + "?sent=1")
}
