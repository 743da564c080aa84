package view

import "strings"

// Words that find the weak places of a page: names as real schools have
// them, and text that tries to be something else than text.
const (
	nameEnglish    = "Ellie Brightwater"
	nameWelsh      = "Siân Llŷr-Gwyndaf"
	namePolish     = "Łukasz Brzęczyszczykiewicz"
	nameVietnamese = "Nguyễn Thị Hồng Nhung"
	nameArabic     = "عبد الرحمن بن محمد القحطاني"
	nameLong       = "Maximiliana-Evangelina Featherstonehaugh-Cholmondeley of the Upper Marshes"
	textScript     = `<script>alert("x")</script> & "quotes" 'too' </textarea><img src=x onerror=alert(1)>`
	textArabic     = "أريد أن أتحدث مع شخص ما في المدرسة"
	textTypical    = "She said she has not been sleeping and would like to talk after lunch."
)

// textLong has long paragraphs and one word that no line can hold.
var textLong = strings.Repeat("I keep thinking about it and I do not know whom to tell. ", 12) +
	"\n\n" + strings.Repeat("Llanfairpwllgwyngyll", 8)
