package web

import (
	"strconv"
	"time"
)

// waited says how long somebody has been waiting, in words: nobody reads "73.4 h".
func waited(d time.Duration) string {
	switch {
	case d < 2*time.Minute:
		return "a moment"
	case d < time.Hour:
		return plural(int(d.Minutes()), "minute")
	case d < 24*time.Hour:
		s := plural(int(d.Hours()), "hour")
		if m := int(d.Minutes()) % 60; m >= 10 && d < 6*time.Hour {
			s += " " + plural(m/10*10, "minute")
		}
		return s
	}
	return plural(int(d.Hours())/24, "day")
}

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}
