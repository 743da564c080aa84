// Package fonts holds the typefaces that documents are set in, and what a typesetter
// must know about them: which characters each can draw, and how wide they are.
//
// The files are subsets of the Noto fonts, licensed under the SIL Open Font License
// (OFL.txt) and held to SHA256SUMS by a test; subset.py makes them again. Layout and
// drawing do not belong here.
package fonts

import (
	_ "embed"
	"fmt"
	"sync"
)

// Weight is how heavy a face is.
type Weight uint8

// The two weights of every text family. There is no italic: slanted text is harder to
// read for many young people, so quotation is shown by other means.
const (
	Regular Weight = iota
	Bold
)

//go:embed sans-regular.ttf
var sansRegular []byte

//go:embed sans-bold.ttf
var sansBold []byte

//go:embed arabic-regular.ttf
var arabicRegular []byte

//go:embed arabic-bold.ttf
var arabicBold []byte

//go:embed hebrew-regular.ttf
var hebrewRegular []byte

//go:embed hebrew-bold.ttf
var hebrewBold []byte

//go:embed ethiopic-regular.ttf
var ethiopicRegular []byte

//go:embed ethiopic-bold.ttf
var ethiopicBold []byte

//go:embed georgian-regular.ttf
var georgianRegular []byte

//go:embed georgian-bold.ttf
var georgianBold []byte

//go:embed armenian-regular.ttf
var armenianRegular []byte

//go:embed armenian-bold.ttf
var armenianBold []byte

//go:embed arrows.ttf
var arrows []byte

//go:embed symbols.ttf
var symbols []byte

// chain lists the faces of each weight in the order in which they are asked for a
// character. The symbol faces have one weight.
var chain = sync.OnceValue(func() [2][]*Face {
	arrows, symbols := mustFace("arrows", arrows), mustFace("symbols", symbols)
	return [2][]*Face{
		Regular: {
			mustFace("sans", sansRegular), larger(mustFace("arabic", arabicRegular)), mustFace("hebrew", hebrewRegular),
			mustFace("ethiopic", ethiopicRegular), mustFace("georgian", georgianRegular), mustFace("armenian", armenianRegular),
			arrows, symbols,
		},
		Bold: {
			mustFace("sansbold", sansBold), larger(mustFace("arabicbold", arabicBold)), mustFace("hebrewbold", hebrewBold),
			mustFace("ethiopicbold", ethiopicBold), mustFace("georgianbold", georgianBold), mustFace("armenianbold", armenianBold),
			arrows, symbols,
		},
	}
})

// For returns the first face of weight w that can draw r; false when none can.
func For(r rune, w Weight) (*Face, bool) {
	for _, face := range chain()[w] {
		if face.Has(r) {
			return face, true
		}
	}
	return nil, false
}

// larger is for Naskh, whose letters fill less of the em square than Latin ones do.
func larger(face *Face) *Face {
	face.Scale = 1.2
	return face
}

// mustFace parses an embedded face. The files are part of the program, so a bad one is
// a mistake in building it.
func mustFace(name string, data []byte) *Face {
	face, err := parse(name, data)
	if err != nil {
		panic(fmt.Sprintf("fonts: embedded face %s: %v", name, err))
	}
	return face
}
