package web

import (
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/selfreferral"
	"heard/internal/web/view"
)

// askForm is every answer of the way to ask, one draft for all its pages.
type askForm struct {
	Today      string   `form:"today"`
	About      string   `form:"about"`
	FriendName string   `form:"friend_name"`
	FriendSafe string   `form:"friend_safe"`
	FriendTold string   `form:"friend_told"`
	Kind       string   `form:"kind"`
	Want       string   `form:"want"`
	Words      string   `form:"words"`
	Chosen     string   `form:"chosen"`
	Not        []string `form:"not"`
	Reach      []string `form:"reach"`
	ReachHow   string   `form:"reach_how"`
	Home       string   `form:"home"`
	Knows      string   `form:"knows"`
	Tell       string   `form:"tell"`
	Format     string   `form:"format"`
	Needs      string   `form:"needs"`
	Easier     string   `form:"easier"`
}

// askBoxes says which boxes stand on which page. A box that was left empty sends nothing, so each page replaces all of its own.
var askBoxes = map[int][]string{
	2: {"today"},
	3: {"about", "friend_name", "friend_safe", "friend_told"},
	4: {"kind"},
	5: {"want", "words"},
	6: {"chosen", "not"},
	7: {"reach", "reach_how"},
	8: {"home", "knows", "tell"},
	9: {"format", "needs", "easier"},
}

// askStepAt says which question of the way to ask stands at an address, if one does.
func askStepAt(path string) (step int, asks bool) {
	step, err := strconv.Atoi(strings.TrimPrefix(path, "/p/"))
	return step, err == nil && askBoxes[step] != nil
}

// askKept reads the answers so far.
func (c *call) askKept() (url.Values, error) { return c.askKeptBy(c.actor) }

func (c *call) askKeptBy(owner actor.Actor) (url.Values, error) {
	v, err := c.site.Drafts.Kept(c.Context(), owner, selfreferral.DraftForm)
	if fault.Is(err, fault.NotFound) {
		return url.Values{}, nil
	}
	return v, err
}

func asksToday(kept url.Values) bool { return selfreferral.Today(kept.Get("today")).IsAsked() }

// hasUnsent reports whether answers are kept that nobody was sent. "I need help today" was, with whom it names.
func hasUnsent(kept url.Values) bool {
	for name, values := range kept {
		wasSent := asksToday(kept) && (name == "today" || name == "chosen" || name == "not")
		if !wasSent && strings.Join(values, "") != "" {
			return true
		}
	}
	return false
}

// askFormOf reads a form out of answers.
func askFormOf(v url.Values) (f askForm) {
	fill(reflect.ValueOf(&f).Elem(), v)
	return f
}

// replace puts one page's boxes in place of those kept before, and leaves every other page's alone.
func replace(kept, page url.Values, step int) url.Values {
	for _, name := range askBoxes[step] {
		kept.Del(name)
		if got := page[name]; len(got) > 0 {
			kept[name] = got
		}
	}
	return kept
}

// ask gives the form its meaning. An id that is none is nobody's, as if it had not been chosen.
func (f askForm) ask() selfreferral.Ask {
	a := selfreferral.Ask{Answers: selfreferral.Answers{
		Today: selfreferral.Today(f.Today), About: selfreferral.About(f.About), Kind: selfreferral.Kind(f.Kind), Want: f.Want, Words: f.Words,
		Friend: selfreferral.Friend{Name: f.FriendName, Safe: f.FriendSafe, Told: f.FriendTold},
		Reach:  selfreferral.Reach{How: f.ReachHow},
		Home:   selfreferral.Home{Safe: selfreferral.HomeSafe(f.Home), Knows: f.Knows, Tell: selfreferral.Tell(f.Tell)},
		Ease:   selfreferral.Ease{Format: selfreferral.Format(f.Format), Needs: f.Needs, Else: f.Easier},
	}}
	for _, w := range f.Reach {
		a.Answers.Reach.Ways = append(a.Answers.Reach.Ways, selfreferral.Way(w))
	}
	if id, err := ident.Parse[actor.OfStaff](f.Chosen); err == nil {
		a.Chosen = id
	}
	a.Not = staffIDs(f.Not)
	return a
}

func staffIDs(texts []string) (ids []actor.StaffID) {
	for _, t := range texts {
		if id, err := ident.Parse[actor.OfStaff](t); err == nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// step is the page of one question, with what was typed.
func (f askForm) step(n int, p selfreferral.Preview, then string, fields []fault.Field) view.AskStep {
	return view.AskStep{
		Step: n, Saved: view.AskSaved(f), Choose: choices(p.Choosable), KeepOut: jobs(p.Excludable), Reader: readerOf(p), Then: then,
		Problems: view.Problems(fields),
	}
}

// jobs lists adults with what they do, so that two of one name are told apart.
func jobs(people []selfreferral.Person) view.Adults {
	return adults(people, func(p selfreferral.Person) string { return p.Job })
}

// choices lists them with what they say of themselves.
func choices(people []selfreferral.Person) view.Adults {
	return adults(people, func(p selfreferral.Person) string { return p.Hello })
}

func adults(people []selfreferral.Person, hint func(selfreferral.Person) string) (a view.Adults) {
	for _, p := range people {
		a.All = append(a.All, view.Choice{Value: p.ID.String(), Text: p.Name, Hint: hint(p)})
		if p.IsNear {
			a.Near++
		}
	}
	return a
}
