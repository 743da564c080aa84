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
	Sizes   []int         // entries of ten years: a school of its own is built and measured for each
	For     time.Duration // each measurement under load
	Out     io.Writer
}

// Run builds and measures a school of its own for each size, so that no size is measured over what the one before it posted,
// and takes everything away again.
func Run(ctx context.Context, o Options) error {
	for _, size := range o.Sizes {
		if err := one(ctx, o, size); err != nil {
			return err
		}
	}
	return (&bench{Options: o}).printPacks()
}

func one(ctx context.Context, o Options, size int) (err error) {
	b, err := newBench(o, size)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.away()) }()
	return first(
		func() error { return b.build(ctx) },
		func() error { return b.read(ctx) },
		func() error { return b.compare(ctx) },
	)
}

func newBench(o Options, size int) (*bench, error) {
	dir, err := os.MkdirTemp("", "heard-bench-")
	if err != nil {
		return nil, err
	}
	b := &bench{Options: o, dir: dir, data: filepath.Join(dir, "school"), size: size}
	err = vault.Create(b.data+"-keys", vault.ForDemo)
	if err == nil {
		b.keys, err = vault.Load(b.data+"-keys", vault.ForDemo)
	}
	if err != nil {
		return nil, errors.Join(err, b.away())
	}
	return b, nil
}

func (b *bench) away() error { return os.RemoveAll(b.dir) }

// compare measures posting between two runs of plain SQL, so that a machine that grows busier or quieter meanwhile does not
// decide the share.
func (b *bench) compare(ctx context.Context) error {
	before, err := b.plain(ctx)
	if err != nil {
		return err
	}
	posts, err := b.write(ctx)
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
	dir    string
	data   string
	keys   *vault.Keyring
	size   int // entries of ten years
	school school
}

// open starts the private server in this process, for filling and for the plain SQL beside which the program is measured.
func (b *bench) open(ctx context.Context, c clock.Clock) (*app.Database, *app.App, error) {
	db, err := app.OpenDatabase(ctx, config.Config{Data: b.data})
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
		DB: db.DB, Keys: b.keys, Hasher: b.hasher(), Clock: c, Log: quiet(), Origin: "http://localhost", School: "Bench (fictional)",
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
