package private_test

import (
	"context"
	"os"
	"testing"

	"heard/internal/mariadb/private"
)

func startStop(b *testing.B, o private.Options) {
	b.Helper()
	s, err := private.Start(context.Background(), o)
	if err != nil {
		b.Fatal(err)
	}
	b.StopTimer()
	if err := s.Stop(context.Background()); err != nil {
		b.Fatal(err)
	}
	b.StartTimer()
}

// The first start initialises; issue 2 allows three seconds to the first page.
func BenchmarkFirstStart(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		dir := b.TempDir()
		b.StartTimer()
		startStop(b, private.Options{Dir: dir})
		b.StopTimer()
		_ = os.RemoveAll(dir)
		b.StartTimer()
	}
}

// A later start finds its data; one second to the first page.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	startStop(b, private.Options{Dir: dir})
	for b.Loop() {
		startStop(b, private.Options{Dir: dir})
	}
}
