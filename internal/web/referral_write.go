package web

import (
	"strconv"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

type referralForm struct {
	Version string `form:"version"`
	Then    string `form:"then"`
	referralBoxes
}

type referralBoxes struct {
	Want         string   `form:"want"`
	WantNot      bool     `form:"want_not"`
	Helps        string   `form:"helps"`
	HelpsNot     string   `form:"helps_not"`
	Story        string   `form:"story"`
	StoryGoes    bool     `form:"story_goes"`
	Concern      string   `form:"concern"`
	Since        string   `form:"since"`
	WhyNow       string   `form:"why_now"`
	Impact       string   `form:"impact"`
	SelfHarm     string   `form:"self_harm"`
	Formed       string   `form:"formulation"`
	SafePlan     string   `form:"safety_plan"`
	Tried        string   `form:"tried"`
	Attends      string   `form:"attends"`
	Others       string   `form:"others"`
	Reach        string   `form:"reach"`
	Language     string   `form:"language"`
	Adjust       string   `form:"adjust"`
	Setting      string   `form:"setting"`
	Times        string   `form:"times"`
	Place        string   `form:"place"`
	Worker       string   `form:"worker"`
	Family       string   `form:"family"`
	Extras       []string `form:"extras"`
	ExtraReason  string   `form:"extra_reason"`
	Aware        string   `form:"aware"`
	Agrees       string   `form:"agrees"`
	WhyNot       string   `form:"why_not"`
	FamilyAware  string   `form:"family_aware"`
	FamilyAgrees string   `form:"family_agrees"`
	FamilyWhy    string   `form:"family_why"`
	Basis        string   `form:"basis"`
	BasisWhy     string   `form:"basis_why"`
	NotShare     string   `form:"not_share"`
	Decision     string   `form:"decision"`
	Involve      string   `form:"involve"`
	Owner        string   `form:"owner"`
	FirstContact string   `form:"first_contact"`
	Rhythm       string   `form:"rhythm"`
	Meanwhile    string   `form:"meanwhile"`
	Urgent       string   `form:"urgent"`
}

// written gives the form its meaning.
func (b referralBoxes) written() (referral.Written, error) {
	var f fault.Fields
	first, ok := schoolday.ParseDay(b.FirstContact)
	f.Need(ok || b.FirstContact == "", "first_contact", "Write the day like this: 20/11/2026.")
	w := referral.Written{Words: referral.Words{
		Want: b.Want, WantNot: b.WantNot, Helps: b.Helps, HelpsNot: b.HelpsNot, Story: b.Story, StoryGoes: b.StoryGoes,
		Concern: b.Concern, Since: b.Since, WhyNow: b.WhyNow, Impact: b.Impact, SelfHarm: b.SelfHarm, Formed: b.Formed, SafePlan: b.SafePlan,
		Tried: b.Tried, Attends: b.Attends, Others: b.Others, Reach: b.Reach, Language: b.Language, Adjust: b.Adjust, Setting: b.Setting, Times: b.Times,
		Place: b.Place, Worker: b.Worker, Family: b.Family, Extras: b.Extras, ExtraReason: b.ExtraReason, NotShare: b.NotShare,
		Consent: referral.Consent{Aware: b.Aware, Agrees: b.Agrees, WhyNot: b.WhyNot, FamilyAware: b.FamilyAware, FamilyAgrees: b.FamilyAgrees,
			FamilyWhy: b.FamilyWhy, Basis: b.Basis, BasisWhy: b.BasisWhy},
		Bridge: referral.Bridge{FirstContact: first, Rhythm: b.Rhythm, Meanwhile: b.Meanwhile, Urgent: b.Urgent, Involve: b.Involve},
	}}
	w.Owner, _ = ident.Parse[actor.OfStaff](b.Owner) // nobody chosen is asked for before sending
	w.Decision, _ = ident.ParseRaw(b.Decision)
	return w, f.Err()
}

// boxesOfReferral fills the form from a draft.
func boxesOfReferral(r referral.Referral) referralBoxes {
	w := r.Words
	b := referralBoxes{
		Want: w.Want, WantNot: w.WantNot, Helps: w.Helps, HelpsNot: w.HelpsNot, Story: w.Story, StoryGoes: w.StoryGoes,
		Concern: w.Concern, Since: w.Since, WhyNow: w.WhyNow, Impact: w.Impact, SelfHarm: w.SelfHarm, Formed: w.Formed, SafePlan: w.SafePlan,
		Tried: w.Tried, Attends: w.Attends, Others: w.Others, Reach: w.Reach, Language: w.Language, Adjust: w.Adjust, Setting: w.Setting, Times: w.Times,
		Place: w.Place, Worker: w.Worker, Family: w.Family, Extras: w.Extras, ExtraReason: w.ExtraReason, NotShare: w.NotShare,
		Aware: w.Aware, Agrees: w.Agrees, WhyNot: w.WhyNot, FamilyAware: w.FamilyAware, FamilyAgrees: w.FamilyAgrees, FamilyWhy: w.FamilyWhy,
		Basis: w.Basis, BasisWhy: w.BasisWhy, Involve: w.Involve, FirstContact: w.FirstContact.Typed(), Rhythm: w.Rhythm, Meanwhile: w.Meanwhile, Urgent: w.Urgent,
	}
	if !r.Owner.IsZero() {
		b.Owner = r.Owner.String()
	}
	if !r.Decision.IsZero() {
		b.Decision = r.Decision.String()
	}
	return b
}

func referralWrite(c *call) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	r, err := c.readDraft(id)
	if err != nil {
		return err
	}
	if r.Referral.State != referral.Draft {
		return c.Redirect("/referrals/view/" + id.String())
	}
	f := referralForm{Version: strconv.Itoa(r.Referral.Version), referralBoxes: boxesOfReferral(r.Referral)}
	c.Prefill(&f)
	return c.Show(c.writingPage(r, f, nil))
}

