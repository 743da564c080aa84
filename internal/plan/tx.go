package plan

import (
	"context"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/outline"
	"heard/internal/partner"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/sharing"
)

// Tx is what plans need of a transaction.
type Tx interface {
	audit.Recorder
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Enqueue(ctx context.Context, n notify.Notice) error
	Roster(ctx context.Context) (*pupil.Roster, error)
	Colleagues(ctx context.Context) (*account.Directory, error)
	Calendar(ctx context.Context) (*schoolday.Calendar, error)
	// Clocks gives the school's own numbers as they count now.
	Clocks(ctx context.Context) (response.Policy, error)
	Services(ctx context.Context) (*partner.Directory, error)
	plans
	boxes
	adjustments
	// AgreedFor gives the answers that count now for one record.
	AgreedFor(ctx context.Context, record ident.Raw) (sharing.Agreements, error)
	// InsertAgreement gives fault.Conflict when somebody answered in the meantime.
	InsertAgreement(ctx context.Context, a sharing.Agreement) error
	// Openings lists who opened a record, newest first, leaving out the actor's own.
	Openings(ctx context.Context, record ident.Raw, most int) ([]audit.Opening, error)
}

type plans interface {
	// InsertPlan gives fault.Conflict when the pupil has a plan of this kind that has not ended.
	InsertPlan(ctx context.Context, p Plan) error
	// PlanByID gives fault.NotFound for a plan outside the viewer's scope.
	PlanByID(ctx context.Context, v authz.Viewer, id ID) (Plan, error)
	// Plans lists what the viewer may open, newest first, without terms or sections.
	Plans(ctx context.Context, v authz.Viewer, before ID, most int) ([]Plan, error)
	// PlansToReview lists plans in use whose coordinator may not act any more, then those whose day to be looked at again has
	// come, earliest first, without terms or sections.
	PlansToReview(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]Plan, error)
	// PlanMoments lists when the pupil's plans were settled, copied or ended, newest first, of plans that the viewer may open. It
	// opens no section.
	PlanMoments(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]Moment, error)
	// PlanReach gives fault.NotFound for a pupil for whom the viewer may begin no plan.
	PlanReach(ctx context.Context, v authz.Viewer, p pupil.ID) error
	// UpdatePlan writes state, coordinator, review, agreement, copy and terms if the plan still has the version that was read.
	UpdatePlan(ctx context.Context, p Plan) error
	OnCaseload(ctx context.Context, s actor.StaffID, p pupil.ID) (bool, error)
	KeyAdults(ctx context.Context, p pupil.ID) ([]actor.StaffID, error)
	// PlanKeepers lists everybody for whom OnCaseload is true.
	PlanKeepers(ctx context.Context, p pupil.ID) ([]actor.StaffID, error)
	// KeptFrom lists who may have nothing to do with any of the pupils.
	KeptFrom(ctx context.Context, pupils []pupil.ID) (response.Bars, error)
	// UntoldAsides lists whom the pupil keeps out as far as they know, though it was set aside.
	UntoldAsides(ctx context.Context, p pupil.ID, record ident.Raw) (response.Bars, error)
	// Teamless reports whether nobody of the safeguarding team may look after the pupil (rules 3.1).
	Teamless(ctx context.Context, p pupil.ID) (bool, error)
	InsertPlanCopy(ctx context.Context, id ID, c Copy) error
	PlanCopies(ctx context.Context, id ID) ([]Copy, error)
}

type boxes interface {
	// PlanBoxes opens the newest revision of every box of the given sections, and of no other.
	PlanBoxes(ctx context.Context, id ID, parts []Part) (Boxes, error)
	// PlanNumbers opens section 6 of several plans at once.
	PlanNumbers(ctx context.Context, ids []ID) (map[ID][]Row, error)
	// PlanHistory opens every revision of the given sections, newest first.
	PlanHistory(ctx context.Context, id ID, parts []Part) ([]Saved, error)
	// SavePlanBoxes adds revisions and makes them the plan's next edition; fault.Conflict when a rival was first.
	SavePlanBoxes(ctx context.Context, id ID, made []Saved) error
}

type adjustments interface {
	InsertAdjustment(ctx context.Context, a Adjustment) error
	Adjustments(ctx context.Context, id ID) ([]Adjustment, error)
	EndAdjustment(ctx context.Context, id ID, a AdjustmentID, version int) error
	// AdjustmentsInForce lists what the viewer must act on today; it reads no reason.
	AdjustmentsInForce(ctx context.Context, v authz.Viewer, today schoolday.Date, most int) ([]Adjustment, error)
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service is what people do with plans.
type Service struct {
	transact Transact
	clock    clock.Clock
}

// NewService wires the service.
func NewService(t Transact, c clock.Clock) *Service { return &Service{t, c} }
