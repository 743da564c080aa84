package testdb

import "testing"

// BenchmarkWipe is what each test with a database pays before it begins.
func BenchmarkWipe(b *testing.B) {
	in := claim(b)
	for b.Loop() {
		if err := in.wipe(); err != nil {
			b.Fatal(err)
		}
	}
}
