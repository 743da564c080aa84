package private

// LookOnlyInPath hides the server from a test until the function it gives is called.
func LookOnlyInPath() (undo func()) {
	old := beyondPath
	beyondPath = nil
	return func() { beyondPath = old }
}
