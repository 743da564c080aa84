package demo

import (
	"context"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fixture"
	"heard/internal/mariadb"
	"heard/internal/pdf/packs"
	"heard/internal/pupil"
	"heard/internal/roll"
	"heard/internal/schoolday"
	"heard/internal/transition"
)

// caseloads puts each young person with the adults whom their plan, or their move, names.
func (s School) caseloads(r *roll.School) {
	seen := map[roll.Caseload]bool{}
	add := func(who fixture.StaffKey, of fixture.PupilKey, part string) {
		c := roll.Caseload{Staff: staffID(who), Pupil: pupilID(of), Part: part}
		if who != "" && !seen[c] {
			r.Caseloads, seen[c] = append(r.Caseloads, c), true
		}
	}
	for _, p := range s.World.SupportPlans {
		add(p.KeyAdult, p.Pupil, "key_adult")
		add(p.Coordinator, p.Pupil, "coordinator")
		add(p.Navigator, p.Pupil, "navigator")
	}
	for _, t := range s.World.Transitions {
		add(t.NamedWorker, t.Pupil, "named_worker")
	}
	for _, f := range s.World.Referrals {
		part := "key_adult"
		if by := s.World.StaffMember(f.By); by != nil && by.Role == string(actor.Navigator) {
			part = "navigator"
		}
		add(f.By, f.Pupil, part)
	}
}

// moving plays the moves at 18: six young people, one of them with a whole pack.
func (y *year) moving() {
	desk := transition.NewDesk(mariadb.Transact[transition.Tx](y.store), y.clock, y.world.Identity.Name, packs.Print)
	for _, t := range y.world.Transitions {
		m := &move{year: y, desk: desk, from: t, name: "move " + string(t.Key)}
		if t.StartedOn.IsZero() {
			continue
		}
		y.plan(y.atWork(t.StartedOn), m.name, m.start)
		began := y.atWork(later(t.StartedOn, t.WorkerSince)).Add(time.Hour)
		y.plan(began, m.name+" terms", m.terms)
		for i := range t.Services {
			y.plan(began.Add(time.Duration(i+1)*time.Minute), m.name+" service", m.service(i))
		}
		for i, meeting := range t.Meetings {
			y.plan(y.atWork(later(meeting.At, began.Add(time.Hour))), m.name+" meeting", m.meeting(i))
		}
		if !t.SignedOffAt.IsZero() {
			m.planPack(t)
		}
	}
}

// move is one young person's move on its way through the year.
type move struct {
	*year
	desk  *transition.Desk
	from  fixture.Transition
	name  string
	id    transition.ID
	adult transition.ItemID // the first service with something that takes over
	pack  transition.PackID
}

// planPack puts each step of the pack behind the one that it needs: what moves to a school day once moved behind the making, and the
// pack was empty.
func (m *move) planPack(t fixture.Transition) {
	m.plan(m.atWorkBefore(t.SignedOffAt.AddDate(0, 0, -9)), m.name+" words", m.write)
	m.plan(m.atWorkBefore(t.SignedOffAt.AddDate(0, 0, -9)).Add(10*time.Minute), m.name+" answers", m.answer)
	for i, a := range t.AdultsMet {
		m.plan(a.At, m.name+" adult met", m.met(i))
	}
	step := t.SignedOffAt.Add(-2 * time.Hour)
	for _, d := range m.world.Sharing {
		if d.Key == t.Protection.Decision {
			step = later(step, d.At.Add(10*time.Minute))
		}
	}
	m.plan(step, m.name+" protection", m.protect)
	step = step.Add(20 * time.Minute)
	m.plan(step, m.name+" pack", m.make)
	step = later(t.SignedOffAt, step.Add(10*time.Minute))
	m.plan(step, m.name+" signed", m.sign)
	m.plan(later(t.SentAt, step.Add(10*time.Minute)), m.name+" sent", m.send)
}

// worker gives the grant of whoever holds the move: the named worker, or the safeguarding lead while there is none.
func (m *move) worker(o authz.Object, a authz.Action) (authz.Viewer, error) {
	if m.from.NamedWorker == "" {
		return m.as(m.lead(), o, a)
	}
	return m.as(m.from.NamedWorker, o, a)
}

func (y *year) lead() fixture.StaffKey { return y.holder(actor.DSL) }

// holder is the first member of staff with a role.
func (y *year) holder(role actor.Role) fixture.StaffKey {
	for _, s := range y.world.Staff {
		if s.Role == string(role) {
			return s.Key
		}
	}
	return ""
}

