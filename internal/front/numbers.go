package front

import (
	"context"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/once"
)

// Person is somebody at school whom any adult may call.
type Person struct{ Name, Role, Phone string }

// Numbers are the people and offices that any adult may call without asking first (4.17).
type Numbers struct {
	People     []Person // lead, deputies, head, in this order
	SocialCare string   // of the local authority; empty while nobody has entered it
	OutOfHours string
	LADO       string
}

// The settings that hold the numbers of the local authority. Whoever sets the school up enters them.
const (
	SettingSocialCare = "number.social_care"
	SettingOutOfHours = "number.social_care_night"
	SettingLADO       = "number.lado"
)

// Numbers reads the directory and the school's settings. It opens no record.
func (s *Service) Numbers(ctx context.Context, a actor.Actor) (Numbers, error) {
	var n Numbers
	err := s.transact(ctx, a, func(tx Tx) error {
		d, err := tx.Colleagues(ctx)
		if err != nil {
			return err
		}
		entered, err := tx.Settings(ctx, "number.")
		if err != nil {
			return err
		}
		n = Numbers{People: people(d), SocialCare: entered[SettingSocialCare], OutOfHours: entered[SettingOutOfHours], LADO: entered[SettingLADO]}
		return nil
	})
	return n, fault.Wrap("front.Numbers", err)
}

// SaveNumbers enters the numbers of the local authority. Only those whom the policy lets change them may call it; an empty
// one is shown as not entered yet, never as nothing to call.
func (s *Service) SaveNumbers(ctx context.Context, v authz.Viewer, k once.Key, n Numbers) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		if _, replay, err := tx.Once(ctx, k, v.Actor().Account.Raw()); err != nil || replay {
			return err
		}
		for name, number := range map[string]string{SettingSocialCare: n.SocialCare, SettingOutOfHours: n.OutOfHours, SettingLADO: n.LADO} {
			if err := tx.SaveSetting(ctx, name, number); err != nil {
				return err
			}
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.NumbersSet})
	})
	return fault.Wrap("front.SaveNumbers", err)
}

func people(d *account.Directory) []Person {
	var all []Person
	seen := map[actor.StaffID]bool{}
	for _, role := range []actor.Role{actor.DSL, actor.DeputyDSL, actor.Head} {
		for _, c := range d.With(role) {
			if !seen[c.ID] {
				all = append(all, Person{c.Person.Name, role.Title(), c.Person.Phone})
				seen[c.ID] = true
			}
		}
	}
	return all
}
