package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"heard/internal/schoolday"
)

// calendarCommand prints the school's calendar, or replaces it by a file of the same form. Whatever promises a time to a
// child rests on it.
func calendarCommand(ctx context.Context, args []string, out io.Writer) (err error) {
	var file string
	err = flags("calendar", args, out, func(f *flag.FlagSet) {
		f.StringVar(&file, "set", "", "`FILE` with the calendar to use from now on")
	})
	if err != nil {
		return err
	}
	var plan schoolday.Plan
	if file != "" {
		if plan, err = readCalendar(file); err != nil {
			return err
		}
	}
	s, err := openSchool(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Stop(context.WithoutCancel(ctx))) }()
	if file != "" {
		if err := s.SetCalendar(ctx, s.keys, plan); err != nil {
			return err
		}
		_, _ = fmt.Fprintln(out, "The calendar is in use from the next request on.")
		return nil
	}
	if plan, err = s.Calendar(ctx, s.keys); err == nil {
		_, _ = fmt.Fprint(out, "# what, name, from, to\n"+plan.Text())
	}
	return err
}

// readCalendar checks before a database is opened, so that a slip in the file costs nothing.
func readCalendar(file string) (schoolday.Plan, error) {
	f, err := os.Open(file)
	if err != nil {
		return schoolday.Plan{}, fmt.Errorf("the calendar %s cannot be read", file)
	}
	defer f.Close()
	plan, err := schoolday.ReadPlan(f)
	if err != nil {
		return plan, err
	}
	_, err = schoolday.New(plan)
	return plan, err
}
