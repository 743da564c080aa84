package response

// State is where a clock stands.
type State string

// The states.
const (
	Running      State = "running"
	Acknowledged State = "acknowledged" // somebody has read a pupil's request and will act; it runs on until they have spoken
	Met          State = "met"
)

// States lists every state.
func States() []State { return []State{Running, Acknowledged, Met} }

// Event is what happens to a clock.
type Event string

// The events.
const (
	Open        Event = "open"        // somebody looked. It changes nothing: opening is not answering
	Acknowledge Event = "acknowledge" // "I have read this and will act", on a pupil's request
	Answer      Event = "answer"      // somebody spoke with the pupil; on a concern, "I have read this and will act"
	PassOn      Event = "pass_on"     // time has run out, or nobody is left on the rungs that were told
	Lose        Event = "lose"        // whoever acknowledged it is barred now
)

// Events lists every event.
func Events() []Event { return []Event{Open, Acknowledge, Answer, PassOn, Lose} }

// moves is every allowed move; what is not here is refused. Nothing starts again once it has stopped: an entry that needs
// an answer again gets a clock of its own.
var moves = map[State]map[Event]State{
	Running:      {Open: Running, Acknowledge: Acknowledged, Answer: Met, PassOn: Running},
	Acknowledged: {Open: Acknowledged, Acknowledge: Acknowledged, Answer: Met, PassOn: Acknowledged, Lose: Running},
	Met:          {Open: Met},
}

// After gives the state that an event leads to; ok is false when it is not allowed.
func (s State) After(e Event) (next State, ok bool) {
	next, ok = moves[s][e]
	return next, ok
}
