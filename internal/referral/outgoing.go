package referral

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"heard/internal/account"
	"heard/internal/partner"
	"heard/internal/plan"
	"heard/internal/pupil"
)

// Outgoing is exactly what a service is given. Preview, partner's view and paper all show one Outgoing and nothing else;
// once sent it is frozen (T-098, H7).
type Outgoing struct {
	To        string         `json:"to"`
	Reference string         `json:"reference"`
	Basis     string         `json:"basis"` // what covers the sending
	Parts     []Part         `json:"parts"`
	Plan      *plan.Enclosed `json:"plan,omitempty"` // the safety plan that goes with it
}

// Part is one titled part of what is sent.
type Part struct {
	Title string `json:"title"`
	Lines []Line `json:"lines"`
}

// Line is one answer. Own marks the young person's own words, which nobody alters.
type Line struct {
	Key  string `json:"key"`
	Text string `json:"text"`
	Own  bool   `json:"own,omitempty"`
}

// Text is all of it as plain lines.
func (o Outgoing) Text() string {
	var b strings.Builder
	b.WriteString(o.To + "\n" + o.Reference + "\n" + o.Basis + "\n")
	for _, p := range o.Parts {
		b.WriteString(p.Title + "\n")
		for _, l := range p.Lines {
			b.WriteString(l.Key + "\n" + l.Text + "\n")
		}
	}
	return b.String()
}

// Digest names this very content. The form that sends carries the digest of the preview, so that nothing else can be sent
// than what somebody looked at.
func (o Outgoing) Digest() string {
	all := o.Text()
	if o.Plan != nil {
		all += o.Plan.Sum
	}
	sum := sha256.Sum256([]byte(all))
	return hex.EncodeToString(sum[:])
}

// source is everything an outgoing set may be drawn from. What is not in the table of items never leaves (4.21).
type source struct {
	Referral
	pupil     pupil.Pupil
	entry     partner.Entry
	org       partner.Organisation
	agreement partner.Agreement // zero when a sharing decision stands in for it
	author    account.Colleague
	owner     account.Colleague
	enclosed  *plan.Enclosed
	care      Care
}

// compose builds the one outgoing set for this receiver.
func compose(s source) Outgoing {
	o := Outgoing{To: s.entry.Name + ", " + s.org.Name, Reference: s.Reference, Basis: s.basis(), Plan: s.enclosed}
	if s.entry.Name == s.org.Name {
		o.To = s.org.Name
	}
	for _, part := range parts {
		p := Part{Title: part.title}
		for _, it := range part.items {
			if !it.goesTo(s) {
				continue
			}
			if text := strings.TrimSpace(it.text(s)); text != "" {
				p.Lines = append(p.Lines, Line{Key: it.key, Text: text, Own: it.own})
			}
		}
		if len(p.Lines) > 0 {
			o.Parts = append(o.Parts, p)
		}
	}
	return o
}

func (s source) basis() string {
	switch {
	case !s.Decision.IsZero():
		return "Shared under a recorded safeguarding decision."
	case s.agreement.Reference != "":
		return "Covered by data sharing agreement " + s.agreement.Reference + ": " + s.agreement.Purpose
	}
	return ""
}
