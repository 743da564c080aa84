package web

import (
	"strconv"

	"heard/internal/fault"
	"heard/internal/referral"
	"heard/internal/web/view"
)

type sendForm struct {
	Version string `form:"version"`
	Digest  string `form:"digest"`
}

func referralPreview(c *call) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	p, err := c.previewPage(id, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// referralSend sends what the preview showed: the digest travels with the form.
func referralSend(c *call) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	var f sendForm
	if err := c.Bind(&f); err != nil {
		return err
	}
	if err := c.site.Referral.Send(c.Context(), c.Viewer(), c.enclosing(), c.Once(), id, number(f.Version), f.Digest); err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return c.previewPage(id, fields) })
	}
	return c.Redirect("/referrals/view/" + id.String())
}

func (c *call) previewPage(id referral.ID, fields []fault.Field) (view.Page, error) {
	got, err := c.site.Referral.Preview(c.Context(), c.Viewer(), c.enclosing(), id)
	if err != nil {
		return nil, err
	}
	p := view.ReferralPreview{
		About: got.Roster.Label(got.Referral.Pupil), Sent: sentSet(got.Outgoing), Digest: got.Outgoing.Digest(), Version: strconv.Itoa(got.Referral.Version),
		Plan:   sentPlan(got.Outgoing, "/referrals/preview/"+id.String()+"/plan"),
		Action: "/referrals/preview/" + id.String(), Edit: "/referrals/write/" + id.String(),
	}
	for _, h := range got.Hindrances {
		p.Hindrances = append(p.Hindrances, h.Message)
	}
	if len(p.Hindrances) == 0 {
		for _, f := range fields {
			p.ProblemText = append(p.ProblemText, f.Message)
		}
	}
	return p, nil
}

// sentSet shows an outgoing set. Preview, school and partner all go through it.
func sentSet(o referral.Outgoing) view.SentSet {
	s := view.SentSet{To: o.To, Reference: o.Reference, Basis: o.Basis}
	for _, part := range o.Parts {
		p := view.SentPart{Title: part.Title}
		for _, l := range part.Lines {
			p.Lines = append(p.Lines, view.SentLine(l))
		}
		s.Parts = append(s.Parts, p)
	}
	return s
}
