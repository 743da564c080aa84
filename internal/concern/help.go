package concern

import (
	"context"
	"slices"
	"strings"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/response"
)

// Help is what the form shows beside the boxes.
type Help struct {
	Lead   string // whom to speak to first
	Pupils []Found
	Adults []account.Colleague // who may be chosen when it is about an adult; empty otherwise
}

// Found is a pupil with the second identifier that tells them from every other (H2).
type Found struct {
	ID    pupil.ID
	Label string
}

// HelpFor is what the form needs help with.
type HelpFor struct {
	Typed      string   // letters of a pupil's name
	Chosen     []string // ids of the pupils chosen
	AboutAdult bool
	About      actor.StaffID // the adult chosen
}

// Help gives the form the name and number of whom to speak to first, the pupils whom the typed letters fit, and those
// already chosen. It opens nothing about a pupil; a look-up by letters is audited.
func (s *Service) Help(ctx context.Context, v authz.Viewer, ask HelpFor) (Help, error) {
	var h Help
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		h = Help{}
		colleagues, err := tx.Colleagues(ctx)
		if err != nil {
			return err
		}
		h.Lead = leadOf(colleagues, ask.AboutAdult, response.Bars{{Who: ask.About, Why: response.About}})
		if ask.AboutAdult {
			h.Adults = inSchool(colleagues, v.Actor().StaffID())
		}
		roster, err := tx.Roster(ctx)
		if err != nil {
			return err
		}
		h.Pupils = fitting(roster, ask)
		if strings.TrimSpace(ask.Typed) == "" {
			return nil
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PupilFind})
	})
	return h, fault.Wrap("concern.Help", err)
}

// Suggest gives the pupils whom the typed letters fit, while somebody types them.
func (s *Service) Suggest(ctx context.Context, v authz.Viewer, typed string) ([]Found, error) {
	h, err := s.Help(ctx, v, HelpFor{Typed: typed})
	return h.Pupils, err
}

// mostFound keeps the roll from being browsed.
const mostFound = 8

func fitting(roster *pupil.Roster, ask HelpFor) []Found {
	var all []Found
	for _, text := range ask.Chosen {
		if id, err := ident.Parse[actor.OfPupil](text); err == nil && roster.Label(id) != "" {
			all = append(all, Found{id, roster.Label(id)})
		}
	}
	found, _ := roster.Search(ask.Typed, mostFound)
	for _, p := range found {
		if !slices.ContainsFunc(all, func(f Found) bool { return f.ID == p.ID }) {
			all = append(all, Found{p.ID, roster.Label(p.ID)})
		}
	}
	return all
}

func inSchool(d *account.Directory, but actor.StaffID) []account.Colleague {
	return slices.DeleteFunc(d.All(), func(c account.Colleague) bool { return c.State == account.Left || c.ID == but })
}

// leadOf says whom to go to in person: the safeguarding lead, or the head when it is about an adult; the adult it is about
// never, nor anybody else who is barred.
func leadOf(d *account.Directory, aboutAdult bool, bars response.Bars) string {
	roles := []actor.Role{actor.DSL, actor.DeputyDSL, actor.Head}
	if aboutAdult {
		roles = []actor.Role{actor.Head}
	}
	for _, role := range roles {
		for _, c := range d.With(role) {
			if !bars.Has(c.ID) {
				return strings.TrimSuffix(c.Person.Name+", "+c.Person.Phone, ", ")
			}
		}
	}
	if aboutAdult {
		return "the chair of governors, or the local authority's designated officer (LADO)"
	}
	return "the headteacher"
}
