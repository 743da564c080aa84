package private

import (
	"fmt"
	"os"
	"syscall"
)

// What MariaDB needs, in MB: to begin, and to start again. With less it waits for room for minutes without a word, or begins
// half a database.
const (
	roomToBegin      = 256
	roomToBeginSmall = 96
	roomToStart      = 24
	roomToServe      = 32 // more than to start: who is told in time can still stop and start it
)

// hasRoom refuses a disk that is full before anything is written to it.
func (h *home) hasRoom(small bool) error {
	need := roomToStart
	if _, err := os.Stat(h.path(dataName)); err != nil {
		need = roomToBegin
		if small {
			need = roomToBeginSmall
		}
	}
	return h.needs(need)
}

func (h *home) needs(need int) error {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(h.dir, &fs); err != nil {
		return unusable(h.dir, err)
	}
	return roomFor(h.dir, int(fs.Bavail*uint64(fs.Bsize)>>20), need)
}

// HasRoom refuses while the disk under the server has too little room to go on saving for long. A table that must grow fails
// before a row that changes does, so writing alone would notice late.
func (s *Server) HasRoom() error { return s.home.needs(roomToServe) }

func roomFor(dir string, has, need int) error {
	if has >= need {
		return nil
	}
	return fmt.Errorf("the disk of %s has %d MB left and the private database needs %d: make room, then start again", dir, has, need)
}
