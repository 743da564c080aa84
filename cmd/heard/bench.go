package main

import (
	"context"
	"flag"
	"io"
	"os"
	"time"

	"heard/internal/bench"
)

// benchCommand measures this very program over a school with ten years of records, in a directory of its own.
func benchCommand(ctx context.Context, args []string, out io.Writer) error {
	var short bool
	var length time.Duration
	err := flags("bench", args, out, func(f *flag.FlagSet) {
		f.BoolVar(&short, "short", false, "a small school, to see that the benchmark itself works")
		f.DurationVar(&length, "for", 8*time.Second, "how long each measurement takes")
	})
	if err != nil {
		return err
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	o := bench.Options{Program: program, Pupils: 2500, Sizes: []int{15_000, 150_000}, For: length, Out: out}
	if short {
		o.Pupils, o.Sizes = 100, []int{300}
	}
	return bench.Run(ctx, o)
}
