package transition

import (
	"context"
	"crypto/sha256"
	"slices"
	"strings"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/schoolday"
	"heard/internal/sharing"
)

// Choose saves the young person's answers, on their own page: what goes to the adult service and to the GP. Only what
// changed is written, as new answers beside the old.
func (s *Desk) Choose(ctx context.Context, v authz.Viewer, k once.Key, choices []Choice) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, err := s.own(ctx, tx, v, ID{})
		if err != nil {
			return err
		}
		o, err := s.load(ctx, tx, t)
		if err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, t.ID.Raw()); err != nil || replay {
			return err
		}
		changed := o.Answers.changed(choices, tx.Now())
		for _, a := range changed {
			if err := tx.InsertAgreement(ctx, a.agreement(t)); err != nil {
				return err
			}
		}
		if len(changed) > 0 {
			if err := tellWorker(ctx, tx, t); err != nil {
				return err
			}
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PackAnswer, Record: t.ID.Raw(), Pupil: t.Pupil})
	})
	return fault.Wrap("transition.Choose", err)
}

// Make keeps the data set as it is now as a new version, and tells the young person that it waits for their look.
func (s *Desk) Make(ctx context.Context, v authz.Viewer, k once.Key, id ID) (PackID, error) {
	pack := ident.New[Pack](s.clock.Now())
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, o, err := s.forChange(ctx, tx, v, id)
		if err != nil {
			return err
		}
		prior, replay, err := tx.Once(ctx, k, pack.Raw())
		if err != nil || replay {
			pack = ident.Of[Pack](prior)
			return err
		}
		d, err := s.compile(ctx, tx, o)
		if err != nil {
			return err
		}
		p := Pack{ID: pack, Tracker: id, Number: d.Number, MadeAt: tx.Now(), MadeBy: tx.Actor().Person, Data: d}
		if err := tx.InsertPack(ctx, p); err != nil {
			return err
		}
		if err := tellPupil(ctx, tx, t); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PackMake, Record: pack.Raw(), Pupil: t.Pupil})
	})
	return pack, fault.Wrap("transition.Make", err)
}

// Sign is the young person saying of the newest version: this is right.
func (s *Desk) Sign(ctx context.Context, v authz.Viewer, k once.Key, pack PackID) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, err := s.own(ctx, tx, v, ID{})
		if err != nil {
			return err
		}
		p, err := tx.PackByID(ctx, t.ID, pack)
		if err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, pack.Raw()); err != nil || replay {
			return err
		}
		if p.SignedAt.IsZero() {
			if err := tx.InsertPackSignature(ctx, t.ID, pack); err != nil {
				return err
			}
		}
		if err := tellWorker(ctx, tx, t); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PackSign, Record: pack.Raw(), Pupil: t.Pupil})
	})
	return fault.Wrap("transition.Sign", err)
}

// Opened is one copy of a version, ready to be shown.
type Opened struct {
	Sheet  Sheet
	Pack   Pack
	Reader Tracker
}

// Open gives one copy of a version to look at. It is audited.
func (s *Desk) Open(ctx context.Context, v authz.Viewer, id ID, pack PackID, c Copy) (Opened, error) {
	o, err := s.open(ctx, v, id, pack, c, audit.PackRead)
	return o, fault.Wrap("transition.Open", err)
}

func (s *Desk) open(ctx context.Context, v authz.Viewer, id ID, pack PackID, c Copy, action audit.Action) (Opened, error) {
	var o Opened
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, err := s.own(ctx, tx, v, id)
		if err != nil {
			return err
		}
		if !c.IsKnown() {
			return fault.Lost()
		}
		p, err := tx.PackByID(ctx, t.ID, pack)
		if err != nil {
			return err
		}
		o = Opened{Sheet: Cut(p.Data, c), Pack: p, Reader: t}
		if v.Actor().Kind == actor.KindPupil {
			o.Sheet = o.Sheet.ForPupil(p.Data)
		} else {
			o.Sheet = o.Sheet.ForStaff()
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: action, Record: pack.Raw(), Pupil: t.Pupil})
	})
	return o, err
}

// Preview gives a copy as it would be now, before any version is made of it: what the young person decides upon.
func (s *Desk) Preview(ctx context.Context, v authz.Viewer, c Copy) (Sheet, error) {
	var sheet Sheet
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, err := s.own(ctx, tx, v, ID{})
		if err != nil {
			return err
		}
		if !c.IsKnown() {
			return fault.Lost()
		}
		o, err := s.load(ctx, tx, t)
		if err != nil {
			return err
		}
		d, err := s.compile(ctx, tx, o)
		if err != nil {
			return err
		}
		sheet = Cut(d, c).ForPupil(d)
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PackRead, Record: t.ID.Raw(), Pupil: t.Pupil})
	})
	return sheet, fault.Wrap("transition.Preview", err)
}

// Print gives one copy of a version as a file. It is audited, and the file is set after the transaction has ended. A
// printed preview is no issue: what leaves the school for a service or a GP goes through Issue.
func (s *Desk) Print(ctx context.Context, v authz.Viewer, id ID, pack PackID, c Copy) ([]byte, error) {
	o, err := s.open(ctx, v, id, pack, c, audit.PackPrint)
	if err != nil {
		return nil, fault.Wrap("transition.Print", err)
	}
	file, err := s.print(o.Sheet)
	return file, fault.Wrap("transition.Print", err)
}

