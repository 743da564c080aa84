package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"sync"

	"heard/internal/app"
	"heard/internal/clock"
	"heard/internal/config"
	"heard/internal/demo"
	"heard/internal/mariadb"
	"heard/internal/secret"
	"heard/internal/vault"
)

// demoCommand runs the fictional school. It needs no configuration and takes none but the address, so that nothing of a
// real school can be touched by it.
func demoCommand(ctx context.Context, args []string, out io.Writer) (err error) {
	limitMemory()
	var fresh bool
	var listen, data string
	err = flags("demo", args, out, func(f *flag.FlagSet) {
		f.BoolVar(&fresh, "fresh", false, "throw the demonstration school away and begin anew")
		f.StringVar(&listen, "listen", "127.0.0.1:8080", "address to answer on; a loopback one")
		f.StringVar(&data, "data", "var/demo", "directory of the demonstration school")
	})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", listen) //nolint:noctx // the listener lives as long as the program
	if err != nil {
		return fmt.Errorf("cannot answer on %s; choose another address with -listen", listen)
	}
	defer l.Close()
	if ip := l.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
		return errors.New("the demonstration answers on loopback only, such as 127.0.0.1:8080")
	}
	cfg := config.Config{Data: filepath.Clean(data)}
	isNew := fresh || !app.PrivateExists(cfg)
	keys, err := demoKeys(cfg)
	if err != nil {
		return err
	}
	// The lowest allowed cost: a dozen accounts are hashed before the first page, and their password is printed anyway.
	hasher := secret.NewHasher(secret.Floor(), keys.Pepper(), secret.DefaultLimits())
	school := demo.Describe(clock.System{}.Now())
	if isNew {
		school.Prepare(ctx, hasher)
	}
	open := app.OpenDatabase
	if fresh {
		open = app.OpenFreshDatabase
	}
	db, err := open(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Stop(context.WithoutCancel(ctx))) }()
	if _, err := db.Migrate(ctx); err != nil {
		return err
	}
	if err := db.Connect(ctx); err != nil {
		return err
	}
	return runDemo(ctx, out, l, db, keys, school, hasher)
}

// demoKeys makes or loads keys that are marked as the demonstration's; serve refuses them. Data without such keys is not a
// demonstration's, whatever its name, and --fresh must not throw it away.
func demoKeys(cfg config.Config) (*vault.Keyring, error) {
	dir := cfg.Data + "-keys"
	_, err := os.Stat(dir)
	missing := errors.Is(err, fs.ErrNotExist)
	switch {
	case missing && app.PrivateExists(cfg):
		return nil, fmt.Errorf("%s holds a school whose demonstration keys are not in %s; choose another directory with -data", cfg.Data, dir)
	case missing:
		if err := vault.Create(dir, vault.ForDemo); err != nil && !errors.Is(err, vault.ErrExists) {
			return nil, err
		}
	}
	return vault.Load(dir, vault.ForDemo)
}

func runDemo(ctx context.Context, out io.Writer, l net.Listener, db *app.Database, keys *vault.Keyring, school demo.School, hasher *secret.Hasher) error {
	origin := fmt.Sprintf("http://localhost:%d", l.Addr().(*net.TCPAddr).Port)
	a, err := app.New(app.Options{
		DB: db.DB, Keys: keys, Hasher: hasher, Clock: clock.System{}, Log: newLog(false), Origin: origin, School: school.World.Identity.Name, Demo: true, Room: db.HasRoom,
	})
	if err != nil {
		return err
	}
	if _, err := school.Ensure(ctx, a.Store, hasher); err != nil {
		return err
	}
	if err := a.CheckKeys(ctx, keys); err != nil {
		return errors.New("this demonstration was sealed with other keys; begin anew with --fresh")
	}
	announce(out, origin, school)
	var wait sync.WaitGroup
	defer wait.Wait() // the year uses the database, which the caller stops next
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	wait.Go(func() {
		err := school.PlayYear(ctx, func(c clock.Clock) *mariadb.Store { return mariadb.NewStore(db.DB, keys, c) }, a.Policy)
		if err != nil && ctx.Err() == nil {
			_, _ = fmt.Fprintln(out, "The fictional year could not be written in full:", err)
		}
	})
	return a.Run(ctx, l, db)
}

func announce(out io.Writer, origin string, s demo.School) {
	_, _ = fmt.Fprintf(out, "\n%s\n%s\n\nOpen %s and sign in. The password is the same for everybody: %s\n\n",
		s.World.Identity.Name, s.World.Identity.Notice, origin, demo.Password)
	for _, in := range s.SignIns {
		_, _ = fmt.Fprintf(out, "  %-10s %-22s %s: %s\n", in.Role, in.Username, in.Name, in.Line)
	}
	_, _ = fmt.Fprintf(out, "\nThe pupil may use a code letter instead: %s\nCtrl-C stops Heard and its database; the data stays until --fresh.\n\n", demo.Code)
}
