package demo

import (
	"context"
	"strings"

	"heard/internal/concern"
	"heard/internal/fixture"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/schoolday"
)

// concerns logs every concern of the year at the moment its author did.
func (y *year) concerns() {
	service := concern.NewService(mariadb.Transact[concern.Tx](y.store))
	for _, c := range y.world.Concerns {
		name := "concern " + string(c.Key)
		y.plan(c.WrittenAt, name, func(ctx context.Context) error {
			v, err := y.as(c.Author, "concern", "raise")
			if err != nil {
				return err
			}
			y.madeConcerns[c.Key], err = service.Raise(ctx, v, key(name), draftOf(c))
			return err
		})
	}
}

func draftOf(c fixture.Concern) concern.Draft {
	d := concern.Draft{
		Pupils: []concern.Involved{{Pupil: pupilID(c.Pupil), Part: concern.Affected}},
		When:   schoolday.Local(c.HappenedAt).Format("2006-01-02 15:04"),
		Words: concern.Words{
			Facts: c.Facts, ChildWords: c.Words, Questions: c.Questions, Opinion: c.Opinion, Wishes: c.Wishes, Place: c.Place,
			Present: c.Present, Danger: concern.DangerNo, Done: c.Done, LateReason: c.LateReason, Care: careWords[c.Care],
		},
	}
	if c.Wishes == "" {
		d.Words.Wishes = c.WishesNot
	}
	d.Words.ToldChild = "Yes"
	if !c.ToldChild {
		d.Words.ToldChild = strings.TrimSpace("No. " + c.ToldChildNot)
	}
	if c.InPerson.What != "" {
		d.Words.ToldFirst = "Told in person at " + schoolday.ForStaff(c.InPerson.At)
	}
	for _, o := range c.Others {
		d.Pupils = append(d.Pupils, concern.Involved{Pupil: pupilID(o.Pupil), Part: partOf(o.Part)})
	}
	return d
}

var careWords = map[string]string{
	"first_aid": "First aid", "111": "NHS 111 was called", "999": "999 was called", "none_needed": "None needed", "declined": "Offered and declined",
}

func partOf(s string) concern.Part {
	for _, p := range concern.Parts() {
		if string(p) == s {
			return p
		}
	}
	return concern.Other
}

type concerns = map[fixture.RecordKey]ident.ID[concern.Concern]
