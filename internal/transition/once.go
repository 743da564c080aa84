package transition

import (
	"context"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/plan"
)

// Source is a section of one of the young person's plans, from which a box of the pack can be filled.
type Source struct {
	Kind plan.Kind
	Part plan.Key
}

// sources says where a box's words may stand already. The first section of the safety plan is no source: it is written
// here only by somebody who wants it here.
var sources = map[Key]map[string]Source{
	KeyProfile: {"matters": {plan.Support, "matters"}, "people": {plan.Support, "around_me"}, "do": {plan.Support, "please"}},
	KeyAbout: {
		"important": {plan.Support, "matters"}, "people": {plan.Support, "around_me"}, "communicate": {plan.Support, "talk_to_me"},
		"wellness": {plan.Support, "wellness"}, "do": {plan.Support, "please"}, "support": {plan.Support, "support_me"}, "also": {plan.Support, "also"},
	},
	KeyStory:       {"story": {plan.Support, plan.Story}},
	KeyStrengths:   {"strengths": {plan.Support, plan.Strengths}, "hopes": {plan.Support, "better"}, "goals": {plan.Support, plan.Goals}},
	KeyPreferences: {"talking": {plan.Support, "talk_to_me"}},
	KeyCrisis:      {"signs": {plan.Safety, plan.Signs}, "helps": {plan.Safety, plan.Myself}, "adults": {plan.Safety, plan.Adults}},
	KeyFamily:      {"involved": {plan.Support, plan.Involvement}},
}

// SaidOnce offers the young person what they have written in their own plans already, for the boxes of a section that they
// have not written here yet. Nothing goes into the pack until they save it: what was shared with a key adult was not
// shared with an adult service. Anybody else gets nothing.
func (s *Desk) SaidOnce(ctx context.Context, v authz.Viewer, section Key) (map[string]string, error) {
	boxes := map[string]string{}
	from, p := sources[section], v.Actor().PupilID()
	if p.IsZero() || len(from) == 0 {
		return boxes, nil
	}
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		if _, err := tx.TrackerOf(ctx, v, p); err != nil {
			return err
		}
		said, err := tx.OwnPlanWords(ctx, p)
		for box, source := range from {
			boxes[box] = said[source]
		}
		return err
	})
	return boxes, fault.Wrap("transition.SaidOnce", err)
}
