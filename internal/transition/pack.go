package transition

import (
	"slices"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// PackID names one version of a pack.
type PackID = ident.ID[Pack]

// Pack is one version of the data set, made once and never changed. The three papers are cut from it and from nothing else,
// so the same version always gives the same bytes.
type Pack struct {
	ID       PackID
	Tracker  ID
	Number   int
	MadeAt   time.Time
	MadeBy   ident.Raw
	SignedAt time.Time // when the young person said "this is right"; zero before
	Data     Data
}

// Data is everything that a pack can hold. It has no field for third parties, staff opinion, the chronology, low-level
// concerns or participation (4.21): what is not here cannot be printed.
type Data struct {
	School     string         `json:"school"`
	Reference  string         `json:"reference"`
	Number     int            `json:"number"`
	MadeOn     schoolday.Date `json:"made_on"`
	AdultOn    schoolday.Date `json:"adult_on"`
	Name       string         `json:"name"`
	Texts      []Written      `json:"texts"`
	Terms      Terms          `json:"terms"`
	Worker     string         `json:"worker"` // name, job and telephone number
	Services   []Line         `json:"services"`
	Visits     []Appointment  `json:"visits"`
	FamilyOff  bool           `json:"family_off"` // turned 18 and has not renewed what parents may be told (rules 3.3)
	Protection Protection     `json:"protection"`
	Grants     []Grant        `json:"grants"`
	Log        []LogLine      `json:"log"`
	Help       []HelpLine     `json:"help"`
}

// Written is one voice's text of a section.
type Written struct {
	Section Key               `json:"section"`
	Voice   Voice             `json:"voice"`
	Boxes   map[string]string `json:"boxes"`
	By      string            `json:"by"` // the adult who wrote it with them; empty for their own
	On      schoolday.Date    `json:"on"`
}

// Line is a service with the meeting that belongs to it.
type Line struct {
	Service
	MetOn  schoolday.Date `json:"met_on"`
	MetWho string         `json:"met_who,omitempty"`
}

// LogLine is one line of who was given what. Receiver is empty for what concerns the young person's own copy.
type LogLine struct {
	On       schoolday.Date `json:"on"`
	Receiver Copy           `json:"receiver"`
	Text     string         `json:"text"`
}

// HelpLine is somebody who answers when school does not, with when somebody last made sure of it.
type HelpLine struct {
	Name    string         `json:"name"`
	Phone   string         `json:"phone"`
	Hours   string         `json:"hours"`
	Checked schoolday.Date `json:"checked"`
}

// Issue is one copy that left the program.
type Issue struct {
	ID           ident.ID[Issue]
	Pack         PackID
	Number       int // of the version
	Copy         Copy
	Hash         [32]byte // SHA-256 of the file
	At           time.Time
	By           ident.Raw
	ByPupil      bool
	Words        IssueWords
	Untold       bool            // given under a sharing decision of which the young person has not been told yet
	Acknowledged Acknowledgement // zero until the receiver has answered
}

// IssueWords is the sealed part of an issue.
type IssueWords struct {
	To       string `json:"to"` // person, role and organisation
	How      string `json:"how"`
	Unsigned string `json:"unsigned,omitempty"` // why it went although the young person had not signed it off
	Decision string `json:"decision,omitempty"` // the information-sharing decision under which it then went (2.10)
}

// Acknowledgement is the receiving service's answer to the slip.
type Acknowledgement struct {
	At  time.Time      `json:"-"`
	On  schoolday.Date `json:"on"`
	By  string         `json:"by"`
	Who string         `json:"who"` // who will be the named person there, and until when
}

// Surroundings is what a pack takes from outside its tracker.
type Surroundings struct {
	School string
	Worker string
	Names  func(actor.StaffID) string
	Help   []HelpLine
}

// Compile makes the data set as it is now. It reads nothing but its arguments.
func Compile(o Overview, s Surroundings, now time.Time) Data {
	today := schoolday.DateOf(now)
	adult := pupil.Adulthood(o.Person.Born)
	d := Data{
		School: s.School, Reference: reference(o.Tracker.ID), Number: len(o.Packs) + 1, MadeOn: today, AdultOn: adult, Name: o.Person.Name.Full(),
		Terms: o.Terms, Worker: s.Worker, Help: s.Help, Protection: o.Protection, Grants: o.Answers.grants(),
		FamilyOff: !today.Before(adult) && !o.familyRenewed(adult),
	}
	d.Texts = writtenNow(o, s.Names)
	if name := d.text(KeyCover, "name"); name != "" {
		d.Name = name
	}
	for _, e := range o.Services {
		l := Line{Service: e.What}
		if m, ok := o.met(e.ID); ok {
			l.MetOn, l.MetWho = m.On, m.Who
		}
		d.Services = append(d.Services, l)
	}
	for _, a := range o.Appointments {
		a.What.Note = "" // a note is for those who hold the move
		d.Visits = append(d.Visits, a.What)
	}
	d.Log = logOf(o, d.Grants)
	return d
}

func writtenNow(o Overview, names func(actor.StaffID) string) []Written {
	var all []Written
	for _, s := range table {
		for _, v := range []Voice{Own, With} {
			i, ok := o.Texts[SlotOf(s.Key, v)]
			if !ok || !s.IsText() {
				continue
			}
			w := Written{Section: s.Key, Voice: v, Boxes: i.Body.Text, On: schoolday.DateOf(i.At)}
			if !i.ByPupil {
				w.By = names(ident.Of[actor.OfStaff](i.Author))
			}
			all = append(all, w)
		}
	}
	return all
}

// logOf lists what was agreed and what was given, oldest first.
func logOf(o Overview, grants []Grant) []LogLine {
	var log []LogLine
	for _, c := range []Copy{Receiving, GP} {
		var names []string
		var last schoolday.Date
		for _, g := range grants {
			if s, _ := SectionOf(g.Section); g.Receiver == c {
				names = append(names, s.Title)
				if g.On.After(last) {
					last = g.On
				}
			}
		}
		if len(names) > 0 {
			log = append(log, LogLine{last, c, "Agreed to share: " + list(names)})
		}
	}
	for _, i := range slices.Backward(o.known()) {
		line := LogLine{On: schoolday.DateOf(i.At), Receiver: i.Copy, Text: "Version " + number(i.Number) + " given to " + i.Words.To}
		if i.Copy == Mine {
			line.Receiver = ""
		}
		log = append(log, line)
	}
	slices.SortStableFunc(log, func(a, b LogLine) int { return a.On.Compare(b.On) })
	return log
}

// known is what was given to whom, as far as the young person may know of it.
func (o Overview) known() []Issue {
	return slices.DeleteFunc(slices.Clone(o.Issues), func(i Issue) bool { return i.Untold })
}

// text gives a box in the young person's own words, or else as written with them.
func (d Data) text(k Key, box string) string {
	for _, v := range []Voice{Own, With} {
		for _, w := range d.Texts {
			if w.Section == k && w.Voice == v && w.Boxes[box] != "" {
				return w.Boxes[box]
			}
		}
	}
	return ""
}

func (d Data) allows(k Key, c Copy) bool {
	return slices.ContainsFunc(d.Grants, func(g Grant) bool { return g.Section == k && g.Receiver == c })
}

// reference finds the tracker again without naming anybody.
func reference(id ID) string {
	s := id.String()
	return "T-" + s[len(s)-7:]
}
