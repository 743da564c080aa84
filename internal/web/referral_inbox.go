package web

import (
	"strconv"

	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

func inboxList(c *call) error {
	before, err := ident.Parse[referral.Referral](c.gin.Query("before"))
	if err != nil {
		before = referral.ID{}
	}
	l, err := c.site.Referral.List(c.Context(), c.Viewer(), referral.Query{Before: before, Most: pageOf})
	if err != nil {
		return err
	}
	p := view.Inbox{Organisation: l.Services.Organisation(c.actor.Org).Name}
	for _, r := range l.Referrals {
		p.Rows = append(p.Rows, inboxRow(l, r))
	}
	p.Older = older(l.More, "/inbox?before=", l.Referrals, referralKey)
	return c.Show(p)
}

// inboxRow names the young person as they are known: what was sent says who they are.
func inboxRow(l referral.Listing, r referral.Referral) []view.Cell {
	p, _ := l.Roster.ByID(r.Pupil)
	return []view.Cell{
		{Text: p.Name.Full(), Href: "/inbox/view/" + r.ID.String()}, {Text: serviceOf(l, r)}, {Text: dayOf(r.SentAt)}, {Text: r.State.WordsForService()},
	}
}

func inboxRead(c *call) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	r, err := c.site.Referral.Shared(c.Context(), c.Viewer(), id)
	if err != nil {
		return err
	}
	c.seeing = seeingWords(c.site.settings.School, r)
	p := view.InboxShow{Who: "Referral " + r.Referral.Reference, State: r.Referral.State.WordsForService(), Sent: sentSet(r.Outgoing), Happens: referralHistory(r, referral.EventKind.WordsForService), Paper: "/inbox/paper/" + id.String(),
		Plan: sentPlan(r.Outgoing, "/inbox/view/"+id.String()+"/plan"), NobodyInTouch: r.Referral.OwnerBarred}
	for _, a := range inboxAnswers {
		if to := (referral.Answer{Kind: a.kind}); to.Fits(r.Referral.State) {
			p.Answers = append(p.Answers, view.Link{Text: a.text, Href: "/inbox/answer/" + id.String() + "?answer=" + string(a.kind)})
		}
	}
	return c.Show(p)
}

var inboxAnswers = []struct {
	kind referral.EventKind
	text string
}{
	{referral.WasReceived, "We have received it"}, {referral.WasAccepted, "We accept it"}, {referral.IsWaiting, "They are on our waiting list"},
	{referral.HasStarted, "Support has started"}, {referral.IsNotForUs, "It is not for us"}, {referral.HasEnded, "It has ended"},
}

// seeingWords says what a partner sees, why, and until when.
func seeingWords(school string, r referral.Reading) string {
	until := "until 90 days after it has ended"
	if !r.Referral.ShownUntil.IsZero() {
		until = "until " + schoolday.DayForStaff(schoolday.DateOf(r.Referral.ShownUntil))
	}
	return "You see what " + school + " sent to " + r.Org.Name + " on " + dayOf(r.Referral.SentAt) + ", and nothing else of its records, so that you can answer and help. You see it " + until + "."
}

func inboxAnswer(c *call) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	r, err := c.site.Referral.Shared(c.Context(), c.Viewer(), id)
	if err != nil {
		return err
	}
	var f tendForm
	c.Prefill(&f)
	return c.Show(c.inboxPage(r, f, nil))
}

func inboxAnswered(c *call) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	var f tendForm
	again := func(fields []fault.Field) (view.Page, error) {
		r, err := c.site.Referral.Shared(c.Context(), c.Viewer(), id)
		if err != nil {
			return nil, err
		}
		return c.inboxPage(r, f, fields), nil
	}
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	f.Heard, f.Not = "", "" // boxes of the school's own form
	if err := c.site.Referral.Answer(c.Context(), c.Viewer(), c.Once(), id, number(f.Version), f.answer(f.tellingBoxes)); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/inbox/view/" + id.String())
}

func (c *call) inboxPage(r referral.Reading, f tendForm, fields []fault.Field) view.Page {
	id := r.Referral.ID.String()
	c.seeing = seeingWords(c.site.settings.School, r)
	x := control{view.Problems(fields)}
	return view.InboxForm{ReferralForm: c.orNothing(view.ReferralForm{
		Title: "Your answer", Action: "/inbox/answer/" + id, Back: "/inbox/view/" + id, Version: strconv.Itoa(r.Referral.Version),
		Facts:    []view.SummaryRow{{Key: "Referral", Text: r.Referral.Reference}, {Key: "Where it stands", Text: r.Referral.State.WordsForService()}},
		Sections: f.answerBoxes.sections(x, f.tellingBoxes, r.Referral.State, false), Buttons: []view.Button{{Text: "Send the answer"}}, Problems: view.Problems(fields),
	}, r.Referral.State.IsLive() || fields != nil)}
}
