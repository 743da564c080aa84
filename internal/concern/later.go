package concern

import (
	"slices"
	"strings"
)

// Box names one of the answers that may follow a concern later the same day (records 2.2, marked M).
type Box string

// The boxes.
const (
	DangerNow  Box = "danger" // answered with a Danger
	ToldFirst  Box = "told_first"
	PartsSaid  Box = "parts"
	Place      Box = "place"
	Present    Box = "present"
	Wishes     Box = "wishes"
	ToldChild  Box = "told_child"
	DoneSoFar  Box = "done"
	LateReason Box = "late_reason"
)

// Task is one answer that the author is still asked for.
type Task struct {
	Box  Box
	Asks string
}

var tasks = []Task{
	{DangerNow, "Is anyone in danger now?"},
	{ToldFirst, "Whom you told in person, and when; or: not needed, because …"},
	{PartsSaid, "What part each child had"},
	{Place, "Where it happened"},
	{Present, "Who was there"},
	{Wishes, "What the child wants to happen, or why they were not asked"},
	{ToldChild, "Whether the child knows that this is shared, or why not"},
	{DoneSoFar, "What you have already done"},
	{LateReason, "Why it was written on a later day"},
}

// Tasks lists every answer that may be asked for later.
func Tasks() []Task { return slices.Clone(tasks) }

// MissingForDecision lists what the author is still asked for on the day and what must be there, or say why it is not
// known, before a decision is saved. An answer that was added later counts.
func (c Concern) MissingForDecision(added []Addition) []Task {
	w := c.Words
	given := map[Box]string{
		DangerNow: string(w.Danger), ToldFirst: w.ToldFirst, PartsSaid: "-",
		Place: w.Place, Present: w.Present, Wishes: w.Wishes, ToldChild: w.ToldChild, DoneSoFar: w.Done, LateReason: w.LateReason,
	}
	if slices.ContainsFunc(c.Pupils, func(i Involved) bool { return i.Part == NotSaid }) {
		given[PartsSaid] = ""
	}
	for _, a := range added {
		if a.Box != "" {
			given[a.Box] = a.Text
		}
	}
	if !Danger(given[DangerNow]).NeedsPersonNow() && given[ToldFirst] == "" { // asked where somebody had to be told before anything was written (C-01)
		given[ToldFirst] = "-"
	}
	if !IsLate(c.EventAt, c.WrittenAt) {
		given[LateReason] = "-"
	}
	if len(c.Pupils) == 0 {
		given[Wishes], given[ToldChild] = "-", "-"
	}
	return slices.DeleteFunc(Tasks(), func(t Task) bool { return strings.TrimSpace(given[t.Box]) != "" })
}

// Note is one thing that the author adds: an answer to a task, or more, when Box is empty.
type Note struct {
	Box  Box
	Text string
}

// written keeps the notes that say something and whose box is known; whether anyone is in danger has only its own answers.
func written(all []Note) []Note {
	return slices.DeleteFunc(slices.Clone(all), func(n Note) bool {
		known := n.Box == "" || slices.ContainsFunc(tasks, func(t Task) bool { return t.Box == n.Box })
		return strings.TrimSpace(n.Text) == "" || !known || n.Box == DangerNow && !n.danger().isKnown()
	})
}

// danger is the answer that a note gives; empty for a note about anything else.
func (n Note) danger() Danger {
	if n.Box != DangerNow {
		return ""
	}
	return Danger(n.Text)
}
