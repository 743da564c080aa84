package concern

import "slices"

// moves is the whole life of a concern. Decided may be looked at again; closed is reopened only by a new decision.
var moves = map[State][]State{
	Unseen:       {Acknowledged, Decided},
	Acknowledged: {Decided},
	Decided:      {Decided, Closed},
	Closed:       {Decided},
}

// States lists every state, for the tests that walk each pair.
func States() []State { return []State{Unseen, Acknowledged, Decided, Closed} }

// MayBecome reports whether the table allows the move.
func (s State) MayBecome(next State) bool { return slices.Contains(moves[s], next) }

// ForAuthor is what the person who logged it is told (records 2.2, feedback): that it was received and is acted on, and
// nothing about the child.
func (s State) ForAuthor() string {
	switch s {
	case Unseen:
		return "Received, waiting for a first look"
	case Acknowledged:
		return "Received, acting"
	case Decided:
		return "Received, decided and acting"
	case Closed:
	}
	return "Received, acted on and closed"
}
