package triage

import (
	"context"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/outline"
	"heard/internal/schoolday"
)

// DueItems gives what decisions wait for, for the list of those who answer for the entries: a sharing record that is owed from
// the first day on, and the local authority's answer on its day and until it comes (C-08: no answer, chase and log).
func (s *Service) DueItems(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) (outline.Dues, error) {
	var all []outline.Due
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		all = nil
		found, err := tx.AwaitedDue(ctx, v, until, most+1)
		if err != nil || len(found) == 0 {
			return err
		}
		colleagues, err := tx.Colleagues(ctx)
		if err != nil {
			return err
		}
		for _, a := range found {
			d := a.due(schoolday.DateOf(tx.Now()))
			d.Href = AwaitedPath(v.Object(), a.ID)
			if by := a.HeldBy(); by != tx.Actor().StaffID() {
				d.What += " (" + colleagues.NameOr(by, "nobody yet") + ")"
			}
			all = append(all, d)
		}
		return nil
	})
	return outline.FirstOf(most, all), fault.Wrap("triage.DueItems", err)
}

// due is its line of the morning's list, with the one next action.
func (a Awaited) due(today schoolday.Date) outline.Due {
	d := outline.Due{Record: a.ID.Raw(), On: a.DueOn, Pupils: a.Pupils}
	switch {
	case a.Words.What == SharingRecord:
		d.What, d.Next = "record of what is shared, not linked yet, "+a.Reference, "Link the record"
	case a.made().IsZero():
		d.What, d.Next = "referral to children's social care, not noted as made, "+a.Reference, "Say when it was made"
	case a.DueOn.Before(today):
		d.What, d.Next = "children's social care has not answered, "+a.Reference, "Chase, and write it down"
		if at := a.chased(); !at.IsZero() {
			d.What += ", last chased " + schoolday.ForStaff(at)
		}
	default:
		d.What, d.Next = "answer of children's social care, due today, "+a.Reference, "Write their answer"
	}
	return d
}

// AwaitedPath is where something awaited opens.
func AwaitedPath(o authz.Object, id AwaitedID) string { return Pages[o] + "/awaited/" + id.String() }
