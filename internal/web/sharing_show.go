package web

import (
	"strings"

	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/schoolday"
	"heard/internal/sharing"
	"heard/internal/web/view"
)

func sharingList(c *call) error {
	before, err := ident.Parse[sharing.Decision](c.gin.Query("before"))
	if err != nil {
		before = sharing.DecisionID{}
	}
	l, err := c.site.Sharing.List(c.Context(), c.Viewer(), before, pageOf)
	if err != nil {
		return err
	}
	p := view.SharingList{}
	for _, d := range l.Decisions {
		p.Rows = append(p.Rows, []view.Cell{
			{Text: l.Roster.Label(d.Pupil), Href: "/sharing/view/" + d.ID.String()}, {Text: d.Says()}, {Text: d.Words.To},
			{Text: toldOf(d, l.Tellings[d.ID])}, {Text: schoolday.ForStaff(d.DecidedAt)},
		})
	}
	p.Older = older(l.More, "/sharing?before=", l.Decisions, func(d sharing.Decision) string { return d.ID.String() })
	return c.Show(p)
}

var (
	tolds = map[sharing.Told]string{sharing.ToldBefore: "Before", sharing.ToldAtTheTime: "At the time", sharing.ToldAfter: "After", sharing.NotTold: "Not told"}
	bases = map[sharing.Basis]string{
		sharing.PublicTask: "Public task", sharing.LegalObligation: "Legal obligation", sharing.VitalInterests: "Vital interests",
		sharing.LegitimateInterests: "Legitimate interests", sharing.Consent: "Consent",
	}
	prompts = map[sharing.Prompt]string{sharing.OnRequest: "A request", sharing.OurInitiative: "Our own initiative", sharing.StatutoryDuty: "A statutory duty", sharing.PoliceOrCourt: "Police or a court"}
	agreeds = map[sharing.Agreed]string{sharing.AgreedYes: "Agrees", sharing.AgreedNo: "Does not agree", sharing.NotAsked: "Was not asked"}
	parents = map[sharing.Parents]string{sharing.ParentsTold: "Told", sharing.ParentsAgreed: "Told, and agree", sharing.ParentsNotTold: "Not told"}
	extents = map[sharing.Extent]string{sharing.Minimum: "The least they need", sharing.Extra: "More than that"}
)

func toldOf(d sharing.Decision, later []sharing.Telling) string {
	if d.Told == sharing.NotTold && d.WasTold(later) {
		return "Told later"
	}
	return tolds[d.Told]
}

func sharingShow(c *call) error {
	p, err := c.sharingPage(tellForm{}, nil)
	if err != nil {
		return err
	}
	p.Saved = c.gin.Query("saved") != ""
	return c.Show(p)
}

type tellForm struct {
	Text   string `form:"text"`
	ToldOn string `form:"told_on"`
	Review string `form:"review"`
}

func sharingTell(c *call) error {
	id, err := idFrom[sharing.Decision](c, "id")
	if err != nil {
		return err
	}
	var f tellForm
	again := func(fields []fault.Field) (view.Page, error) { return c.sharingPage(f, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	if err := c.site.Sharing.Tell(c.Context(), c.Viewer(), c.Once(), id, f.ToldOn, f.Review, f.Text); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/sharing/view/" + id.String())
}

func (c *call) sharingPage(f tellForm, fields []fault.Field) (view.SharingShow, error) {
	id, err := idFrom[sharing.Decision](c, "id")
	if err != nil {
		return view.SharingShow{}, err
	}
	r, err := c.site.Sharing.Open(c.Context(), c.Viewer(), id)
	if err != nil {
		return view.SharingShow{}, err
	}
	if c.kept != nil {
		c.Prefill(&f)
	}
	p := view.SharingShow{
		Whose: r.Roster.Label(r.Decision.Pupil), Record: sharingRows(r.Decision), ToldOn: f.ToldOn, Review: f.Review, Text: f.Text, Problems: view.Problems(fields),
		MayTell: len(c.site.Policy.Glance(c.actor, "sharing", "tell").Scopes()) > 0,
	}
	for _, t := range r.Tellings {
		title := "Still not told"
		if !t.ToldOn.IsZero() {
			title = "Told on " + schoolday.DayForStaff(t.ToldOn)
		}
		p.Later = append(p.Later, view.TimelineItem{Title: title, By: r.Staff.Name(t.Author), When: schoolday.ForStaff(t.WrittenAt), DateTime: schoolday.ForMachine(t.WrittenAt), Text: t.Text})
	}
	return p, nil
}

func sharingRows(d sharing.Decision) []view.SummaryRow {
	w := d.Words
	var some []view.SummaryRow
	for _, row := range []view.SummaryRow{
		{Key: "Decision", Text: d.Says()}, {Key: "Decided by", Text: w.AuthorName + ", " + w.AuthorRole}, {Key: "Decided", Text: schoolday.ForStaff(d.DecidedAt)},
		{Key: "Prompted by", Text: prompts[w.Prompt]}, {Key: "What, exactly", Text: strings.Join(w.Items, "\n")}, {Key: "With whom", Text: w.To},
		{Key: "Identity checked", Text: w.Checked}, {Key: "For what", Text: w.Purpose}, {Key: "Reasons", Text: w.Reasons},
		{Key: "The young person", Text: agreeds[d.Agreed]}, {Key: "Why", Text: w.AgreedWhy}, {Key: "Their understanding", Text: w.Competence},
		{Key: "Parents", Text: parents[w.Parents]}, {Key: "About telling parents", Text: w.ParentsWhy},
		{Key: "Why it goes all the same", Text: w.Override}, {Key: "Advice from", Text: w.Advice},
		{Key: "Child told", Text: tolds[d.Told]}, {Key: "By whom", Text: w.ToldBy}, {Key: "How", Text: w.ToldHow}, {Key: "When", Text: w.ToldOn},
		{Key: "Choices offered", Text: w.Choices}, {Key: "What they said", Text: w.Response}, {Key: "Not told because", Text: w.NotTold},
		{Key: "Look again", Text: schoolday.DayForStaff(d.ReviewOn)}, {Key: "Protecting identities", Text: w.Protect},
		{Key: "Lawful basis", Text: bases[d.Basis]}, {Key: "Condition", Text: w.Condition}, {Key: "How much", Text: extents[w.Extent]},
		{Key: "Why more", Text: w.ExtraWhy}, {Key: "How sent", Text: w.HowSent},
	} {
		if row.Text != "" {
			some = append(some, row)
		}
	}
	return some
}
