package web

import (
	"slices"

	"heard/internal/actor"
	"heard/internal/referral"
	"heard/internal/web/view"
)

// frontShow is the first page: what it shows depends on who is there, so it is open, and each part asks the policy.
func frontShow(c *call) error {
	switch c.actor.Kind {
	case actor.KindPupil:
		return c.pupilFront()
	case actor.KindStaff:
		return c.staffFront()
	case actor.KindPartner:
		return c.partnerFront()
	}
	return c.Show(view.PublicHome{})
}

func (c *call) pupilFront() error {
	facts, err := c.site.Frames.Facts(c.Context(), c.actor)
	if err != nil {
		return err
	}
	mine, err := c.mine()
	if err != nil {
		return err
	}
	waits, err := c.waits()
	if err != nil {
		return err
	}
	next, err := c.nextTask()
	if err != nil {
		return err
	}
	plans, err := c.ownFront()
	if err != nil {
		return err
	}
	mine = slices.Concat(mine, waits, next, plans)
	news, err := c.told()
	if err != nil {
		return err
	}
	return c.Show(view.PupilHome{News: news, Hours: hours(facts, c.site.clock.Now()), Ask: view.Link{Text: "Talk to someone", Href: "/p/1"}, Mine: mine})
}

func (c *call) staffFront() error {
	v := c.site.Policy.Glance(c.actor, "worklist", "read")
	if len(v.Scopes()) == 0 {
		return c.Show(view.NoList{})
	}
	return c.today(v)
}

func (c *call) partnerFront() error {
	facts, err := c.site.Frames.Facts(c.Context(), c.actor)
	if err != nil {
		return err
	}
	l, err := c.site.Referral.List(c.Context(), c.site.Policy.Glance(c.actor, "referral", "receive"), referral.Query{Live: true, Most: pageOf})
	if err != nil {
		return err
	}
	p := view.PartnerHome{Organisation: facts.Role}
	if p.News, err = c.told(); err != nil {
		return err
	}
	t := view.Inbox{}
	for _, r := range l.Referrals {
		t.Rows = append(t.Rows, inboxRow(l, r))
	}
	if len(t.Rows) > 0 {
		open := t.Table()
		open.Caption, open.Headed = "Referrals that are open", true
		p.Sections = []view.HomeSection{{Heading: open.Caption, Parts: []view.Component{open}}}
	}
	return c.Show(p)
}
