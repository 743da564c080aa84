// Package bench measures Heard as a school would feel it: the program itself, as a process of its own, over a school with
// ten years of records. It prints figures and judges none of them; a test that fails when a machine is busy helps nobody.
// It talks to this machine's loopback only, for a bounded time, and ends what it started.
package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"heard/internal/app"
	"heard/internal/clock"
	"heard/internal/config"
	"heard/internal/secret"
	"heard/internal/vault"
)

// Options say how large the school is and how long each measurement takes.
type Options struct {
	Program string        // the binary to measure: heard itself
	Pupils  int           // 2,500 unless a test wants less
	Sizes   []int         // entries at which everything is measured, in rising order
	For     time.Duration // each measurement under load
	Out     io.Writer
}

// Run builds the school, measures at each size, and takes everything away again.
func Run(ctx context.Context, o Options) (err error) {
	dir, err := os.MkdirTemp("", "heard-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	data := filepath.Join(dir, "school")
	if err := vault.Create(data+"-keys", vault.ForDemo); err != nil {
		return err
	}
	keys, err := vault.Load(data+"-keys", vault.ForDemo)
	if err != nil {
		return err
	}
	b := &bench{Options: o, data: data, keys: keys}
	for i, size := range o.Sizes {
		if err := b.grow(ctx, size, i == 0); err != nil {
			return err
		}
		if err := b.compare(ctx); err != nil {
			return err
		}
	}
	return b.printPacks()
}

// compare measures the program between two runs of plain SQL, so that a machine that grows busier or quieter meanwhile does
// not decide the share.
func (b *bench) compare(ctx context.Context) error {
	before, err := b.plain(ctx)
	if err != nil {
		return err
	}
	posts, err := b.measure(ctx)
	if err != nil {
		return err
	}
	after, err := b.plain(ctx)
	if err != nil {
		return err
	}
	b.say("posts over HTTP beside the mean of the plain SQL before and after: %.0f %%", 200*posts.perSecond/(before.perSecond+after.perSecond))
	return nil
}

type bench struct {
	Options
	data    string
	keys    *vault.Keyring
	school  school
	entries int
}

// open starts the private server in this process, for filling and for the plain SQL beside which the program is measured.
func (b *bench) open(ctx context.Context) (*app.Database, *app.App, error) {
	db, err := app.OpenDatabase(ctx, config.Config{Data: b.data}, false)
	if err != nil {
		return nil, nil, err
	}
	if _, err := db.Migrate(ctx); err != nil {
		return nil, nil, errors.Join(err, db.Stop(ctx))
	}
	if err := db.Connect(ctx); err != nil {
		return nil, nil, errors.Join(err, db.Stop(ctx))
	}
	a, err := app.New(app.Options{
		DB: db.DB, Keys: b.keys, Hasher: b.hasher(), Clock: clock.System{}, Log: quiet(), Origin: "http://localhost", School: "Bench (fictional)",
	})
	if err != nil {
		return nil, nil, errors.Join(err, db.Stop(ctx))
	}
	return db, a, nil
}

func (b *bench) hasher() *secret.Hasher {
	return secret.NewHasher(secret.Floor(), b.keys.Pepper(), secret.DefaultLimits())
}

func (b *bench) say(format string, args ...any) { _, _ = fmt.Fprintf(b.Out, format+"\n", args...) }