func (m *move) start(ctx context.Context) error {
	v, err := m.as(m.lead(), "transition", "start")
	if err != nil {
		return err
	}
	var worker actor.StaffID
	if m.from.NamedWorker != "" {
		worker = staffID(m.from.NamedWorker)
	}
	m.id, err = m.desk.Start(ctx, v, key(m.name), pupilID(m.from.Pupil), worker)
	return err
}

func (m *move) terms(ctx context.Context) error {
	v, err := m.worker("transition", "change")
	if err != nil {
		return err
	}
	f := m.from
	t := transition.Terms{
		Transfer: schoolday.DateOf(f.Target), StableNote: f.StableNote, MissedWho: f.Missed, NextReview: schoolday.DateOf(m.world.Now.AddDate(0, 2, 0)),
		Receiver: m.orgName(f.SentTo), GP: m.world.Pupil(f.Pupil).GP,
	}
	org, _, _ := strings.Cut(f.Anchor, ",")
	t.Anchor = m.orgName(fixture.OrgKey(org))
	t.AnchorHelps = t.Anchor != ""
	switch f.Stable {
	case "yes":
		t.Stable = transition.Stable
	case "no", "not yet":
		t.Stable = transition.NotStable
	}
	// The fixture counts days and the rule counts months: whichever is the longer support.
	t.WorkerFrom = schoolday.DateOf(f.WorkerSince)
	t.WorkerUntil = schoolday.DateOf(f.WorkerUntil)
	if least := pupil.MonthsBefore(t.Transfer, -6); t.WorkerUntil.Before(least) {
		t.WorkerUntil = least
	}
	if last := pupil.MonthsBefore(t.Transfer, 6); t.WorkerFrom.After(last) {
		t.WorkerFrom = last
	}
	var worker actor.StaffID
	if f.NamedWorker != "" {
		worker = staffID(f.NamedWorker)
	}
	return m.desk.SaveTerms(ctx, v, key(m.name+" terms"), m.id, 0, worker, t)
}

func (y *year) orgName(k fixture.OrgKey) string {
	for _, o := range y.world.Organisations {
		if o.Key == k {
			return o.Name
		}
	}
	return ""
}

func (m *move) save(ctx context.Context, name string, slot transition.Slot, body transition.Body) (transition.ItemID, error) {
	v, err := m.worker("transition", "change")
	if err != nil {
		return transition.ItemID{}, err
	}
	return m.desk.Save(ctx, v, key(name), m.id, transition.Change{Slot: slot, Body: body})
}

var endWords = map[string]string{"leaving": "Leaving school", "18": "18th birthday"}

func (m *move) service(i int) func(context.Context) error {
	return func(ctx context.Context) error {
		l := m.from.Services[i]
		s := transition.Service{Name: l.Name, EndsAge: l.EndsAt, Equivalent: l.Next, Contact: l.Contact, Status: l.Status}
		if words := endWords[l.EndsAt]; words != "" {
			s.EndsAge = words
		}
		if l.Next == "the same" {
			s.Equivalent, s.EndsAge, s.GoesOn = "", "", true
		}
		if l.Contact == "-" {
			s.Contact = ""
		}
		if l.Nothing {
			s.Equivalent, s.NothingFound, s.LookedOn = "", true, schoolday.DateOf(m.clock.Now())
		}
		id, err := m.save(ctx, m.name+" service "+l.Name, transition.SlotService, transition.Body{Service: &s})
		if s.Equivalent != "" && m.adult.IsZero() {
			m.adult = id
		}
		return err
	}
}

func (m *move) meeting(i int) func(context.Context) error {
	return func(ctx context.Context) error {
		x := m.from.Meetings[i]
		b := transition.Meeting{Purpose: transition.Yearly, On: schoolday.DateOf(x.At), Who: x.Who, Does: x.Say, AnchorAsked: true}
		_, err := m.save(ctx, m.name+" meeting "+b.On.String(), transition.SlotMeeting, transition.Body{Meeting: &b})
		return err
	}
}

func (m *move) met(i int) func(context.Context) error {
	return func(ctx context.Context) error {
		x := m.from.AdultsMet[i]
		b := transition.Meeting{Purpose: transition.Practitioner, On: schoolday.DateOf(x.At), Who: x.Who, Service: m.adult.String(), AnchorAsked: true}
		_, err := m.save(ctx, m.name+" met "+b.On.String(), transition.SlotMeeting, transition.Body{Meeting: &b})
		return err
	}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
