package demo

import (
	"context"
	"slices"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/concern"
	"heard/internal/fixture"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/schoolday"
	"heard/internal/triage"
)

// entry is a concern or a request that was decided about.
type entry struct {
	object authz.Object
	record func() ident.Raw // known once the entry has been played
	pupil  fixture.PupilKey
	from   *fixture.Concern // nil for a request
}

// decisions takes up concerns, decides about entries of both kinds, and closes what was closed.
func (y *year) decisions() {
	service := triage.NewService(mariadb.Transact[triage.Tx](y.store), y.policy, triage.Concerns, triage.Requests)
	entries := y.entries()
	for _, c := range y.takenUp() {
		name := "concern " + string(c.Key) + " taken up"
		y.plan(c.Acknowledged.At, name, func(ctx context.Context) error {
			v, err := y.as(c.Acknowledged.By, "concern", "decide")
			if err != nil {
				return err
			}
			return service.Acknowledge(ctx, v, key(name), entries[c.Key].record())
		})
	}
	for _, d := range y.world.Decisions {
		all := append(append([]fixture.RecordKey{}, d.Concerns...), d.SelfReferrals...)
		for i, k := range all {
			s := &settled{year: y, service: service, from: d, entry: entries[k], again: i > 0, name: "decision " + string(d.Key) + " on " + string(k)}
			y.plan(d.DecidedAt, s.name, s.decide)
			s.answers()
			if s.entry.from != nil {
				y.plan(d.ClosedAt, s.name+" closed", s.close)
			}
		}
	}
}

// stillUnseen is how many concerns a visitor finds that nobody has taken up: a morning's, not a month's.
const stillUnseen = 6

// takenUp gives the concerns with who took them up. Older ones that the fixture leaves open were seen by the safeguarding
// lead the same afternoon.
func (y *year) takenUp() []fixture.Concern {
	decided := map[fixture.RecordKey]bool{}
	for _, d := range y.world.Decisions {
		for _, k := range d.Concerns {
			decided[k] = true
		}
	}
	all := slices.Clone(y.world.Concerns)
	slices.SortStableFunc(all, func(a, b fixture.Concern) int { return b.WrittenAt.Compare(a.WrittenAt) })
	unseen := 0
	for i := range all {
		c := &all[i]
		if c.WrittenAt.After(y.world.Now) || !c.Acknowledged.At.IsZero() || decided[c.Key] {
			continue
		}
		if unseen++; unseen > stillUnseen && c.Author != y.lead() {
			c.Acknowledged = fixture.Read{By: y.lead(), At: c.WrittenAt.Add(2 * time.Hour)}
		}
	}
	return all
}

func (y *year) entries() map[fixture.RecordKey]entry {
	all := map[fixture.RecordKey]entry{}
	for i, c := range y.world.Concerns {
		all[c.Key] = entry{"concern", func() ident.Raw { return y.madeConcerns[c.Key].Raw() }, c.Pupil, &y.world.Concerns[i]}
	}
	for _, s := range y.world.SelfReferrals {
		all[s.Key] = entry{"self_referral", func() ident.Raw { return y.madeRequests[s.Key].Raw() }, s.Pupil, nil}
	}
	return all
}

// settled is one decision about one entry on its way through the year.
type settled struct {
	*year
	service *triage.Service
	from    fixture.Decision
	entry   entry
	again   bool // the same decision was written on another entry, with what is to be done
	name    string
}

func (s *settled) decide(ctx context.Context) error {
	v, err := s.as(s.from.Decider, s.entry.object, "decide")
	if err != nil {
		return err
	}
	record := s.entry.record()
	d := s.draft()
	if err := s.outside(ctx, &d); err != nil {
		return err
	}
	d.Version = s.standings[record]
	s.standings[record]++
	return s.service.Decide(ctx, v, key(s.name), record, d)
}

func (s *settled) close(ctx context.Context) error {
	v, err := s.as(s.from.Decider, s.entry.object, "decide")
	if err != nil {
		return err
	}
	return s.service.Close(ctx, v, key(s.name+" closed"), s.entry.record(), s.standings[s.entry.record()], s.from.Result)
}

