package selfreferral

import (
	"context"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/exclusion"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/sharing"
)

// Tx is what requests need of a transaction.
type Tx interface {
	exclusion.SayTx
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Roster(ctx context.Context) (*pupil.Roster, error)
	// OwnAdults gives the adults whom a pupil knows: who looks after them here, teaches them, or was chosen by them before.
	OwnAdults(ctx context.Context, p pupil.ID) (account.Own, error)
	DeleteDraft(ctx context.Context, form string) error
	InsertRequest(ctx context.Context, r Request) error
	InsertRequestPart(ctx context.Context, id ID, p Part) error
	InsertRequestStep(ctx context.Context, id ID, s Step) error
	// SaveRequest stores what may change of a request, if it still has the version that was read; otherwise fault.Conflict.
	SaveRequest(ctx context.Context, r Request) error
	// NoteOpened keeps the first opening by somebody in school.
	NoteOpened(ctx context.Context, id ID) error
	// NoteNew keeps since when something that the pupil said waits to be read; NoteRead ends that, unless they said more since
	// r was read.
	NoteNew(ctx context.Context, id ID) error
	NoteRead(ctx context.Context, r Request) error
	// RequestByID gives fault.NotFound for a request outside the viewer's scope.
	RequestByID(ctx context.Context, v authz.Viewer, id ID) (Request, error)
	// RequestParts and RequestSteps give what belongs to a request, oldest first, if the viewer may see it.
	RequestParts(ctx context.Context, v authz.Viewer, id ID) ([]Part, error)
	RequestSteps(ctx context.Context, v authz.Viewer, id ID) ([]Step, error)
	// Requests lists what the viewer may see, newest first, without anybody's words.
	Requests(ctx context.Context, v authz.Viewer, before ID, most int) ([]Request, error)
	// RequestsAbout lists a pupil's requests that the viewer may see, newest first, without anybody's words.
	RequestsAbout(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]Request, error)
	// RequestsWaiting lists what has come to the acting colleague and still waits for a talk, earliest promise first.
	RequestsWaiting(ctx context.Context, v authz.Viewer, most int) ([]Waiting, error)
	// RequestsDue lists the acting colleague's own whose next step has its day by then, earliest first, and those whose owner has
	// left. What still waits for a talk, or for its decision to be looked at again that day, stands elsewhere on the same list.
	RequestsDue(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]Request, error)
	// SharingDecisions lists decisions that the viewer may open, newest first (records 2.10).
	SharingDecisions(ctx context.Context, v authz.Viewer, before sharing.DecisionID, most int) ([]sharing.Decision, error)
	// SetBarAside lifts a pupil's own exclusion under a recorded decision.
	SetBarAside(ctx context.Context, id ID, who actor.StaffID, under sharing.DecisionID) error
	// IsUntold reports whether the young person has not been told of a sharing decision yet.
	IsUntold(ctx context.Context, d sharing.DecisionID) (bool, error)
	// RequestOpenings lists who in school has opened a request, oldest first.
	RequestOpenings(ctx context.Context, v authz.Viewer, id ID) ([]Opening, error)
}

// Waiting is a request with what its clock says.
type Waiting struct {
	Request Request
	Clock   response.Clock
}

// Opening is one person's first opening on one day.
type Opening struct {
	Staff actor.StaffID
	Roles []actor.Role // as they were then
	At    time.Time
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service is what pupils and the people they ask do with requests.
type Service struct {
	transact Transact
	clock    clock.Clock
}

// NewService wires the service.
func NewService(t Transact, c clock.Clock) *Service { return &Service{t, c} }
