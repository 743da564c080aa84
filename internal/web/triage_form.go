package web

import (
	"strings"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/triage"
)

// decideForm is the form of a decision. What its answers mean and which of them are missing the domain says.
type decideForm struct {
	Version    string   `form:"version"`
	Summary    string   `form:"summary"`
	Know       string   `form:"know"`
	DontKnow   string   `form:"dont_know"`
	Types      []string `form:"category"`
	NotKnown   string   `form:"not_known"`
	Formulates string   `form:"formulation"`
	decideAtOnce
	Choices []string `form:"choice"`
	decideReasons
	Outside    string `form:"outside"`
	OutsideWhy string `form:"outside_why"`
	decideOptions
	decideOutside
	decideCare
	Wishes    string `form:"wishes"`
	WishesHow string `form:"wishes_how"`
	decideTold
	ForPupil string `form:"for_pupil"`
	decideParents
	Owner  string `form:"owner"`
	Review string `form:"review"`
	decideActions
	ForAuthor string `form:"for_author"`
}

type decideAtOnce struct {
	Immediate   string `form:"immediate"`
	What        string `form:"immediate_what"`
	Who         string `form:"immediate_who"`
	When        string `form:"immediate_when"`
	NoneBecause string `form:"none_because"`
}

type decideOutside struct {
	Sharing        string `form:"sharing_record"`
	SharingBecause string `form:"sharing_because"`
	SharingOwner   string `form:"sharing_owner"`
}

type decideCare struct {
	Status    string `form:"care_status"`
	Category  string `form:"care_category"`
	Authority string `form:"care_authority"`
	Worker    string `form:"care_worker"`
	Phone     string `form:"care_phone"`
	Since     string `form:"care_since"`
}

type decideOptions struct {
	Option1     string `form:"option_1"`
	Involves1   string `form:"involves_1"`
	Option2     string `form:"option_2"`
	Involves2   string `form:"involves_2"`
	Option3     string `form:"option_3"`
	Involves3   string `form:"involves_3"`
	YoungChoice string `form:"young_choice"`
	NoOptions   string `form:"no_options"`
}

type decideTold struct {
	Told     string `form:"told"`
	ToldAt   string `form:"told_at"`
	ToldHow  string `form:"told_how"`
	NotTold  string `form:"not_told"`
	Approver string `form:"approver"`
	Again    string `form:"again"`
}

type decideParents struct {
	ParentsView string `form:"parents_view"`
	Parents     string `form:"parents"`
	ParentsOn   string `form:"parents_on"`
	ParentsHow  string `form:"parents_how"`
}

type decideActions struct {
	What1  string `form:"action_what_1"`
	Owner1 string `form:"action_owner_1"`
	Due1   string `form:"action_due_1"`
	What2  string `form:"action_what_2"`
	Owner2 string `form:"action_owner_2"`
	Due2   string `form:"action_due_2"`
	What3  string `form:"action_what_3"`
	Owner3 string `form:"action_owner_3"`
	Due3   string `form:"action_due_3"`
}

// decideReasons has one box for each choice of the code list; a test holds the two together.
type decideReasons struct {
	InSchool        string `form:"reason_in_school"`
	Adjustments     string `form:"reason_adjustments"`
	EarlyHelp       string `form:"reason_early_help"`
	Mhst            string `form:"reason_mhst"`
	Camhs           string `form:"reason_camhs"`
	Vcse            string `form:"reason_vcse"`
	Gp              string `form:"reason_gp"`
	SocialCare      string `form:"reason_social_care"`
	ReferredAt      string `form:"la_sent"` // asked below the reasons for going there
	ReferralRef     string `form:"la_reference"`
	Police          string `form:"reason_police"`
	Lado            string `form:"reason_lado"`
	Channel         string `form:"reason_channel"`
	Send            string `form:"reason_send"`
	Signposted      string `form:"reason_signposted"`
	OtherService    string `form:"reason_other_service"`
	NoFurtherAction string `form:"reason_no_further_action"`
}

// draft gives the form its meaning.
func (f decideForm) draft() triage.Draft {
	w := triage.Words{
		Summary: f.Summary, Know: f.Know, DontKnow: f.DontKnow, Wishes: f.Wishes, WishesHow: f.WishesHow, Formulation: f.Formulates,
		Immediate: triage.Answer(f.Immediate), ImmediateWhat: f.What, ImmediateWho: f.Who, ImmediateWhen: f.When,
		Reasons: map[triage.Choice]string{}, YoungChoice: f.YoungChoice, NoOptions: f.NoOptions,
		Options: []triage.Option{{What: f.Option1, Involves: f.Involves1}, {What: f.Option2, Involves: f.Involves2}, {What: f.Option3, Involves: f.Involves3}},
		Outside: triage.Answer(f.Outside), OutsideWhy: f.OutsideWhy,
		Parents: triage.Answer(f.Parents), ParentsView: f.ParentsView, ParentsHow: f.ParentsHow, ParentsOn: f.ParentsOn,
		Care:       triage.Care{Status: triage.CareStatus(f.Status), Category: triage.Category(f.Category), Authority: f.Authority, Worker: f.Worker, Phone: f.Phone, Since: f.Since},
		ReferredAt: f.ReferredAt, ReferralRef: f.ReferralRef, Sharing: f.Sharing, SharingBecause: f.SharingBecause,
		Told: triage.Answer(f.Told), ToldHow: f.ToldHow, NotKnown: f.NotKnown, ForPupil: f.ForPupil, ForAuthor: f.ForAuthor,
	}
	if w.Immediate == triage.No {
		w.ImmediateWhat = f.NoneBecause
	}
	if w.Told == triage.No {
		w.ToldHow = f.NotTold
	}
	for _, t := range f.Types {
		w.Types = append(w.Types, triage.Type(t))
	}
	reasons := valuesOf(&f.decideReasons)
	for _, c := range f.Choices {
		w.Choices = append(w.Choices, triage.Choice(c))
		w.Reasons[triage.Choice(c)] = reasons["reason_"+c]
	}
	return triage.Draft{
		Words: w, Owner: staffFrom(f.Owner), Approver: staffFrom(f.Approver), SharingOwner: staffFrom(f.SharingOwner), Review: f.Review, ToldAt: f.ToldAt, Again: f.Again,
		Actions: f.asked(), Version: number(f.Version),
	}
}

// asked lists the lines of what is to be done, each in its place.
func (f decideForm) asked() []triage.NewAction {
	var all []triage.NewAction
	for _, a := range [][3]string{{f.What1, f.Owner1, f.Due1}, {f.What2, f.Owner2, f.Due2}, {f.What3, f.Owner3, f.Due3}} {
		all = append(all, triage.NewAction{What: a[0], Owner: staffFrom(a[1]), Due: a[2]})
	}
	return all
}

func staffFrom(text string) actor.StaffID {
	id, err := ident.Parse[actor.OfStaff](strings.TrimSpace(text))
	if err != nil {
		return actor.StaffID{}
	}
	return id
}
