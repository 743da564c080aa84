package demo

import (
	"context"
	"strings"

	"heard/internal/fixture"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/sharing"
)

// sharing records every decision to share, to share part of it or not to share, at the moment it was made.
func (y *year) sharing() {
	service := sharing.NewService(mariadb.Transact[sharing.Tx](y.store), y.clock)
	for _, d := range y.world.Sharing {
		name := "sharing " + string(d.Key)
		y.plan(d.At, name, func(ctx context.Context) error {
			v, err := y.as(d.DecidedBy, "sharing", "record")
			if err != nil {
				return err
			}
			y.madeSharing[d.Key], err = service.Decide(ctx, v, key(name), y.sharingDraft(d))
			return err
		})
	}
}

func (y *year) sharingDraft(f fixture.SharingDecision) sharing.Draft {
	d := sharing.Draft{Decision: sharing.Decision{
		Pupil: pupilID(f.Pupil), Outcome: outcomeOf[f.Decision], Basis: basisOf[f.Basis], Agreed: sharing.Agreed(f.Agreement),
		Words: sharing.Words{
			Prompt: promptOf[f.Prompt], Items: f.What, To: f.With.Person, Checked: f.With.Checked, Purpose: f.Purpose, Reasons: f.Reasons,
			Competence: f.Competence, Override: f.Override.Reason, Advice: f.Override.Advice, Protect: f.Protect, Extent: sharing.Minimum, HowSent: f.SentHow,
		},
	}}
	w := &d.Words
	if f.With.Role != "" {
		w.To += ", " + f.With.Role
	}
	if name := y.orgName(fixture.OrgKey(f.With.Organisation)); name != "" {
		d.Org = orgID(fixture.OrgKey(f.With.Organisation))
		w.To += ", " + name
	}
	if d.Agreed != sharing.AgreedYes {
		w.AgreedWhy = f.Competence
	}
	if w.Override == "" { // they were not asked, and the reasons for sharing are the reasons for not asking first
		w.Override = f.Reasons
	}
	y.toldOf(&d, f)
	parentsOf(w, f.Parents)
	return d
}

func (y *year) toldOf(d *sharing.Draft, f fixture.SharingDecision) {
	w := &d.Words
	d.Told = toldWhen[f.Told.When]
	w.ToldHow, w.Response, w.Choices = f.Told.How, f.Told.Response, f.Choices
	w.ToldBy = y.world.StaffMember(f.DecidedBy).Name()
	if w.Choices == "" {
		w.Choices = "Who says it, when, how, and who is there."
	}
	if d.Told == sharing.ToldAfter {
		w.ToldOn = typed(f.Told.At)
	}
}

// parentsOf reads what the fictional decisions say of parents: a sentence, not a code.
func parentsOf(w *sharing.Words, said string) {
	switch lower := strings.ToLower(said); {
	case strings.HasPrefix(lower, "not told"):
		w.Parents, w.ParentsWhy = sharing.ParentsNotTold, said
	case strings.Contains(lower, "agrees"):
		w.Parents, w.ParentsWhy = sharing.ParentsAgreed, said
	default:
		w.Parents, w.ParentsWhy = sharing.ParentsTold, said
	}
}

var (
	outcomeOf = map[string]sharing.Outcome{
		"share": sharing.Share, "share_part": sharing.SharePart, "do_not_share": sharing.DoNotShare, "not_yet": sharing.NotYet,
	}
	basisOf = map[string]sharing.Basis{
		"public task": sharing.PublicTask, "legal obligation": sharing.LegalObligation, "vital interests": sharing.VitalInterests,
	}
	promptOf = map[string]sharing.Prompt{
		"own_initiative": sharing.OurInitiative, "request": sharing.OnRequest, "statutory_duty": sharing.StatutoryDuty, "police_request": sharing.PoliceOrCourt,
	}
	toldWhen = map[string]sharing.Told{
		"before": sharing.ToldBefore, "at": sharing.ToldAtTheTime, "after": sharing.ToldAfter, "not": sharing.NotTold,
	}
)

// receiverOf is whom a young person answered about.
func receiverOf(s fixture.Share) sharing.Receiver {
	switch s.Kind {
	case "colleague":
		return sharing.ToColleague(staffID(fixture.StaffKey(s.With)))
	case "organisation":
		return sharing.ToOrganisation(orgID(fixture.OrgKey(s.With)))
	}
	return sharing.Receiver{Kind: sharing.Family, ID: ident.Raw{}}
}
