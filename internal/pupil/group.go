package pupil

import "heard/internal/ident"

// GroupID names a year, a tutor group or a teaching group. It says nothing, because it stands clear in the database.
type GroupID = ident.ID[Group]

// GroupKind is what sort of group it is.
type GroupKind string

// The kinds of group.
const (
	YearGroup     GroupKind = "year"
	TutorGroup    GroupKind = "tutor"
	TeachingGroup GroupKind = "teaching"
)

// Group is a set of pupils whom adults teach or are responsible for. Its label is sealed at rest.
type Group struct {
	ID    GroupID
	Kind  GroupKind
	Label string // "10B"
}
