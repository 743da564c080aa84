package private

import (
	"context"
	"strings"
)

// closedHalf recognises a server that was killed while it closed. It marks its binary log as closed in order, with which a start
// looks for nothing in it, some milliseconds before InnoDB has written down that the last transactions are committed; what it
// then finds prepared it does not dare to decide, at this start or any later one.
func closedHalf(err error) bool {
	return err != nil && strings.Contains(err.Error(), "prepared transactions! It means that server was not shut down properly")
}

// serveAfterHalfClose commits what was left prepared, and starts. It stands in the binary log, so whoever sent it may have been told
// that it is kept. The server that commits it serves nobody and always ends with an error.
func (h *home) serveAfterHalfClose(ctx context.Context, bin binaries, small bool) (*Server, error) {
	if s, err := h.serve(ctx, bin, small, "--tc-heuristic-recover=COMMIT"); err == nil {
		return s, nil
	}
	return h.serve(ctx, bin, small)
}
