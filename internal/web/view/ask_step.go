package view

import (
	"fmt"
	"strconv"
)

// AskStep is one question of the way to ask: 2 to 9. Every answer may be left out.
type AskStep struct {
	Step     int
	Saved    AskSaved
	Choose   Adults // whom a pupil may choose
	KeepOut  Adults // who could be kept out of it
	Reader   AskReader
	Then     string // "check" when the pupil came to change one answer; "1" or "2" when from a page whose tap tells somebody
	Problems Problems
}

// AskSaved is every answer as it was typed.
type AskSaved struct {
	Today, About, FriendName, FriendSafe, FriendTold string
	Kind, Want, Words                                string
	Chosen                                           string
	Not                                              []string
	Reach                                            []string
	ReachHow, Home, Knows, Tell                      string
	Format, Needs, Easier                            string
}

// LastStep is the number of the last question.
const LastStep = 9

// Head implements Page.
func (p AskStep) Head() Head {
	back := "/p/" + strconv.Itoa(p.Step-1)
	switch p.Then {
	case "check":
		back = "/p/10"
	case "1", "2":
		back = "/p/" + p.Then
	}
	return Head{Title: fmt.Sprintf("Question %d", p.Step-1), Failed: p.Problems.Any(), Form: "answers", Keeps: p.isWritten(), Back: &BackLink{Href: back}}
}

// isWritten reports whether there is something to type, and not only to choose: what is only chosen is kept when the pupil carries
// on, which for "I need help today" is what tells somebody.
func (p AskStep) isWritten() bool { return p.Step == 3 || p.Step == 5 || p.Step >= 7 }

// Number says how far it is.
func (p AskStep) Number() string {
	return fmt.Sprintf("Question %d of %d. You can skip it.", p.Step-1, LastStep-1)
}

// SkipTo is where skipping leads.
func (p AskStep) SkipTo() string {
	switch p.Then {
	case "check":
		return "/p/10"
	case "1", "2":
		return "/p/" + p.Then
	}
	return "/p/" + strconv.Itoa(p.Step+1)
}

// AsksToday reports the question that sends something by itself.
func (p AskStep) AsksToday() bool { return p.Step == 2 }

// TellsToday says above the choice what a tap does.
func (p AskStep) TellsToday() string {
	who := andList(p.Reader.Today)
	if who == "" {
		return ""
	}
	return "“Yes” and “Not sure” tell " + who + ", even if you send nothing else."
}

// Heading is the question, where it has more than one box.
func (p AskStep) Heading() string {
	if p.keepsOutFirst() {
		return "Who can see this"
	}
	return askHeadings[p.Step]
}

// keepsOutFirst reports that the pupil came to say who must not see it: that list comes first, not below forty names.
func (p AskStep) keepsOutFirst() bool {
	return p.Step == 6 && (p.Then == "1" || p.Then == "2") && p.KeepOut.any()
}

// KeepsOutBelow reports that the list of who must not see it stands below the other one, where a phone does not show it at first.
func (p AskStep) KeepsOutBelow() bool { return p.Step == 6 && p.KeepOut.any() && !p.keepsOutFirst() }

var askHeadings = map[int]string{5: "In your own words", 6: "Who would you like to talk to?", 7: "How should we find you?", 8: "Home", 9: "What would make it easier?"}

// Parts are the boxes of this question.
func (p AskStep) Parts() []Component {
	s, on := p.Saved, p.Problems.On
	switch p.Step {
	case 2:
		return []Component{Radios{Field: Field{Name: "today", Label: "Do you need help today?", Heading: true, Value: s.Today, Error: on("today")},
			Choices: []Choice{{Value: "yes", Text: "Yes"}, {Value: "not_sure", Text: "Not sure"}, {Value: "no", Text: "No"}}}}
	case 3:
		return []Component{Radios{Field: Field{Name: "about", Label: "Who is this about?", Heading: true, Value: s.About, Error: on("about")}, Choices: []Choice{
			{Value: "me", Text: "Me"},
			{Value: "friend", Text: "A friend", Reveal: friendBoxes(s, on)},
			{Value: "someone", Text: "Someone else"},
		}}}
	case 4:
		return []Component{Radios{Field: Field{Name: "kind", Label: "What would you like?", Heading: true, Value: s.Kind, Error: on("kind")}, Choices: askKinds}}
	case 5:
		return []Component{
			Textarea{Field: Field{Name: "want", Label: "What would you like to happen?", Value: s.Want, Error: on("want")}, Rows: 3},
			Textarea{Field: Field{Name: "words", Label: "Anything you want to say", Value: s.Words, Error: on("words"),
				Hint: "You could start with: “It began when”, “The hard part is”, or “I wish that”."}, Rows: 6},
		}
	case 6:
		return p.people(on)
	case 7:
		return []Component{
			Checkboxes{Field: Field{Name: "reach", Label: "Choose any that suit you", Error: on("reach")}, Values: s.Reach, Choices: askWays},
			Input{Field: Field{Name: "reach_how", Label: "Where, when, or what number?", Value: s.ReachHow, Error: on("reach_how"), Hint: "For example: at lunch, by the art room."}},
		}
	case 8:
		return homeBoxes(s, on)
	case 9:
		return []Component{
			Radios{Field: Field{Name: "format", Label: "One to one, or in a group?", Value: s.Format, Error: on("format")}, Choices: askFormats},
			Input{Field: Field{Name: "needs", Label: "Anything about words or language?", Value: s.Needs, Error: on("needs"), Hint: "For example: send me the questions first."}},
			Input{Field: Field{Name: "easier", Label: "Anything else?", Value: s.Easier, Error: on("easier"), Hint: "For example: where, what time, or a man or a woman to talk to."}},
		}
	}
	return nil
}

