package selfreferral

// State is where a request stands. Whether it was read is not one: opening is not answering (rules 3.1).
type State string

// The states.
const (
	Sent       State = "sent"
	Acting     State = "acting"      // somebody said "I have read this and will act"
	Answered   State = "answered"    // somebody has spoken with the pupil, who knows what happens next
	Offered    State = "offered"     // something was offered, and the young person has not answered yet
	Looking    State = "looking"     // it was not right for them: the search goes on
	Agreed     State = "agreed"      // they said yes to an offer
	HandedOver State = "handed_over" // somebody else has accepted it, and the young person knows
	Withdrawn  State = "withdrawn"   // the young person no longer wants it
	Closed     State = "closed"
)

// States lists every state.
func States() []State {
	return []State{Sent, Acting, Answered, Offered, Looking, Agreed, HandedOver, Withdrawn, Closed}
}

// Event is what happens to a request.
type Event string

// The events. Each is a step that is kept with its words.
const (
	TakeUp   Event = "take_up"   // "I have read this and will act"
	Speak    Event = "speak"     // somebody spoke with the pupil, and said what happens next
	Offer    Event = "offer"     // something is offered, for the young person to answer
	SayYes   Event = "say_yes"   // the young person takes the offer
	SayNo    Event = "say_no"    // the young person does not; that closes nothing
	HandOver Event = "handover"  // somebody else accepted it
	Withdraw Event = "withdraw"  // the young person changed their mind
	Return   Event = "return"    // and changed it back
	LiftBar  Event = "set_aside" // an adult whom the pupil kept out may see it, under a recorded decision
	Close    Event = "close"
)

// Events lists every event.
func Events() []Event {
	return []Event{TakeUp, Speak, Offer, SayYes, SayNo, HandOver, Withdraw, Return, LiftBar, Close}
}

// moves is every allowed move; what is not here is refused. "Not for us" is no event, and nothing leads to Closed but a
// taken offer, an accepted handover, and the young person's own wish (T-050). A no leads to Looking, never to an end.
var moves = map[State]map[Event]State{
	Sent:       {LiftBar: Sent, TakeUp: Acting, Speak: Answered, Withdraw: Withdrawn},
	Acting:     {LiftBar: Acting, TakeUp: Acting, Speak: Answered, Offer: Offered, HandOver: HandedOver, Withdraw: Withdrawn},
	Answered:   {LiftBar: Answered, TakeUp: Answered, Speak: Answered, Offer: Offered, HandOver: HandedOver, Withdraw: Withdrawn},
	Offered:    {LiftBar: Offered, TakeUp: Offered, Speak: Offered, Offer: Offered, SayYes: Agreed, SayNo: Looking, Withdraw: Withdrawn},
	Looking:    {LiftBar: Looking, TakeUp: Looking, Speak: Looking, Offer: Offered, HandOver: HandedOver, Withdraw: Withdrawn},
	Agreed:     {LiftBar: Agreed, TakeUp: Agreed, Speak: Agreed, Offer: Offered, SayNo: Looking, HandOver: HandedOver, Withdraw: Withdrawn, Close: Closed},
	HandedOver: {LiftBar: HandedOver, TakeUp: HandedOver, Speak: HandedOver, Offer: Offered, SayNo: Looking, Withdraw: Withdrawn, Close: Closed},
	Withdrawn:  {LiftBar: Withdrawn, TakeUp: Withdrawn, Speak: Withdrawn, Return: Sent, Close: Closed},
	Closed:     {},
}

// After gives the state that an event leads to; ok is false when it is not allowed.
func (s State) After(e Event) (next State, ok bool) {
	next, ok = moves[s][e]
	return next, ok
}

// IsOpen reports whether anything may still happen to it.
func (s State) IsOpen() bool { return s != Closed }
