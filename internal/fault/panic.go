package fault

import "runtime"

// Panicked says what a recovered panic was, for a log: what the language itself says of its own errors, which holds no text of
// anybody's; of any other value only that there was one.
func Panicked(p any) string {
	if err, ok := p.(runtime.Error); ok {
		return err.Error()
	}
	return "panic"
}
