// Package private runs the MariaDB server that Heard owns: started with the program, reached through a unix socket only,
// and gone when the program is gone. It knows processes, directories and accounts. It speaks no SQL over a connection
// (package mariadb does): what the server must know at its start is handed to it in a file.
package private

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"syscall"
	"time"
)

// Database is the name of the one schema of a private server.
const Database = "heard"

const (
	startLimit = 2 * time.Minute // crash recovery reads the whole redo log first
	stopLimit  = 20 * time.Second
	killLimit  = 5 * time.Second
)

// Options say where the server lives and how large it may grow.
type Options struct {
	// Dir holds everything: data, passwords, log, socket. It must be absent, empty, or made by an earlier Start.
	Dir string
	// Fresh throws away what an earlier Start left in Dir.
	Fresh bool
	// Small is for tests and throw-away servers: little memory and no binary log. Commits are as durable as ever.
	Small bool
}

// Server is a running MariaDB that belongs to this process. It is safe for concurrent use.
type Server struct {
	home      *home
	process   *process
	socket    string
	passwords map[Account]string
	stopOnce  sync.Once
	stopErr   error
}

// Start readies the directory, ends what a crash may have left running there, initialises the data if there is none, and
// returns when the server answers. Its errors are sentences for the person who started the program, and nothing is left
// running or locked after one. The caller must Stop the server; should the process be killed instead, the kernel ends
// MariaDB and the next Start recovers.
func Start(ctx context.Context, o Options) (_ *Server, err error) {
	bin, err := findBinaries()
	if err != nil {
		return nil, err
	}
	h, err := claim(ctx, o.Dir)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			h.release()
		}
	}()
	if err := h.tidy(ctx, o.Fresh); err != nil {
		return nil, err
	}
	if err := h.hasRoom(o.Small); err != nil {
		return nil, err
	}
	if err := h.initialise(ctx, bin, o.Small); err != nil {
		return nil, err
	}
	s, err := h.serve(ctx, bin, o.Small)
	if crashed(err) && ctx.Err() == nil {
		// 10.11.14 was once seen to abort as it recovered from a kill. Recovery can be begun again wherever it stopped, which is
		// what whoever supervises us would do, a restart of everything later.
		s, err = h.serve(ctx, bin, o.Small)
	}
	if closedHalf(err) && ctx.Err() == nil {
		s, err = h.serveAfterHalfClose(ctx, bin, o.Small)
	}
	if err == nil || ctx.Err() != nil || !h.isUnused() {
		return s, err
	}
	if err := h.beginAnew(ctx, bin, o.Small); err != nil {
		return nil, err
	}
	return h.serve(ctx, bin, o.Small)
}

func (h *home) serve(ctx context.Context, bin binaries, small bool, more ...string) (*Server, error) {
	passwords, err := h.loadPasswords()
	if err != nil {
		return nil, err
	}
	socket, err := h.socketPath()
	if err != nil {
		return nil, err
	}
	accounts, err := h.writeAccounts(passwords)
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.Remove(accounts) }()

	p, err := h.spawn(bin.server, append(h.serverArgs(socket, accounts, small), more...)...)
	if err != nil {
		return nil, fmt.Errorf("MariaDB could not be started: %w", err)
	}
	if err := p.awaitGreeting(ctx, socket); err != nil {
		p.kill(ctx)
		h.removeSocketDir()
		return nil, fmt.Errorf("the private MariaDB in %s did not start: %w%s", h.dir, err, h.firstComplaint())
	}
	return &Server{home: h, process: p, socket: socket, passwords: passwords}, nil
}

// Use says that records will be written from now on: data that no start can recover is never thrown away again. It must
// have returned before the first record; calling it again costs nothing.
func (s *Server) Use() error { return s.home.use() }

// DSN gives the data source name of one of the server's accounts, password included: never log it.
func (s *Server) DSN(a Account) string {
	return fmt.Sprintf("%s:%s@unix(%s)/%s", a, s.passwords[a], s.socket, Database)
}

// Socket is the path of the unix socket.
func (s *Server) Socket() string { return s.socket }

// PID is MariaDB's process id.
func (s *Server) PID() int { return s.process.cmd.Process.Pid }

// Done is closed when MariaDB has ended, whether by Stop or by itself.
func (s *Server) Done() <-chan struct{} { return s.process.done }

// Stop ends MariaDB cleanly and gives the directory up; it returns when both are done. When MariaDB does not end within
// 20 seconds or the context, it is killed, which loses no committed record. Further calls return the first one's answer.
func (s *Server) Stop(ctx context.Context) error {
	s.stopOnce.Do(func() {
		ctx, cancel := context.WithTimeout(ctx, stopLimit)
		defer cancel()
		if !s.process.end(ctx, syscall.SIGTERM) {
			s.stopErr = errors.New("MariaDB did not stop in time and was killed; it will recover at the next start")
			s.process.kill(ctx)
		}
		s.home.release()
	})
	return s.stopErr
}
