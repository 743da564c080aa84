package pdf_test

import (
	"image"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"heard/internal/pdf"
	"heard/internal/pdf/pdftest"
)

// names are written as their owners write them, in the alphabets of an English school.
var names = []string{
	"Łukasz Żółkiewski", "Siân Prydderch", "Nguyễn Thị Ánh", "Zoë O’Brien-Núñez", "Çağla Işık", "Ştefania Țepeș",
	"Þórður Æsuson", "Олександра Ґудзь", "Αθηνά Παπαδοπούλου", "ნინო ბერიძე", "Արմեն Սարգսյան", "ሰላም ተስፋዬ",
	"محمد الأمين", "فاطمة زهراء", "پگاه ژاله", "ٹینا گل", "ښایسته ګل", "ڕۆژان ڵاوە", "שרה כהן",
}

func namesDocument() pdf.Document {
	return pdf.Document{
		Title: "Names", Date: made, Version: "1",
		Sections: []pdf.Section{
			{Title: "Names", Blocks: []pdf.Block{pdf.List{Items: names}}},
			{Title: "Right to left", Blocks: []pdf.Block{
				pdf.Paragraph{Text: "Her name is شهرزاد (12) and his is דן, in year 9."},
				pdf.Quote{Text: "أريد أن أتحدث مع السيدة Okafor يوم 12 سبتمبر، وليس مع أحد آخر. هذا كل شيء.", By: "محمد"},
				pdf.Notice{Title: "אם אני צריכה עזרה עכשיו", Text: "אפשר להתקשר בכל שעה.", Contacts: []pdf.Contact{{Name: "Childline", Phone: "0800 1111"}}},
				pdf.Heading{Text: "سارا"},
				pdf.List{Items: []string{"الأولى: لا أحب الضوضاء", "الثانية: 24 ساعة"}, Numbered: true},
			}},
			{Title: "Marks and what is missing", Blocks: []pdf.Block{
				pdf.Paragraph{Text: "Yoruba: Ṣẹ́gun, ẹ̀gbọ́n. Hebrew with points: שָׂרָה. Arabic with marks: مُحَمَّد."},
				pdf.Paragraph{Text: "An emoji 😀, a family 👨‍👩‍👧 and a flag 🇬🇧 are shown as one box each. প্রিয়া has four letters."},
			}},
		},
	}
}

// Each name can be copied from the page as it was written, and every letter of it left
// ink there.
func TestNamesAreRightOnThePage(t *testing.T) {
	doc := render(t, namesDocument())
	text := pdftest.Words(t, doc)
	for _, name := range names {
		if !strings.Contains(text, norm.NFKC.String(name)) {
			t.Errorf("%q cannot be copied from the page", name)
		}
	}
	for _, r := range text {
		if unicode.Is(unicode.Co, r) {
			t.Errorf("the font's own code %U reached the reader", r)
		}
	}
	pdftest.Check(t, doc)
}

// A right-to-left name is inked on the right half of the page only, a left-to-right one
// on the left half only.
func TestRightToLeftParagraphsStandAtTheRight(t *testing.T) {
	for name, right := range map[string]bool{"محمد": true, "שרה": true, "Siân": false} {
		doc := render(t, pdf.Document{Date: made, Sections: []pdf.Section{{Blocks: []pdf.Block{pdf.Paragraph{Text: name}}}}})
		picture := pdftest.Picture(t, doc, 1, 40)
		left, inked := halves(picture)
		if right == left || !inked {
			t.Errorf("%q: ink on the left half: %t, any ink: %t", name, left, inked)
		}
	}
}

// halves looks for ink above the footer.
func halves(picture image.Image) (left, inked bool) {
	bounds := picture.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y*3/4; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			if red, green, blue, _ := picture.At(x, y).RGBA(); red+green+blue < 3*0xB000 && y > 0 {
				inked = true
				left = left || x < bounds.Max.X/2
			}
		}
	}
	return left, inked
}

func TestWhatCannotBeDrawnIsSeenToBeMissing(t *testing.T) {
	text := pdftest.Words(t, render(t, namesDocument()))
	for _, want := range []string{"An emoji □, a family □ and a flag □ are shown", "□□□ has four letters"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
}