func (s *settled) draft() triage.Draft {
	f := s.from
	d := triage.Draft{
		Owner: staffID(f.Decider), Review: typedDay(f.ReviewAt), ToldAt: typed(f.ToldAt),
		Words: triage.Words{
			Summary: f.Summary, Know: f.Know, DontKnow: f.DontKnow, Wishes: f.Wishes, WishesHow: f.WishesHow, Formulation: f.Formulation,
			OutsideWhy: f.OutsideNote, ParentsView: f.ParentsView, ParentsHow: f.ParentsNote, Parents: triage.Answer(f.Parents),
			Told: triage.Yes, ToldHow: f.ToldHow, ForPupil: f.Plain, YoungChoice: f.Choice,
			Outside: outsideWords[f.OutsideHelp], Reasons: map[triage.Choice]string{},
		},
	}
	if d.Words.Parents == triage.NotYet {
		d.Words.ParentsOn = d.Review
	}
	s.immediate(&d.Words)
	s.outcomes(&d.Words)
	s.gaps(&d.Words)
	s.types(&d.Words)
	if s.answersFor(f.Owner) {
		d.Owner = staffID(f.Owner)
	} else if f.ClosedAt.IsZero() && !s.again { // somebody else does it, and those who answer for the entry own the decision
		d.Actions = []triage.NewAction{{What: s.task(), Owner: staffID(f.Owner), Due: d.Review}}
	}
	return d
}

// types takes over what the year's author wrote that the concern was about, in the program's own terms.
func (s *settled) types(w *triage.Words) {
	if s.entry.from == nil {
		return
	}
	for _, c := range s.entry.from.Categories {
		t, other := typeOf[c]
		if !other {
			t = triage.Type(c)
		}
		if t.Says() != "" && !slices.Contains(w.Types, t) {
			w.Types = append(w.Types, t)
		}
	}
	if len(w.Types) == 0 {
		w.Types = []triage.Type{triage.OtherType}
	}
}

var typeOf = map[string]triage.Type{
	"criminal_exploitation": "exploitation", "forced_marriage": "honour_based", "sexual_harassment": "sexual_violence", "bullying": "child_on_child",
	"identity_bullying": "child_on_child", "eating": "mental_health",
}

// task is the one line that the colleague reads, who may open nothing else: it names the child as a lead would to them.
func (s *settled) task() string {
	p, kind := s.world.Pupil(s.entry.pupil), triage.Choice(s.from.Outcomes[0].Kind).Says()
	return kind + " for " + p.FirstName() + " " + string([]rune(p.Family)[:1]) + ": see it through, and tell " + s.world.StaffMember(s.from.Decider).Name() + " how it went"
}

var outsideWords = map[string]triage.Answer{"yes_offered": triage.Offered, "yes_declined": triage.Declined, "no": triage.No}

func (s *settled) immediate(w *triage.Words) {
	w.Immediate, w.ImmediateWhat = triage.No, strings.TrimPrefix(s.from.Immediate, "none now because ")
	if s.from.Urgent {
		w.Immediate, w.ImmediateWho, w.ImmediateWhen = triage.Yes, s.world.StaffMember(s.from.Decider).Name(), "The same day"
	}
}

func (s *settled) outcomes(w *triage.Words) {
	for _, o := range s.from.Outcomes {
		c := triage.Choice(o.Kind)
		if w.Reasons[c] == "" {
			w.Choices = append(w.Choices, c)
		} else {
			w.Reasons[c] += "\n"
		}
		w.Reasons[c] += o.Reason
	}
	for _, o := range s.from.Against {
		w.Reasons[w.Choices[0]] += "\nConsidered and decided against: " + o.Kind + ". " + o.Reason
	}
	for _, o := range s.from.Options {
		w.Options = append(w.Options, triage.Option{What: o.What, Involves: o.Involves})
	}
	if len(w.Options) < 2 {
		w.NoOptions = "There was one way that could be offered. It was talked through with them, and so was saying no to it."
	}
}

// gaps says what the author of a concern never answered, and gives them their word back.
func (s *settled) gaps(w *triage.Words) {
	if s.entry.from == nil {
		return
	}
	w.ForAuthor = s.entry.from.Feedback
	if len((concern.Concern{Words: draftOf(*s.entry.from).Words}).MissingForDecision(nil)) > 0 {
		w.NotKnown = "Not asked on the day. It was not needed to decide."
	}
}

// answersFor reports whether the colleague is one of those who may own a decision.
func (y *year) answersFor(who fixture.StaffKey) bool {
	for _, r := range y.roles[who] {
		if r == actor.DSL || r == actor.DeputyDSL || r == actor.Head {
			return true
		}
	}
	return false
}

func typedDay(at time.Time) string { return schoolday.Local(at).Format("02/01/2006") }

func typed(at time.Time) string { return schoolday.Local(at).Format("02/01/2006 15:04") }
