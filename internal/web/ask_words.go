package web

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/web/view"
)

// readerOf says who reads what is sent and when, from the school's own calendar (4.7).
func readerOf(p selfreferral.Preview) view.AskReader {
	r := view.AskReader{Name: p.Reader.Name, Also: namesOfPeople(p.Also), Today: namesOfPeople(p.TodayTells), When: whenRead(p.Clock.StartsAt, p.Clock.Unplanned, p.Now)}
	if !p.Asked.IsZero() {
		r.Asked = schoolday.ForPupil(p.Asked, p.Now)
	}
	if !p.IsOpen {
		r.Closed = closed(p.Clock.StartsAt, p.Clock.Unplanned, p.Now)
	}
	return r
}

func whenRead(starts time.Time, unplanned bool, now time.Time) string {
	switch {
	case unplanned:
		return "when school opens"
	case !starts.After(now):
		return "today"
	}
	return schoolday.ForPupil(starts, now)
}

func closed(starts time.Time, unplanned bool, now time.Time) string {
	if unplanned {
		return "School is closed. We do not know yet when someone there will see this."
	}
	return "School is closed. No one there will see this before " + bare(schoolday.ForPupil(starts, now)) + "."
}

// bare drops the "on" of "on Monday morning", for after another small word.
func bare(when string) string { return strings.TrimPrefix(when, "on ") }

// upper begins a sentence or a line of a list.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// lower goes on in the middle of a line; what is written in capitals stays.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	if second, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(second) || unicode.IsDigit(second) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

func namesOfPeople(all []selfreferral.Person) (names []string) {
	for _, p := range all {
		names = append(names, p.Name)
	}
	return names
}

// The words for each answer, as the pupil chose them.
var (
	kindWords = map[selfreferral.Kind]string{
		selfreferral.Talk: "To talk to someone", selfreferral.DropIn: "To drop in", selfreferral.Information: "To find something out",
		selfreferral.ForFriend: "Help for a friend", selfreferral.Group: "To join a group", selfreferral.Practical: "To change something at school",
	}
	todayWords = map[selfreferral.Today]string{selfreferral.TodayYes: "Yes", selfreferral.TodayNotSure: "Not sure", selfreferral.TodayNo: "No"}
	aboutWords = map[selfreferral.About]string{selfreferral.AboutMe: "Me", selfreferral.AboutFriend: "A friend", selfreferral.AboutSomeone: "Someone else"}
	wayWords   = map[selfreferral.Way]string{
		selfreferral.InPerson: "Find me at school", selfreferral.Note: "A note", selfreferral.Message: "A school message",
		selfreferral.Phone: "Call me", selfreferral.Text: "Text me",
	}
	homeWords   = map[selfreferral.HomeSafe]string{selfreferral.HomeYes: "Yes", selfreferral.HomeNo: "No", selfreferral.HomeAsk: "Ask me first"}
	tellWords   = map[selfreferral.Tell]string{selfreferral.TellYes: "Yes", selfreferral.TellNotYet: "Not yet", selfreferral.TellNo: "No", selfreferral.TellAsk: "Talk to me first"}
	formatWords = map[selfreferral.Format]string{
		selfreferral.OneToOne: "One to one", selfreferral.InGroup: "In a group", selfreferral.Either: "Both are fine",
		selfreferral.NotSure: "Not sure", selfreferral.NotNow: "Not right now",
	}
)

// answered lists what was answered, in the order of the questions; what was left out is not there.
func answered(a selfreferral.Ask, p selfreferral.Preview) []view.AskAnswer {
	var all []view.AskAnswer
	add := func(step int, key, text string) {
		if text != "" {
			all = append(all, view.AskAnswer{Step: step, Key: key, Text: text})
		}
	}
	var chosen string
	var not []string
	for _, x := range append(p.Choosable, p.Excludable...) {
		if x.ID == a.Chosen {
			chosen = x.Name
		}
	}
	for _, x := range p.Excludable {
		for _, id := range a.Not {
			if x.ID == id {
				not = append(not, x.Name)
			}
		}
	}
	w := a.Answers
	add(2, "Help today", todayWords[w.Today])
	for _, row := range answerRows(w) {
		add(row.step, row.key, row.text)
	}
	add(6, "Who to talk to", chosen)
	add(6, "Who should not see it", strings.Join(not, ", "))
	return all
}

type answerRow struct {
	step      int
	key, text string
}

// answerRows gives every answer but those that name adults.
func answerRows(w selfreferral.Answers) []answerRow {
	var ways []string
	for _, x := range w.Reach.Ways {
		ways = append(ways, wayWords[x])
	}
	return []answerRow{
		{3, "Who it is about", aboutWords[w.About]}, {3, "Their name", w.Friend.Name}, {3, "Are they OK now", w.Friend.Safe},
		{3, "What you told them", w.Friend.Told}, {4, "What you would like", kindWords[w.Kind]}, {5, "What should happen", w.Want},
		{5, "In your words", w.Words}, {7, "How to find you", strings.Join(ways, ", ")}, {7, "Where or when", w.Reach.How},
		{8, "Reach you at home", homeWords[w.Home.Safe]}, {8, "Who knows", w.Home.Knows}, {8, "Talk to your family", tellWords[w.Home.Tell]},
		{9, "One to one or group", formatWords[w.Ease.Format]}, {9, "Words or language", w.Ease.Needs}, {9, "What would help", w.Ease.Else},
	}
}
