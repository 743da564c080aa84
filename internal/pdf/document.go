// Package pdf makes the documents that people carry, print and post: plans, packs,
// letters and cards. A caller describes a Document in words and blocks; Render sets it.
//
// The package owns how documents look and that their text is right on paper in the
// alphabets that people in a school write their names in. It knows nothing of who may
// read what: everything that reaches it is printed, so what is withheld must be left
// out before. The same Document gives the same bytes.
package pdf

import "time"

// Document is one file. Date is required; every other field may be empty.
type Document struct {
	// Title is printed on the first page, and at the foot of every page: "Safety plan".
	Title string
	// Subtitle is printed below the title, and nowhere else: often a name, as its owner
	// wants it.
	Subtitle string
	// WindowTitle is what viewers show in title bars and lists of recent files. It must
	// name no person and no topic; empty stands for "Document".
	WindowTitle string
	// Issuer is who the document comes from, such as the name of the school.
	Issuer string
	// Version tells two printings apart: "3".
	Version string
	// Reference finds the record that the document was made from, without naming anyone.
	Reference string
	// Date is when this version was made, in the school's time zone. It is printed at the
	// foot of every page, and the file claims no other date.
	Date time.Time
	// Lang is the language of the text as a BCP 47 tag; empty stands for "en-GB".
	Lang string
	// Words are the document's own words, such as "Page"; empty ones are English.
	Words Words

	Size Size
	// Cover asks for a page of its own for the title; nil puts it above the first section.
	Cover *Cover
	// Contents asks for a list of the sections with their pages.
	Contents bool
	Sections []Section
}

// Cover is what stands below the title on a page of its own.
type Cover struct {
	Facts []KeyValue
	// Blocks stand at the foot of the page.
	Blocks []Block
}

// Section is a titled part of a document. Its title is in the contents and the
// bookmarks, and never stands alone at the foot of a page.
type Section struct {
	Title string
	// Note is a quiet line below the title: who this section is shared with, or who
	// wrote it and when.
	Note   string
	Blocks []Block
	// NewPage begins the section on a page of its own.
	NewPage bool
}

// Size is the size of the page.
type Size uint8

const (
	// A4 is for printing and for the post.
	A4 Size = iota
	// Phone fills the screen of a telephone, in type that can be read at arm's length.
	Phone
	// Wallet is the size of a bank card.
	Wallet
)

// Words are the words that a document brings with it, in its own language.
type Words struct {
	Page, Of, Contents, Version, Reference, Checked string
	// Date writes a date; nil writes "2 January 2006".
	Date func(time.Time) string
}

func (w Words) orEnglish() Words {
	or := func(word *string, english string) {
		if *word == "" {
			*word = english
		}
	}
	or(&w.Page, "Page")
	or(&w.Of, "of")
	or(&w.Contents, "Contents")
	or(&w.Version, "Version")
	or(&w.Reference, "Reference")
	or(&w.Checked, "Checked on")
	if w.Date == nil {
		w.Date = func(t time.Time) string { return t.Format("2 January 2006") }
	}
	return w
}