// Issue records that one copy of a version was given to somebody: which, to whom, how, and the hash of the very file. It is
// refused when the young person has changed an answer since the version was made. Without their signature it needs a
// reason: agreement never stands in the way when a child must be protected (4.16), and its absence is never silent.
func (s *Desk) Issue(ctx context.Context, v authz.Viewer, k once.Key, id ID, pack PackID, c Copy, w IssueWords) (ident.ID[Issue], error) {
	var p Pack
	var decisions []Ruling
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, err := tx.TrackerByID(ctx, v, id)
		if err != nil {
			return err
		}
		if decisions, err = tx.DecisionsToShare(ctx, t.Pupil); err != nil {
			return err
		}
		p, err = tx.PackByID(ctx, t.ID, pack)
		return err
	})
	if err == nil {
		err = w.check(p, c, decisions)
	}
	if err != nil {
		return ident.ID[Issue]{}, fault.Wrap("transition.Issue", err)
	}
	file, err := s.print(Cut(p.Data, c).ForStaff())
	if err != nil {
		return ident.ID[Issue]{}, fault.Wrap("transition.Issue", err)
	}
	issue := Issue{ID: ident.New[Issue](s.clock.Now()), Pack: pack, Number: p.Number, Copy: c, Hash: sha256.Sum256(file), Words: w}
	made, err := s.issue(ctx, v, k, id, p, issue)
	return made, fault.Wrap("transition.Issue", err)
}

func (w IssueWords) check(p Pack, c Copy, decisions []Ruling) error {
	var f fault.Fields
	f.Need(c.IsKnown(), "copy", "Choose which copy.")
	f.Need(strings.TrimSpace(w.To) != "", "to", "Say who receives it: person, role and organisation.")
	f.Need(strings.TrimSpace(w.How) != "", "how", "Say how it goes: in person, secure mail, the service's portal.")
	free := c == Mine || !p.SignedAt.IsZero()
	f.Need(free || strings.TrimSpace(w.Unsigned) != "", "unsigned",
		"The young person has not signed this version off. Ask them first, or say why it must go without, and when they are told.")
	f.Need(free || among(decisions, w.Decision), "decision", "Without their signature it goes only under a recorded information-sharing decision. Record that first.")
	return f.Err()
}

func (s *Desk) issue(ctx context.Context, v authz.Viewer, k once.Key, id ID, p Pack, i Issue) (made ident.ID[Issue], err error) {
	err = s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, err := tx.TrackerByID(ctx, v, id)
		if err != nil {
			return err
		}
		o, err := s.load(ctx, tx, t)
		if err != nil {
			return err
		}
		if i.Copy != Mine && !sameGrants(p.Data.Grants, o.Answers.grants()) {
			return fault.New(fault.Conflict, "The young person has changed what may be shared since this version was made. Make a new version.")
		}
		if err := mayName(ctx, tx, t.Pupil, p.Data); err != nil {
			return err
		}
		i.At, i.By = tx.Now(), tx.Actor().Person
		prior, replay, err := tx.Once(ctx, k, i.ID.Raw())
		made = ident.Of[Issue](prior)
		if err != nil || replay {
			return err
		}
		if err := tx.InsertIssue(ctx, id, i); err != nil {
			return err
		}
		if i.Untold, err = tx.IsUntold(ctx, i.Under()); err != nil {
			return err
		}
		if err := i.tellPupil(ctx, tx, t); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PackIssue, Record: p.ID.Raw(), Pupil: t.Pupil})
	})
	return made, err
}

// Acknowledge writes down that the receiving service has sent its slip back.
func (s *Desk) Acknowledge(ctx context.Context, v authz.Viewer, k once.Key, id ID, issue ident.ID[Issue], a Acknowledgement) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, o, err := s.forChange(ctx, tx, v, id)
		if err != nil {
			return err
		}
		n := slices.IndexFunc(o.Issues, func(i Issue) bool { return i.ID == issue })
		if n < 0 {
			return fault.Lost()
		}
		var f fault.Fields
		f.Need(!a.On.IsZero(), "on", "Write the day like this: 20/11/2026.")
		f.Need(!a.On.After(schoolday.DateOf(tx.Now())), "on", notYetDone)
		f.Need(a.By != "", "by", "Say who sent it back.")
		if err := f.Err(); err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, issue.Raw()); err != nil || replay {
			return err
		}
		if err := tx.InsertAcknowledgement(ctx, id, issue, a); err != nil {
			return err
		}
		if err := o.Issues[n].tellPupil(ctx, tx, t); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PackAcknowledge, Record: issue.Raw(), Pupil: t.Pupil})
	})
	return fault.Wrap("transition.Acknowledge", err)
}

// Under is the sharing decision under which a copy went; zero where the young person had signed it off.
func (i Issue) Under() sharing.DecisionID {
	d, _ := ident.Parse[sharing.Decision](i.Words.Decision)
	return d
}

// tellPupil tells the young person that there is news, unless the decision says that they are not told yet.
func (i Issue) tellPupil(ctx context.Context, tx Tx, t Tracker) error {
	if i.Untold {
		return nil
	}
	return tellPupil(ctx, tx, t)
}
