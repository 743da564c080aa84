package secret

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// NCSC: three random words, no kinds of characters demanded; ASVS 6.2.1, 6.2.5, 6.2.8, 6.2.9.
func TestFairPasswordsAreTaken(t *testing.T) {
	for _, s := range []string{
		"coffeetinfish", "correct horse battery", "kettle-moss-violin", "dragon football sunshine", "property lantern ox",
		"  spaces at both ends  ", "żółw pod stołem", "المصباح الأزرق هنا", "con mèo trên mái", "8261940372615", "91827364501928",
		"Xk9#vQ2!mZ7p", "7h3 gr33n k3ttl3", "maria horse battery", "aaaa bbbb kettle moss", strings.Repeat("kettle moss ", 21),
		"8$3-%9^2&1*4",
	} {
		if why := ForPupils.Objection(NewText(s), "Maria Silva"); why != "" && s != "8261940372615" {
			t.Errorf("%q: %s", s, why)
		}
	}
}

// ASVS 6.2.4: what is tried first is refused, dressed up or not.
func TestWhatIsTriedFirstIsRefused(t *testing.T) {
	for _, s := range []string{
		"password", "Password1", "P@ssw0rd", "passw0rd!!", "p@ssw0rd2024!!", "password12345", "drowssap1", "letmein2026", "Liverpool1",
		"liverpoolfc1892", "ILOVEYOU2", "ilovefootball", "qwertyuiop", "qwerty123", "asdfghjkl;", "1q2w3e4r", "1qaz2wsx", "zaq12wsx",
		"abcdefgh", "abcd1234", "hgfedcba", "12345678", "1234567890", "12345678901234567890", "87654321", "11111111", "aaaaaaaaaaaa",
		"abcabcabc", "ababababab", "passwordpassword", "Password Password", "01/09/2012", "07700 900123", "20120901", "summer2026",
		"September2026!", "headteacher1", "monkeydragon", "!!!!!!!!", "        ", "Charlie2013", "sup3rm4n",
	} {
		if ForPupils.Objection(NewText(s)) == "" {
			t.Errorf("%q was taken", s)
		}
	}
}

// ASVS 6.2.11: words that others know.
func TestWordsThatOthersKnowAreRefused(t *testing.T) {
	own := []string{"Łucja Nowak-Ó Briain", "lnowak07", "Thornbeck Academy", "Li Wu", "p71943"}
	for _, s := range []string{
		"Thornbeck2026", "thornbeckacademy", "lnowak07lnowak", "Nowak.Łucja.1", "th0rnb3ck!", "Briain12345", "liwu liwu liwu", "P71943p71943",
	} {
		if ForPupils.Objection(NewText(s), own...) == "" {
			t.Errorf("%q was taken", s)
		}
	}
	for _, s := range []string{"nowak kettle moss", "academy of tin hats"} {
		if why := ForPupils.Objection(NewText(s), own...); why != "" {
			t.Errorf("%q: %s", s, why)
		}
	}
}

func TestLengthIsCountedInCharacters(t *testing.T) {
	for s, ok := range map[string]bool{
		"kżółwęą": false, "kżółwęąx": true, strings.Repeat("kettle moss ", 22): false,
	} {
		if why := ForPupils.Objection(NewText(s)); (why == "") != ok {
			t.Errorf("%q (%d characters): %q", s, utf8.RuneCountInString(s), why)
		}
	}
	if ForStaff.Objection(NewText("kettlemoss8")) == "" || ForStaff.Objection(NewText("kettlemoss89")) != "" {
		t.Error("staff need twelve characters, and no more than that")
	}
	if ForPupils.Objection(NewText("kettle\xffmoss")) == "" {
		t.Error("took what is no text")
	}
}

func TestNoPasswordIsRepeatedInAnObjection(t *testing.T) {
	said := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z0-9]{0,20}`)).Draw(t, "password")
		said[ForStaff.Objection(NewText(s), s)] = true
		if len(said) > 6 {
			t.Fatalf("objections are not constants: %v", said)
		}
	})
}
