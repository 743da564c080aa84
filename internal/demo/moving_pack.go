package demo

import (
	"context"

	"heard/internal/schoolday"
	"heard/internal/transition"
)

// write puts every section down: in the young person's own hand where it is theirs, with them where an adult keeps it.
func (m *move) write(ctx context.Context) error {
	for _, p := range m.from.Pack {
		s, _ := transition.SectionOf(transition.Key(p.Key))
		v, err := m.asPupil(m.from.Pupil, "own_transition", "write")
		if !s.MayWrite(transition.Own) {
			v, err = m.worker("transition", "write")
		}
		if err != nil {
			return err
		}
		boxes := map[string]string{}
		for _, b := range p.Boxes {
			boxes[b.Key] = b.Text
		}
		if err := m.desk.Write(ctx, v, key(m.name+" section "+p.Key), m.id, s.Key, 0, boxes); err != nil {
			return err
		}
	}
	return nil
}

func (m *move) answer(ctx context.Context) error {
	v, err := m.asPupil(m.from.Pupil, "own_pack", "choose")
	if err != nil {
		return err
	}
	var choices []transition.Choice
	for _, p := range m.from.Pack {
		choices = append(choices,
			transition.Choice{Section: transition.Key(p.Key), Receiver: transition.Receiving, Yes: p.ToService == "yes"},
			transition.Choice{Section: transition.Key(p.Key), Receiver: transition.GP, Yes: p.ToGP == "yes"})
	}
	return m.desk.Choose(ctx, v, key(m.name+" answers"), choices)
}

// protect writes the safeguarding summary down, under the decision that the fixture names.
func (m *move) protect(ctx context.Context) error {
	f := m.from.Protection
	v, err := m.as(m.lead(), "transition", "protect")
	if err != nil {
		return err
	}
	p := transition.Protection{Decision: m.madeSharing[f.Decision].String()}
	for _, x := range f.Facts {
		p.Facts = append(p.Facts, transition.Fact{On: schoolday.DateOf(x.On), Text: x.Text, Source: x.Source})
	}
	_, err = m.desk.Save(ctx, v, key(m.name+" protection"), m.id, transition.Change{Slot: transition.SlotProtection, Body: transition.Body{Protection: &p}})
	return err
}

func (m *move) make(ctx context.Context) error {
	v, err := m.worker("pack", "make")
	if err == nil {
		m.pack, err = m.desk.Make(ctx, v, key(m.name+" pack"), m.id)
	}
	return err
}

func (m *move) sign(ctx context.Context) error {
	v, err := m.asPupil(m.from.Pupil, "own_pack", "sign")
	if err != nil {
		return err
	}
	return m.desk.Sign(ctx, v, key(m.name+" signed"), m.pack)
}

// send gives the service its copy and, when its slip has come back by now, writes that down.
func (m *move) send(ctx context.Context) error {
	v, err := m.worker("pack", "issue")
	if err != nil {
		return err
	}
	to := m.orgName(m.from.SentTo)
	issue, err := m.desk.Issue(ctx, v, key(m.name+" sent"), m.id, m.pack, transition.Receiving, transition.IssueWords{To: to, How: "Secure mail, after a call"})
	if err != nil || m.from.Acknowledged.IsZero() || m.from.Acknowledged.After(m.world.Now) {
		return err
	}
	a := transition.Acknowledgement{On: schoolday.DateOf(m.from.Acknowledged), By: to}
	m.clock.Set(m.from.Acknowledged)
	return m.desk.Acknowledge(ctx, v, key(m.name+" arrived"), m.id, issue, a)
}
