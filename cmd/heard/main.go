// Command heard is Heard: a school's wellbeing hub and safeguarding log.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"heard/internal/fault"
)

// command is one thing that heard can be told to do. An error is one sentence for whoever typed it.
type command struct {
	name  string
	about string
	run   func(ctx context.Context, args []string, out io.Writer) error
}

var commands = []command{
	{"demo", "run a fictional school on this machine", demoCommand},
	{"serve", "run this school", serveCommand},
	{"setup", "make keys, tables and the first two accounts", setupCommand},
	{"migrate", "bring the database to this program's version", migrateCommand},
	{"bench", "measure this program over ten years of records", benchCommand},
	{"link", "make a one-time link with which somebody sets a new password", linkCommand},
	{"calendar", "show or replace the school's terms, closures and hours", calendarCommand},
	{"check", "show the configuration and what is wrong with it", checkCommand},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // whoever asks a second time is not made to wait
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run gives the exit code: 0 done, 1 could not, 2 not understood.
func run(ctx context.Context, args []string, out, complain io.Writer) int {
	if len(args) > 0 {
		for _, c := range commands {
			if c.name != args[0] {
				continue
			}
			err := c.run(ctx, args[1:], out)
			switch {
			case err == nil, errors.Is(err, flag.ErrHelp):
				return 0
			default:
				_, _ = fmt.Fprintf(complain, "heard %s: %s\n", c.name, sentence(err))
				return 1
			}
		}
	}
	usage(complain)
	return 2
}

// sentence says an error to whoever typed the command. A fault's own message is meant for people; what it wraps is not.
func sentence(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok && f.Kind != fault.Internal && f.Message != "" {
		return f.Message
	}
	if errors.Is(err, context.Canceled) {
		return "stopped as asked, before it was done"
	}
	return err.Error()
}

func usage(w io.Writer) {
	_, _ = fmt.Fprintln(w, "Heard: a school's wellbeing hub and safeguarding log.\n\nheard COMMAND [-h]")
	for _, c := range commands {
		_, _ = fmt.Fprintf(w, "  %-9s %s\n", c.name, c.about)
	}
}

// flags reads a command's flags; whatever is left over is a mistake.
func flags(name string, args []string, out io.Writer, define func(*flag.FlagSet)) error {
	rest, err := words(name, args, out, define)
	return errors.Join(err, leftOver(rest))
}

func leftOver(words []string) error {
	if len(words) > 0 {
		return fmt.Errorf("%q is not understood", words[0])
	}
	return nil
}

// words reads a command's flags and gives the words after them.
func words(name string, args []string, out io.Writer, define func(*flag.FlagSet)) ([]string, error) {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.SetOutput(out)
	if define != nil {
		define(f)
	}
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	return f.Args(), nil
}
