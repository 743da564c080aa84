package mariadb_test

import (
	"bytes"
	"io"
	"net"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// cutter stands between the program and the server and, once armed, breaks the connection at the next COMMIT: before the
// server has heard of it, or after it has done it.
type cutter struct {
	server string
	armed  atomic.Bool
	before bool
	cuts   atomic.Int32
}

func (c *cutter) listen(t *testing.T) (socket string) {
	t.Helper()
	socket = filepath.Join(t.TempDir(), "cut.sock")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			go c.pass(client)
		}
	}()
	return socket
}

func (c *cutter) pass(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("unix", c.server)
	if err != nil {
		return
	}
	defer server.Close()
	silent := atomic.Bool{}
	go func() {
		defer client.Close()
		b := make([]byte, 64<<10)
		for {
			n, err := server.Read(b)
			if err != nil || silent.Load() {
				return
			}
			if _, err := client.Write(b[:n]); err != nil {
				return
			}
		}
	}()
	b := make([]byte, 64<<10)
	for {
		n, err := client.Read(b)
		if err != nil {
			return
		}
		if bytes.Contains(b[:n], []byte("COMMIT")) && c.armed.CompareAndSwap(true, false) {
			c.cuts.Add(1)
			if c.before {
				return
			}
			silent.Store(true)
			_, _ = server.Write(b[:n])
			_, _ = io.ReadFull(client, make([]byte, 1)) // until the other direction has had its answer and closed
			return
		}
		if _, err := server.Write(b[:n]); err != nil {
			return
		}
	}
}

// A failed COMMIT is often unknown, not failed. The form's key settles it: there is one record, and the person is told so.
func TestACommitOfWhichNobodyHeardIsResolved(t *testing.T) {
	for name, before := range map[string]bool{"cut before the server heard": true, "cut after the server did it": false} {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			dsn := testdb.DSN(t, private.App)
			account, rest, _ := strings.Cut(dsn, "@unix(")
			socket, _, _ := strings.Cut(rest, ")")
			c := &cutter{server: socket, before: before}
			db, err := mariadb.Open(t.Context(), account+"@unix("+c.listen(t)+")/"+private.Database)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			s := mariadb.NewStore(db, a.Keys, a.Clock)
			for i := range 5 {
				k, had := form("Sat alone."), rowsOf(t, `SELECT COUNT(*) FROM outbox`)
				c.armed.Store(true)
				record, _, err := saved(t.Context(), s, teacher(a), k)
				if err != nil {
					t.Fatalf("the person was told that it failed: %v", err)
				}
				if int(c.cuts.Load()) != i+1 {
					t.Fatal("nothing was cut")
				}
				if n := rowsOf(t, `SELECT COUNT(*) FROM outbox`) - had; n != 1 {
					t.Errorf("%d records", n)
				}
				if n := rowsOf(t, `SELECT COUNT(*) FROM audit WHERE record_id = ?`, record.Bytes()); n != 1 {
					t.Errorf("%d traces of the record that the person was told of", n)
				}
			}
		})
	}
}
