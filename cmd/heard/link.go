package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"heard/internal/clock"
)

// linkCommand makes a one-time link for somebody who lost theirs, let it run out, or forgot their password. It is printed once
// and written nowhere.
func linkCommand(ctx context.Context, args []string, out io.Writer) (err error) {
	name, err := whose(args, out)
	if err != nil {
		return err
	}
	s, err := openSchool(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Stop(context.WithoutCancel(ctx))) }()
	token, err := s.NewLink(ctx, s.keys, clock.System{}, name)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "This link works once, within three days, and ends those made before it. Give it to its owner in person.\n\n  %s\n\n"+
		"With it they choose a new password. Until then the one of now holds; then their sessions end.\n", s.origin+"/link/"+token.Reveal())
	return nil
}

// whose reads the sign-in name that the command was given.
func whose(args []string, out io.Writer) (string, error) {
	names, err := words("link", args, out, func(f *flag.FlagSet) {
		f.Usage = func() {
			_, _ = fmt.Fprintln(out, "heard link SIGN-IN-NAME\n\nMakes a one-time link with which the owner of the name sets a new password.")
		}
	})
	switch {
	case err != nil:
		return "", err
	case len(names) == 0 || strings.TrimSpace(names[0]) == "":
		return "", errors.New("say for whom: heard link SIGN-IN-NAME")
	}
	return names[0], leftOver(names[1:])
}
