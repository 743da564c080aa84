package web

import (
	"strconv"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/plan"
	"heard/internal/schoolday"
	"heard/internal/sharing"
	"heard/internal/web/view"
)

func ownWho(c *call) error {
	p, err := c.whoPage(nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func (c *call) whoPage(fields []fault.Field) (view.Page, error) {
	r, err := c.openPlan()
	if err != nil {
		return nil, err
	}
	base := ownPlanPath(r.Plan.ID) + "/who"
	p := view.OwnWho{Back: ownPlanPath(r.Plan.ID), To: base + "/add", Problems: view.Problems(fields)}
	listed := map[sharing.Receiver]bool{}
	for _, who := range r.Around() {
		listed[who.Receiver] = true
		p.People = append(p.People, view.Task{
			Title: c.receiverName(r, who.Receiver), Href: base + "/" + who.Receiver.String(), Done: true,
			Status: strconv.Itoa(len(who.Sees)) + " of " + strconv.Itoa(len(r.Parts)) + " parts",
		})
	}
	for _, x := range r.Choosable() {
		if to := sharing.ToColleague(x.ID); !listed[to] {
			p.Add = append(p.Add, view.Option{Value: to.String(), Text: x.Person.Name})
		}
	}
	for _, x := range outside(r) {
		if to, _ := sharing.ParseReceiver(x.Value); !listed[to] {
			p.Add = append(p.Add, x)
		}
	}
	p.Openings = c.openings(r.Colleagues, r.Openings)
	for _, x := range r.Copies {
		p.Copies = append(p.Copies, c.copyLine(x))
	}
	return p, nil
}

// outside offers the organisations to which a copy of a safety plan can go with what is sent for the young person.
func outside(r plan.Reading) (all []view.Option) {
	if r.Plan.Kind != plan.Safety {
		return nil
	}
	for _, o := range r.Outside() {
		all = append(all, view.Option{Value: sharing.ToOrganisation(o.ID).String(), Text: asPaper(o.Name)})
	}
	return all
}

// asPaper says that an organisation sees a plan only where a paper of it goes; a name that nobody has stays empty.
func asPaper(name string) string {
	if name == "" {
		return ""
	}
	return name + ", on paper"
}

// openings says who did what and when, in words for pupils, the newest first. What would read the same twice, as two looks
// within a minute do, stands once.
func (c *call) openings(d *account.Directory, all []audit.Opening) (items []view.TimelineItem) {
	said := map[string]bool{}
	for _, o := range all {
		item := c.opening(d, o)
		line := item.Title + "\n" + item.Text + "\n" + item.When
		if !said[line] {
			items = append(items, item)
		}
		said[line] = true
	}
	return items
}

func (c *call) opening(d *account.Directory, o audit.Opening) view.TimelineItem {
	who := "An adult in school"
	if o.Kind == actor.KindPartner {
		who = "Someone at " + o.Org
	}
	if x, ok := d.ByID(ident.Of[actor.OfStaff](o.By)); ok && o.Kind == actor.KindStaff {
		who = x.Person.Name + ", " + x.Person.JobTitle
	}
	meaning, _ := audit.MeaningOf(o.Action)
	return view.TimelineItem{Title: who, Text: meaning.Pupil, When: upper(schoolday.ForPupil(o.At, c.site.clock.Now())), DateTime: schoolday.ForMachine(o.At)}
}

func (c *call) copyLine(x plan.Copy) string {
	who := x.To
	if x.Holder == plan.HeldByPupil {
		who = "You"
	}
	return who + ": " + formats[x.Format] + ", " + schoolday.DayForPupil(x.GivenOn, c.site.clock.Now())
}

func (c *call) receiverName(r plan.Reading, to sharing.Receiver) string {
	switch to.Kind {
	case sharing.Team:
		return "The people who keep pupils safe at school"
	case sharing.Family:
		return "Parents and carers, on paper"
	case sharing.Colleague:
		return r.Colleagues.Name(ident.Of[actor.OfStaff](to.ID))
	case sharing.AdultService:
		return "The service for adults"
	case sharing.GP:
		return "My doctor"
	case sharing.Organisation:
		return asPaper(r.Services.Organisation(ident.Of[actor.OfOrg](to.ID)).Name)
	}
	return ""
}

// receiver reads the receiver out of the address; "add" takes the one that was chosen in the form.
func (c *call) receiver() (sharing.Receiver, error) {
	text := c.gin.Param("receiver")
	if text == "add" {
		text = c.gin.Query("who")
	}
	to, ok := sharing.ParseReceiver(text)
	if !ok {
		return to, fault.Lost()
	}
	return to, nil
}

var errNobodyChosen = &fault.Error{Kind: fault.Invalid, Fields: []fault.Field{{Name: "who", Message: "Choose who first."}}}

func ownChoose(c *call) error {
	if c.gin.Param("receiver") == "add" && c.gin.Query("who") == "" {
		return c.Again(errNobodyChosen, c.whoPage)
	}
	p, err := c.choosePage(nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func ownChosen(c *call) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	to, err := c.receiver()
	if err != nil {
		return err
	}
	if err := c.gin.Request.ParseForm(); err != nil {
		return fault.New(fault.Invalid, "This form arrived broken. Open the page again.")
	}
	err = c.site.Plans.Choose(c.Context(), c.Viewer(), c.Once(), id, plan.Said{Receiver: to, Answers: c.answers()})
	if err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return c.choosePage(fields) })
	}
	return c.Redirect(ownPlanPath(id) + "/who")
}

func (c *call) choosePage(fields []fault.Field) (view.Page, error) {
	to, err := c.receiver()
	if err != nil {
		return nil, err
	}
	r, err := c.openPlan()
	if err != nil {
		return nil, err
	}
	name := c.receiverName(r, to)
	if name == "" {
		return nil, fault.Lost()
	}
	p := view.OwnChoose{Back: ownPlanPath(r.Plan.ID) + "/who", To: ownPlanPath(r.Plan.ID) + "/who/" + to.String(), Who: name, Problems: view.Problems(fields)}
	typed := c.answers()
	for _, x := range r.Parts {
		if x.Reach == plan.Always {
			continue // numbers to call are on every copy
		}
		answer := typed[x.Key]
		if answer == "" {
			answer = r.Answer(x, to)
		}
		p.Rows = append(p.Rows, view.PlanSayRow{Key: string(x.Key), Section: x.Title, Answer: string(answer)})
	}
	return p, nil
}

func ownPaper(c *call) error {
	p, err := c.ownPaperPage(nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func ownKept(c *call) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	var f struct {
		Version string `form:"version"`
	}
	if err := c.Bind(&f); err != nil {
		return err
	}
	err = c.site.Plans.GiveCopy(c.Context(), c.Viewer(), c.Once(), id, plan.Handing{Version: number(f.Version), Holder: plan.HeldByPupil, Format: plan.Phone})
	if err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return c.ownPaperPage(fields) })
	}
	return c.Redirect(ownPlanPath(id) + "?saved=kept")
}

func (c *call) ownPaperPage(fields []fault.Field) (view.Page, error) {
	r, err := c.openPlan()
	if err != nil {
		return nil, err
	}
	base := ownPlanPath(r.Plan.ID)
	p := view.OwnPaper{Back: base, To: base + "/paper/file", Version: strconv.Itoa(r.Plan.Version), Safety: r.Plan.Kind == plan.Safety, Problems: view.Problems(fields)}
	for _, n := range r.Missing {
		p.Missing = append(p.Missing, n.Pupil)
	}
	return p, nil
}
