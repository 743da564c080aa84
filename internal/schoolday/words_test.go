package schoolday

import (
	"testing"
	"time"
)

func TestForPupil(t *testing.T) {
	for _, x := range []struct{ now, t, want string }{
		{"2026-11-05 09:00", "2026-11-05 14:10", "this afternoon at 2:10"},
		{"2026-11-05 09:00", "2026-11-05 11:05", "this morning at 11:05"},
		{"2026-11-05 09:00", "2026-11-05 12:00", "this afternoon at 12 o'clock"},
		{"2026-11-05 09:00", "2026-11-05 15:00", "this afternoon at 3 o'clock"},
		{"2026-11-05 09:00", "2026-11-05 18:30", "this evening at 6:30"},
		{"2026-11-05 14:00", "2026-11-05 09:05", "this morning at 9:05"},
		{"2026-11-05 23:59", "2026-11-06 08:30", "tomorrow morning"},
		{"2026-11-05 09:00", "2026-11-04 14:00", "yesterday afternoon"},
		{"2026-11-06 21:40", "2026-11-09 08:30", "on Monday morning"},
		{"2026-11-06 21:40", "2026-11-12 14:30", "on Thursday afternoon"},
		{"2026-11-06 21:40", "2026-11-13 08:30", "on Friday 13 November"},
		{"2026-12-18 16:10", "2027-01-04 08:30", "on Monday 4 January"},
		{"2026-12-18 16:10", "2028-01-04 08:30", "on Tuesday 4 January 2028"},
		{"2026-11-09 09:00", "2026-11-06 15:00", "on Friday afternoon"},
		{"2026-10-24 23:30", "2026-10-25 08:00", "tomorrow morning"},
		{"2027-03-27 23:30", "2027-03-28 08:00", "tomorrow morning"},
	} {
		if got := ForPupil(at(x.t), at(x.now)); got != x.want {
			t.Errorf("%s read at %s: %q, want %q", x.t, x.now, got, x.want)
		}
	}
}

// Half an hour after midnight in summer it is still yesterday in UTC; the pupil's day is the school's.
func TestForPupilUsesTheSchoolsDay(t *testing.T) {
	now := at("2027-07-02 00:30")
	if got := ForPupil(at("2027-07-02 08:30"), now); got != "this morning at 8:30" {
		t.Error(got)
	}
	if now.Day() != 1 || DateOf(now) != day("2027-07-02") {
		t.Error("DateOf must use the school's zone")
	}
}

func TestDayForPupil(t *testing.T) {
	now := at("2026-11-05 09:00") // a Thursday
	for d, want := range map[string]string{
		"2026-11-05": "today", "2026-11-06": "tomorrow", "2026-11-04": "yesterday", "2026-11-09": "on Monday",
		"2026-11-02": "on Monday", "2026-11-12": "on Thursday 12 November", "2026-10-29": "on Thursday 29 October",
		"2025-11-05": "on Wednesday 5 November 2025",
	} {
		if got := DayForPupil(day(d), now); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
}

func TestForStaff(t *testing.T) {
	for s, want := range map[string]string{
		"2027-01-04 08:30": "Mon 4 Jan 2027, 08:30",
		"2027-07-01 00:05": "Thu 1 Jul 2027, 00:05",
		"2026-10-25 00:59": "Sun 25 Oct 2026, 00:59",
		"2026-10-25 02:00": "Sun 25 Oct 2026, 02:00",
	} {
		if got := ForStaff(at(s)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	first := time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC)
	for add, want := range map[time.Duration]string{0: "Sun 25 Oct 2026, 01:30 BST", time.Hour: "Sun 25 Oct 2026, 01:30 GMT"} {
		if got := ForStaff(first.Add(add)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := DayForStaff(day("2028-02-29")); got != "Tue 29 Feb 2028" {
		t.Error(got)
	}
	if DayForStaff(Date{}) != "" {
		t.Error("no date is no text")
	}
	if got := ForMachine(at("2027-07-01 14:10")); got != "2027-07-01T14:10:00+01:00" {
		t.Error(got)
	}
}

func TestDate(t *testing.T) {
	for _, bad := range []string{"", "2027-02-30", "04/01/2027", "2027-1-4", "2027-01-04 "} {
		if _, err := ParseDate(bad); err == nil {
			t.Errorf("%q was read as a date", bad)
		}
	}
	d := day("2024-02-29")
	for n, want := range map[int]string{1: "2025-03-01", 4: "2028-02-29", 18: "2042-03-01"} {
		if got := d.Anniversary(n); got != day(want) {
			t.Errorf("%d years on: %s, want %s", n, got, want)
		}
	}
	if d.Add(366) != day("2025-03-01") || d.DaysUntil(day("2025-03-01")) != 366 || (Date{}).String() != "" {
		t.Error("counting days")
	}
	if !(Date{2027, 2, 28}).IsReal() || (Date{2027, 2, 29}).IsReal() || (Date{}).IsReal() {
		t.Error("which days exist")
	}
	if Time(8, 5).String() != "08:05" || Time(24, 0).String() != "24:00" {
		t.Error("times of day")
	}
}

func TestDateAsText(t *testing.T) {
	for _, want := range []Date{{}, day("2028-02-29")} {
		b, err := want.MarshalText()
		got := day("2001-01-01")
		if err2 := got.UnmarshalText(b); err != nil || err2 != nil || got != want {
			t.Errorf("%v came back as %v: %v %v", want, got, err, err2)
		}
	}
	if err := new(Date).UnmarshalText([]byte("soon")); err == nil {
		t.Error("read as a date")
	}
}