func (p AskStep) people(on func(string) string) []Component {
	near, more := p.Choose.split()
	who := Radios{Field: Field{Name: "chosen", Label: "Choose one", Value: p.Saved.Chosen, Error: on("chosen")}, Folds: more,
		Choices: append([]Choice{{Value: "", Text: "Anyone on the team"}}, near...)}
	near, more = p.KeepOut.split()
	out := Checkboxes{Field: Field{Name: "not", Label: "Is there anyone who should not see this?", Error: on("not"),
		Hint: "They are not told. They can't see this, or anything else about you here, until you let them back. That can change if someone could get badly hurt. People not on this list can't see it."}, Values: p.Saved.Not, Choices: near, Folds: more}
	switch {
	case p.keepsOutFirst():
		who.Label = "Who would you like to talk to?"
		return []Component{out, who}
	case p.KeepOut.any():
		return []Component{who, out}
	}
	return []Component{who}
}

func friendBoxes(s AskSaved, on func(string) string) []Component {
	return []Component{
		Input{Field: Field{Name: "friend_name", Label: "Their name, if you want to say", Value: s.FriendName, Error: on("friend_name")}, Autocomplete: "off"},
		Input{Field: Field{Name: "friend_safe", Label: "Are they OK right now?", Value: s.FriendSafe, Error: on("friend_safe")}},
		Input{Field: Field{Name: "friend_told", Label: "What have you told them?", Value: s.FriendTold, Error: on("friend_told")}},
	}
}

func homeBoxes(s AskSaved, on func(string) string) []Component {
	return []Component{
		Radios{Field: Field{Name: "home", Label: "Is it OK to reach you at home?", Value: s.Home, Error: on("home")}, Choices: []Choice{
			{Value: "yes", Text: "Yes"}, {Value: "no", Text: "No"}, {Value: "ask_first", Text: "Ask me first"}}},
		Input{Field: Field{Name: "knows", Label: "Who knows about this now?", Value: s.Knows, Error: on("knows")}},
		Radios{Field: Field{Name: "tell", Label: "Can we talk to your family?", Value: s.Tell, Error: on("tell"),
			Hint: "We may have to if someone could get badly hurt. We talk to you first if we can."}, Choices: []Choice{
			{Value: "yes", Text: "Yes"}, {Value: "not_yet", Text: "Not yet"}, {Value: "no", Text: "No"}, {Value: "ask_first", Text: "Talk to me first"}}},
	}
}

var (
	askKinds = []Choice{
		{Value: "talk", Text: "Talk to someone"}, {Value: "drop_in", Text: "Drop in, with no need to book"}, {Value: "information", Text: "Just find something out"},
		{Value: "friend", Text: "Help for a friend"}, {Value: "group", Text: "Join a group"}, {Value: "practical", Text: "Change something at school"},
	}
	askWays = []Choice{
		{Value: "in_person", Text: "Find me at school"}, {Value: "note", Text: "Give me a note"}, {Value: "message", Text: "Send a school message"},
		{Value: "phone", Text: "Call me"}, {Value: "text", Text: "Text me"},
	}
	askFormats = []Choice{
		{Value: "one_to_one", Text: "One to one"}, {Value: "group", Text: "In a group"}, {Value: "either", Text: "Both are fine"},
		{Value: "not_sure", Text: "Not sure"}, {Value: "not_now", Text: "Not right now"},
	}
)

// Examples implements Page.
func (AskStep) Examples() []Example {
	people := []Choice{{Value: "a", Text: "Miss Khan", Hint: "You can find me in the library at lunch."}, {Value: "b", Text: "Mr Osei"}}
	open := AskReader{Name: "Miss Khan", When: "today", Today: []string{"Miss Khan"}}
	asked := open
	asked.Asked = "this morning at 9:15"
	examples := []Example{{"empty", AskStep{Step: 2, Reader: open}}, {"asked before", AskStep{Step: 2, Reader: asked, Saved: AskSaved{Today: "yes"}}}}
	for step := 2; step <= LastStep; step++ {
		name := "typical"
		if step > 2 {
			name = "typical " + strconv.Itoa(step)
		}
		examples = append(examples, Example{name, AskStep{Step: step, Reader: exampleReader, Choose: Adults{All: people}, KeepOut: Adults{All: people}}})
	}
	return append(examples,
		Example{"many adults", AskStep{Step: 6, Reader: open, Choose: exampleAdults, KeepOut: exampleAdults, Saved: AskSaved{Chosen: "f"}}},
		Example{"who must not see it", AskStep{Step: 6, Reader: open, Choose: Adults{All: people}, KeepOut: Adults{All: people}, Then: "1"}},
		Example{"with an error", AskStep{Step: 6, Reader: open, Choose: Adults{All: people}, KeepOut: Adults{All: people}, Then: "check", Saved: AskSaved{Chosen: "a", Not: []string{"a"}},
			Problems: Problems{{Name: "not", Message: "You named the same person twice. Choose who to talk to, and leave that name out here."}}}},
		Example{"hostile", AskStep{Step: 6, Reader: AskReader{Name: textScript, Today: []string{nameLong}}, Choose: Adults{All: []Choice{{Value: "x", Text: nameArabic + textScript, Hint: textLong}}},
			KeepOut: Adults{All: []Choice{{Value: "x", Text: nameLong + nameVietnamese}}}, Saved: AskSaved{Chosen: "x", Not: []string{"x"}}}},
		Example{"hostile words", AskStep{Step: 5, Saved: AskSaved{Want: textScript, Words: textLong + textArabic}, Then: textScript}},
	)
}
