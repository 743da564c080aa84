package worklist

import (
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/response"
)

var monday = time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC)

func written(p pupil.ID, at time.Time, place string) Written {
	return Written{Record: ident.NewRaw(at), Pupils: []pupil.ID{p}, At: at, Place: place}
}

// Two about one child, three in one place or at one time of the week; a place is one place however it was typed.
func TestGroupsAreFoundByChildPlaceAndTime(t *testing.T) {
	child := func() pupil.ID { return ident.New[actor.OfPupil](monday) }
	one := child()
	found := groups([]Written{
		written(one, monday, "Library"), written(one, monday.AddDate(0, 0, -3), "Gym"),
		written(child(), monday.AddDate(0, 0, -4), " library "), written(child(), monday.AddDate(0, 0, -7), "LIBRARY"), written(child(), monday.AddDate(0, 0, -14), ""),
	})
	var children, places, times int
	for _, g := range found {
		switch {
		case g.Pupil == one && len(g.Lines) == 2:
			children++
		case g.What == "Library" && len(g.Lines) == 3:
			places++
		case g.What == "Mondays, morning" && len(g.Lines) == 3:
			times++
		default:
			t.Errorf("an unexpected group %q with %d lines", g.What, len(g.Lines))
		}
		for i := 1; i < len(g.Lines); i++ {
			if g.Lines[i].At.After(g.Lines[i-1].At) {
				t.Errorf("%q is not in order of time", g.What)
			}
		}
	}
	if children != 1 || places != 1 || times != 1 {
		t.Errorf("%d by child, %d by place, %d by time", children, places, times)
	}
	oneBusyMorning := []Written{written(child(), monday, ""), written(child(), monday.Add(time.Hour), ""), written(child(), monday.Add(2*time.Hour), "")}
	if len(groups(oneBusyMorning)) != 0 {
		t.Error("what was written on one morning was called a time of the week")
	}
	if len(groups([]Written{written(one, monday, "Library")})) != 0 {
		t.Error("one entry alone is no group")
	}
}

// Every kind of waiting entry has its place, and in each state one next action.
func TestEveryWaitingEntryHasOnePlace(t *testing.T) {
	for _, state := range []response.State{response.Running, response.Acknowledged} {
		for _, today := range []bool{true, false} {
			for _, by := range []time.Time{monday.Add(-time.Hour), monday.Add(time.Hour)} {
				m := Morning{Now: monday}
				m.put(Waiting{Object: "self_referral", State: state, Today: today, Received: monday.Add(-2 * time.Hour), AnswerBy: by})
				all := len(m.Person) + len(m.FirstLook.Items) + len(m.Today.Items) + len(m.Overdue.Items)
				if all != 1 {
					t.Fatalf("%s today=%v: %d places", state, today, all)
				}
				if today && len(m.Person) != 1 {
					t.Errorf("%s: whoever asked for a person today does not come first", state)
				}
			}
		}
	}
}
