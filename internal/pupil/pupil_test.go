package pupil

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"heard/internal/fault"
	"heard/internal/schoolday"
)

func day(s string) schoolday.Date {
	d, err := schoolday.ParseDate(s)
	if err != nil {
		panic(s)
	}
	return d
}

// interop, "Pupils": the numbers known to be right and wrong.
func TestParseUPN(t *testing.T) {
	for _, s := range []string{"B801200005001", "A950000178301", "H243278544154", "R674123101121", "X845212818005", "V30012342501A"} {
		for _, typed := range []string{s, strings.ToLower(s), " " + s[:4] + " " + s[4:8] + "\u00a0" + s[8:] + "\n"} {
			if got, err := ParseUPN(typed); err != nil || string(got) != s {
				t.Errorf("%q: %q %v", typed, got, err)
			}
		}
	}
	for s, want := range map[string]error{
		"R247962919251": ErrCheckLetter, "X428558133462": ErrCheckLetter, "": ErrNotAUPN, "B80120000500": ErrNotAUPN,
		"B8012000050011": ErrNotAUPN, "I801200005001": ErrNotAUPN, "B80120000500S": ErrNotAUPN, "B8012000A5001": ErrNotAUPN,
		"8801200005001": ErrNotAUPN, "B80120000500١": ErrNotAUPN, "B801200005-01": ErrNotAUPN,
	} {
		if got, err := ParseUPN(s); !errors.Is(err, want) || got != "" {
			t.Errorf("%q: %q %v, want %v", s, got, err, want)
		}
	}
}

// A single mistyped figure is always found: that is what the letter is for. No refusal repeats the number.
func TestUPNFindsOneMistypedFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringMatching(`[0-9]{11}[0-9A-HJ-NP-RT-Z]`).Draw(t, "body")
		var good string
		for _, l := range checkLetters {
			if u, err := ParseUPN(string(l) + body); err == nil {
				if good != "" {
					t.Fatal("two check letters fit")
				}
				good = string(u)
			}
		}
		if good == "" {
			t.Fatal("no check letter fits")
		}
		i, d := rapid.IntRange(1, 11).Draw(t, "place"), byte('0'+rapid.IntRange(0, 9).Draw(t, "figure"))
		if d == good[i] {
			return
		}
		bad := good[:i] + string(d) + good[i+1:]
		if _, err := ParseUPN(bad); !errors.Is(err, ErrCheckLetter) || strings.Contains(err.Error(), bad[1:]) {
			t.Fatalf("%q was read: %v", bad, err)
		}
	})
}

func TestAges(t *testing.T) {
	for _, x := range []struct {
		born, on string
		age      int
	}{
		{"2012-05-03", "2026-05-02", 13}, {"2012-05-03", "2026-05-03", 14}, {"2012-02-29", "2026-02-28", 13},
		{"2012-02-29", "2026-03-01", 14}, {"2012-02-29", "2028-02-29", 16}, {"2012-12-31", "2013-01-01", 0},
		{"2012-01-01", "2011-12-31", -1},
	} {
		if got := Age(day(x.born), day(x.on)); got != x.age {
			t.Errorf("born %s, on %s: %d, want %d", x.born, x.on, got, x.age)
		}
	}
	if Adulthood(day("2008-02-29")) != day("2026-03-01") || IsAdult(day("2008-11-21"), day("2026-11-20")) || !IsAdult(day("2008-11-21"), day("2026-11-21")) {
		t.Error("the 18th birthday")
	}
	for _, x := range []struct {
		d    string
		n    int
		want string
	}{{"2027-03-31", 6, "2026-09-30"}, {"2027-03-31", 9, "2026-06-30"}, {"2028-08-31", 6, "2028-02-29"}, {"2027-01-15", 1, "2026-12-15"}} {
		if got := MonthsBefore(day(x.d), x.n); got != day(x.want) {
			t.Errorf("%d months before %s: %s, want %s", x.n, x.d, got, x.want)
		}
	}
}

// C-25: the transition begins with year 9.
func TestYears(t *testing.T) {
	for _, x := range []struct {
		now, then int
		on, want  string
	}{{7, 9, "2026-11-21", "2028-09-01"}, {9, 9, "2026-11-21", "2026-09-01"}, {13, 9, "2027-01-04", "2022-09-01"}} {
		if got := YearStarts(x.now, x.then, day(x.on)); got != day(x.want) {
			t.Errorf("in year %d on %s, year %d: %s, want %s", x.now, x.on, x.then, got, x.want)
		}
	}
}

