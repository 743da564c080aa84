package response

import (
	"time"

	"heard/internal/fault"
)

// Origin is how pages label every number of a Policy (rules, mark D). None of them is statutory.
const Origin = "school policy"

// Policy holds every number that a school may change.
type Policy struct {
	// TodayHours is how long each rung has when help was asked for today, in school hours (C-04). The end of the school
	// day always comes first.
	TodayHours time.Duration
	// MorningHours is how long the first rung has, in school hours, when a request is due for an answer on the very day
	// on which its clock starts, as one that was sent at night is. The next rung then learns of it in time to keep it.
	MorningHours time.Duration
	// AnswerDays is the school day, counted from the day on which a request was sent, by whose end a person answers (C-06).
	AnswerDays int
}

// DefaultPolicy is what a school begins with.
func DefaultPolicy() Policy {
	return Policy{TodayHours: time.Hour, MorningHours: 3 * time.Hour, AnswerDays: 1}
}

// Check refuses numbers with which something could wait unseen.
func (p Policy) Check() error {
	var f fault.Fields
	isHours := func(d time.Duration) bool { return d >= 5*time.Minute && d <= 8*time.Hour }
	f.Need(isHours(p.TodayHours), "today_hours", "Choose from 5 minutes to 8 school hours.")
	f.Need(isHours(p.MorningHours), "morning_hours", "Choose from 5 minutes to 8 school hours.")
	f.Need(p.MorningHours >= p.TodayHours, "morning_hours", "Choose no less than for help today, or asking for it would make a pupil wait longer.")
	f.Need(p.AnswerDays >= 1 && p.AnswerDays <= 5, "answer_days", "Choose from 1 to 5 school days.")
	return f.Err()
}

// unplannedRepeat is how often people hear again of what waits while the calendar has run out. It is real time, there being
// no school time to count, and no school policy: it is what happens when a school forgot to enter its dates.
const unplannedRepeat = 24 * time.Hour
