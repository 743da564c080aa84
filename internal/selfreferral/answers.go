package selfreferral

import (
	"slices"
	"unicode/utf8"

	"heard/internal/fault"
)

// Answers are the pupil's own words and taps. Every one may be empty. None asks for a method, a wound or how often (T-005,
// T-006), and nothing ever counts or compares them (4.2, 4.3).
type Answers struct {
	Today  Today  `json:"today,omitempty"`
	About  About  `json:"about,omitempty"`
	Friend Friend `json:"friend,omitzero"`
	Kind   Kind   `json:"kind,omitempty"`
	Want   string `json:"want,omitempty"`  // "what would you like to happen?"; comes first wherever it is shown (T-012)
	Words  string `json:"words,omitempty"` // anything, in their own words
	Reach  Reach  `json:"reach,omitzero"`
	Home   Home   `json:"home,omitzero"`
	Ease   Ease   `json:"ease,omitzero"`
}

// Friend is what a pupil says who asks for somebody else.
type Friend struct {
	Name string `json:"name,omitempty"`
	Safe string `json:"safe,omitempty"` // are they safe now, in the pupil's words
	Told string `json:"told,omitempty"` // what the pupil has told them
}

// Reach is how to find the pupil.
type Reach struct {
	Ways []Way  `json:"ways,omitempty"`
	How  string `json:"how,omitempty"` // a number, a place, good times
}

// Home is what may be said at home.
type Home struct {
	Safe  HomeSafe `json:"safe,omitempty"`
	Knows string   `json:"knows,omitempty"` // who knows already
	Tell  Tell     `json:"tell,omitempty"`  // may we talk to the family
}

// Ease is anything that would make it easier.
type Ease struct {
	Format Format `json:"format,omitempty"`
	Needs  string `json:"needs,omitempty"` // language, questions in writing first, easy read
	Else   string `json:"else,omitempty"`  // where, when, with whom
}

// Today is the answer to "do you need help today?". It is a request for a person, never a grade.
type Today string

// The answers to it. No answer is an answer too.
const (
	TodayYes     Today = "yes"
	TodayNotSure Today = "not_sure"
	TodayNo      Today = "no"
)

// IsAsked reports whether somebody must come today.
func (t Today) IsAsked() bool { return t == TodayYes || t == TodayNotSure }

// About is whom it is about.
type About string

// Whom it may be about.
const (
	AboutMe      About = "me"
	AboutFriend  About = "friend"
	AboutSomeone About = "someone"
)

// Kind is what the pupil asks for.
type Kind string

// What a pupil may ask for. Talk is what one tap means.
const (
	Talk        Kind = "talk"
	DropIn      Kind = "drop_in"
	Information Kind = "information"
	ForFriend   Kind = "friend"
	Group       Kind = "group"
	Practical   Kind = "practical"
)

// Way is a way to be reached.
type Way string

// The ways.
const (
	InPerson Way = "in_person"
	Note     Way = "note"
	Message  Way = "message"
	Phone    Way = "phone"
	Text     Way = "text"
)

// HomeSafe says whether home may be contacted.
type HomeSafe string

// The answers to it.
const (
	HomeYes HomeSafe = "yes"
	HomeNo  HomeSafe = "no"
	HomeAsk HomeSafe = "ask_first"
)

// Tell says whether the family may be talked to.
type Tell string

// The answers to it.
const (
	TellYes    Tell = "yes"
	TellNotYet Tell = "not_yet"
	TellNo     Tell = "no"
	TellAsk    Tell = "ask_first"
)

// Format is one-to-one or group: a first-class, dated wish (T-011).
type Format string

// The formats.
const (
	OneToOne Format = "one_to_one"
	InGroup  Format = "group"
	Either   Format = "either"
	NotSure  Format = "not_sure"
	NotNow   Format = "not_now"
)

// longest keeps one box below what a form and a column hold.
const longest = 20_000

// check refuses what no page can have sent, and what would not fit. Empty is always right.
func (a Answers) check(f *fault.Fields) {
	const again = "Choose one of these, or skip it."
	isOneOf(f, "today", again, a.Today, TodayYes, TodayNotSure, TodayNo)
	isOneOf(f, "about", again, a.About, AboutMe, AboutFriend, AboutSomeone)
	isOneOf(f, "kind", again, a.Kind, Talk, DropIn, Information, ForFriend, Group, Practical)
	isOneOf(f, "home", again, a.Home.Safe, HomeYes, HomeNo, HomeAsk)
	isOneOf(f, "tell", again, a.Home.Tell, TellYes, TellNotYet, TellNo, TellAsk)
	isOneOf(f, "format", again, a.Ease.Format, OneToOne, InGroup, Either, NotSure, NotNow)
	for _, w := range a.Reach.Ways {
		isOneOf(f, "reach", again, w, InPerson, Note, Message, Phone, Text)
	}
	for name, text := range map[string]string{
		"want": a.Want, "words": a.Words, "friend_name": a.Friend.Name, "friend_safe": a.Friend.Safe, "friend_told": a.Friend.Told,
		"reach_how": a.Reach.How, "knows": a.Home.Knows, "needs": a.Ease.Needs, "easier": a.Ease.Else,
	} {
		f.Need(utf8.RuneCountInString(text) <= longest, name, "This is longer than one box can keep. Send this much now. You can add more after.")
	}
}

func isOneOf[T ~string](f *fault.Fields, name, message string, got T, all ...T) {
	f.Need(got == "" || slices.Contains(all, got), name, message)
}
