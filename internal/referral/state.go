package referral

import "slices"

// State is where a referral stands.
type State string

// The states. A service that says no, or that something has ended, does not end it: that takes somebody who told the young
// person (T-041, rule 4.8), so the two endings each have a state before them that is a task.
const (
	Draft         State = "draft"
	Dropped       State = "dropped" // a draft that was never sent
	Sent          State = "sent"
	Received      State = "received"
	Accepted      State = "accepted"
	Waiting       State = "waiting"
	Started       State = "started"
	RefusalToTell State = "refusal_to_tell" // the service says it is not for them; nobody has told the young person
	EndToTell     State = "end_to_tell"     // the service says it has ended; nobody has told the young person
	NotForUs      State = "not_for_us"      // refused and told. The journey goes on: this is no end for the young person (T-050)
	Ended         State = "ended"           // ended and told
)

// moves is the whole life of a referral.
var moves = map[State][]State{
	Draft:         {Sent, Dropped},
	Sent:          {Received, Accepted, Waiting, Started, RefusalToTell, EndToTell},
	Received:      {Accepted, Waiting, Started, RefusalToTell, EndToTell},
	Accepted:      {Waiting, Started, RefusalToTell, EndToTell},
	Waiting:       {Waiting, Accepted, Started, RefusalToTell, EndToTell},
	Started:       {EndToTell},
	RefusalToTell: {NotForUs},
	EndToTell:     {Ended},
}

// States lists every state, for the tests that walk each pair.
func States() []State {
	return []State{Draft, Dropped, Sent, Received, Accepted, Waiting, Started, RefusalToTell, EndToTell, NotForUs, Ended}
}

// MayBecome reports whether the table allows the move.
func (s State) MayBecome(next State) bool { return slices.Contains(moves[s], next) }

// IsLive reports whether the service has the referral and has not given it back.
func (s State) IsLive() bool {
	switch s {
	case Sent, Received, Accepted, Waiting, Started:
		return true
	default:
		return false
	}
}

// IsBeforeSupport reports whether the young person still waits for support to begin, and is therefore kept in touch with (C-20).
func (s State) IsBeforeSupport() bool { return s.IsLive() && s != Started }

// IsToTell reports whether it is over only when somebody has told the young person.
func (s State) IsToTell() bool { return s == RefusalToTell || s == EndToTell }

// Words says a state as staff pages read it.
func (s State) Words() string { return stateWords[s] }

// WordsForService says a state to the service that was asked: what is "they" at school is "you" there.
func (s State) WordsForService() string {
	if words, ok := wordsForService[s]; ok {
		return words
	}
	return s.Words()
}

var wordsForService = map[State]string{
	Sent: "Sent to you. You have not said that you have it", Received: "You have received it", Accepted: "You have accepted it", Waiting: "On your waiting list",
	RefusalToTell: "You say it is not for you. The young person must be told", EndToTell: "You say it has ended. The young person must be told",
	NotForUs: "Not for you. The school keeps looking",
}

// Words says an event as staff pages read it.
func (k EventKind) Words() string { return eventWords[k] }

// WordsForService says an event to the service that was asked, as State.WordsForService does.
func (k EventKind) WordsForService() string {
	if words, ok := eventWordsForService[k]; ok {
		return words
	}
	return k.Words()
}

var eventWordsForService = map[EventKind]string{
	WasSent: "Sent to you", WasReceived: "You have received it", WasAccepted: "You have accepted it", IsWaiting: "On your waiting list",
	IsNotForUs: "You say it is not for you", HasEnded: "You say it has ended", WasChased: "You were asked for your receipt",
}

var eventWords = map[EventKind]string{
	WasSent: "Sent", WasReceived: "They have received it", WasAccepted: "They have accepted it", IsWaiting: "On their waiting list",
	IsNotForUs: "They say it is not for them", HasStarted: "Support has started", HasEnded: "They say it has ended",
	WasTold: "The young person was told", HadContact: "Check-in", WasChased: "The service was asked for its receipt",
}

var stateWords = map[State]string{
	Draft: "Draft, not sent", Dropped: "Dropped before it was sent", Sent: "Sent, no receipt yet", Received: "Received", Accepted: "Accepted",
	Waiting: "On the waiting list", Started: "Support has started", RefusalToTell: "They say it is not for them. The young person must be told",
	EndToTell: "They told us it ended. The young person must be told", NotForUs: "Not for them. Keep looking", Ended: "Ended",
}