// readDraft opens a draft with the sharing decisions that its writer may send it under, and the safety plan that can go with it.
func (c *call) readDraft(id referral.ID) (referral.Reading, error) {
	r, err := c.site.Referral.Read(c.Context(), c.Viewer(), c.enclosing(), id)
	if err != nil {
		return r, err
	}
	r.Decisions, err = c.site.Referral.Decisions(c.Context(), c.site.Policy.Glance(c.actor, "sharing", "read"), r.Referral.Pupil, r.Referral.Org)
	if err != nil {
		return r, err
	}
	x, ok, err := c.site.Referral.Enclosable(c.Context(), c.Viewer(), c.enclosing(), r.Referral.Pupil, r.Referral.Org)
	if ok {
		r.Enclosable = &x
	}
	return r, err
}

func referralSave(c *call) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	var f referralForm
	again := func(fields []fault.Field) (view.Page, error) {
		r, err := c.readDraft(id)
		if err != nil {
			return nil, err
		}
		return c.writingPage(r, f, fields), nil
	}
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	w, err := f.written()
	if err != nil {
		return c.Again(err, again)
	}
	if err := c.site.Referral.Write(c.Context(), c.Viewer(), c.enclosing(), c.Once(), id, number(f.Version), w); err != nil {
		return c.Again(err, again)
	}
	if f.Then == "preview" {
		return c.Redirect("/referrals/preview/" + id.String())
	}
	return c.Redirect("/referrals/write/" + id.String())
}

func referralDrop(c *call) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	var f referralForm
	if err := c.Bind(&f); err != nil {
		return err
	}
	k := c.Once()
	k.Form = "/referrals/write/" + id.String() // what was typed and not saved of it goes with it
	if err := c.site.Referral.Drop(c.Context(), c.Viewer(), k, id, number(f.Version)); err != nil {
		return err
	}
	return c.Redirect("/referrals")
}

// writingPage is the form of a draft; when somebody else has saved it since, theirs stands beside what was typed.
func (c *call) writingPage(r referral.Reading, f referralForm, fields []fault.Field) view.Page {
	id, now := r.Referral.ID.String(), strconv.Itoa(r.Referral.Version)
	p := view.ReferralForm{
		Title: "Write a referral", Action: "/referrals/write/" + id, Back: "/referrals", Version: f.Version, Problems: view.Problems(fields),
		Intro:    []string{"Nothing is sent until you have seen the preview. Write it with the young person if you can."},
		Facts:    []view.SummaryRow{{Key: "About", Text: r.Roster.Label(r.Referral.Pupil)}, {Key: "To", Text: r.Entry.Name + ", " + r.Org.Name}, {Key: "Agreement", Text: agreementWords(r.InDate)}},
		Sections: f.sections(r, view.Problems(fields)),
		Buttons: []view.Button{
			{Text: "Save and preview", Name: "then", Value: "preview"}, {Text: "Save the draft", Kind: view.Secondary, Name: "then", Value: "stay"},
			{Text: "Drop it", Kind: view.Secondary, Action: "/referrals/drop/" + id},
		},
	}
	if f.Version != now {
		p.Saved, p.SavedAt, p.Version = boxesOfReferral(r.Referral).sections(r, nil), schoolday.ForStaff(r.Now), now
	}
	return p
}

func agreementWords(inDate bool) string {
	if inDate {
		return "In date. It covers referrals to this organisation."
	}
	return "None covers this today. Only a recorded safeguarding decision can send it."
}