func TestNameDisplay(t *testing.T) {
	for _, x := range []struct {
		n                                          Name
		first, full, sorted, legal, both, initials string
	}{
		{Name{Given: "Eleanor", Family: "Jones"}, "Eleanor", "Eleanor Jones", "Jones, Eleanor", "Eleanor Jones", "Eleanor Jones", "EJ"},
		{Name{Given: "Eleanor", Family: "Jones", KnownAs: "Ellie"}, "Ellie", "Ellie Jones", "Jones, Ellie", "Eleanor Jones", "Ellie Jones (Eleanor Jones)", "EJ"},
		{Name{Given: "Ana", Family: "Silva", KnownFamily: "Reid"}, "Ana", "Ana Reid", "Reid, Ana", "Ana Silva", "Ana Reid (Ana Silva)", "AR"},
		{Name{Given: "Suharto"}, "Suharto", "Suharto", "Suharto", "Suharto", "Suharto", "S"},
		{Name{Family: "Óengus"}, "Óengus", "Óengus", "Óengus", "Óengus", "Óengus", "Ó"},
		{Name{Given: "محمد", Family: "الأحمد"}, "محمد", "محمد الأحمد", "الأحمد, محمد", "محمد الأحمد", "محمد الأحمد", "ما"},
	} {
		got := []string{x.n.First(), x.n.Full(), x.n.Sorted(), x.n.Legal(), x.n.Both(), x.n.Initials()}
		if want := []string{x.first, x.full, x.sorted, x.legal, x.both, x.initials}; !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestNameClean(t *testing.T) {
	got := Name{Given: " Sia\u0302n\t ", Family: "O\u2019Brien\u202e\u200b", KnownAs: "Si\u00e2n", KnownFamily: "  ", Pronunciation: "SHAHN\n"}.Clean()
	if want := (Name{Given: "Siân", Family: "O’Brien", Pronunciation: "SHAHN"}); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for _, kept := range []string{"Nguyễn", "Łukasz", "علی\u200cرضا", "श्री\u200dकांत", "𝒜ris"} {
		if got := (Name{Given: kept}).Clean().Given; got != kept {
			t.Errorf("%q became %q", kept, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := Name{Given: rapid.String().Draw(t, "given"), Family: rapid.String().Draw(t, "family"), KnownAs: rapid.String().Draw(t, "known")}.Clean()
		if n != n.Clean() {
			t.Fatalf("%q is not clean yet", n)
		}
		if strings.ContainsAny(n.Full(), "\n\r\t\x00\u202e") {
			t.Fatalf("%q", n.Full())
		}
	})
}

func TestDetailsCheck(t *testing.T) {
	today := day("2026-11-21")
	good := Details{Name: Name{Given: "Siân", Family: "Rees"}, UPN: "B801200005001", Born: day("2012-05-03"), Year: 9, Form: "9C"}
	if err := good.Check(today); err != nil {
		t.Fatal(err)
	}
	for box, spoil := range map[string]func(*Details){
		"given":  func(d *Details) { d.Name = Name{} },
		"family": func(d *Details) { d.Name.Family = strings.Repeat("é", 101) },
		"upn":    func(d *Details) { d.UPN = "b801200005001" },
		"born":   func(d *Details) { d.Born = today.Add(1) },
		"year":   func(d *Details) { d.Year = 0 },
		"form":   func(d *Details) { d.Form = strings.Repeat("ł", 41) },
	} {
		d := good
		spoil(&d)
		err := d.Check(today)
		if fs := fault.FieldsOf(err); !fault.Is(err, fault.Invalid) || len(fs) != 1 || fs[0].Name != box {
			t.Errorf("%s: %v", box, err)
		}
	}
	inTheirScript := good
	inTheirScript.Form = strings.Repeat("ł", 40) // characters are counted, and not bytes
	if err := inTheirScript.Check(today); err != nil {
		t.Errorf("a form of 40 characters: %v", err)
	}
	noNumber := good
	noNumber.UPN = ""
	if err := noNumber.Check(today); err != nil {
		t.Errorf("a pupil without a UPN yet: %v", err)
	}
}

// What is sealed comes back the same.
func TestDetailsThroughJSON(t *testing.T) {
	want := Details{Name: Name{Given: "Nguyễn", KnownAs: "Win"}, UPN: "V30012342501A", Born: day("2012-02-29"), Year: 9, Form: "9C"}
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Details
	if err := json.Unmarshal(b, &got); err != nil || !reflect.DeepEqual(got, want) || !strings.Contains(string(b), `"born":"2012-02-29"`) {
		t.Errorf("%+v %v from %s", got, err, b)
	}
}
