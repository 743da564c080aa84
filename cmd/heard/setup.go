package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"heard/internal/app"
	"heard/internal/clock"
	"heard/internal/config"
	"heard/internal/secret"
	"heard/internal/vault"
)

// setupCommand makes what a school begins with: keys, tables, the first safeguarding lead and the first administrator, each
// with a one-time link. It refuses to touch a school that is there already, and may be run again after it was stopped
// anywhere: the school itself comes last and in one piece.
func setupCommand(ctx context.Context, args []string, out io.Writer) (err error) {
	var lead, admin app.First
	err = flags("setup", args, out, func(f *flag.FlagSet) {
		f.StringVar(&lead.Name, "lead", "", "full name of the designated safeguarding lead")
		f.StringVar(&lead.Username, "lead-username", "", "sign-in name of the lead")
		f.StringVar(&admin.Name, "admin", "", "full name of the IT administrator")
		f.StringVar(&admin.Username, "admin-username", "", "sign-in name of the administrator")
	})
	if err == nil {
		err = checkFirst(&lead, &admin)
	}
	if err != nil {
		return err
	}
	cfg, err := config.FromEnvironment()
	if err != nil {
		return err
	}
	db, err := app.OpenDatabase(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Stop(context.WithoutCancel(ctx))) }()
	keys, err := firstKeys(ctx, db, cfg.Keys)
	if err != nil {
		return err
	}
	if err := awaitCopies(ctx, os.Stdin, out, cfg.Keys); err != nil {
		return err
	}
	links, err := begin(ctx, db, cfg, keys, lead, admin)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "\nThe school is set up. Each link works once, within three days; give each to its owner in person.\n\n"+
		"  Safeguarding lead: %s\n  Administrator:     %s\n\nNow start Heard with: heard serve\n",
		cfg.Origin+"/link/"+links[0].Reveal(), cfg.Origin+"/link/"+links[1].Reveal())
	return nil
}

// checkFirst tidies what was typed and says what is missing, in the order of the flags.
func checkFirst(lead, admin *app.First) error {
	for _, f := range []struct {
		flag  string
		value *string
	}{{"-lead", &lead.Name}, {"-lead-username", &lead.Username}, {"-admin", &admin.Name}, {"-admin-username", &admin.Username}} {
		*f.value = strings.TrimSpace(*f.value)
		if *f.value == "" {
			return fmt.Errorf("say who begins: %s is missing (heard setup -h)", f.flag)
		}
		if utf8.RuneCountInString(*f.value) > 100 {
			return fmt.Errorf("%s is longer than 100 characters", f.flag)
		}
	}
	if strings.EqualFold(lead.Username, admin.Username) {
		return errors.New("the lead and the administrator need different sign-in names, because neither may do what the other may")
	}
	return nil
}

// firstKeys makes the school's keys, or loads those that an earlier run made before it was stopped. A database that holds
// a school is refused first: new keys over old data would look like a start and be a loss.
func firstKeys(ctx context.Context, db *app.Database, dir string) (*vault.Keyring, error) {
	switch holds, err := db.HoldsSchool(ctx); {
	case err != nil:
		return nil, err
	case holds:
		return nil, app.ErrFounded
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		if err := vault.Create(dir, vault.ForSchool); err != nil {
			return nil, err
		}
	}
	return vault.Load(dir, vault.ForSchool)
}

// awaitCopies does not go on before somebody says that the keys are kept elsewhere too. From the first record on, losing
// them loses everything.
func awaitCopies(ctx context.Context, in io.Reader, out io.Writer, dir string) error {
	_, _ = fmt.Fprintf(out, "The keys are in %s and nowhere else. Without them nobody can ever read the record again.\n"+
		"Copy that directory now to two places that are not this machine, then type COPIED: ", dir)
	answer := make(chan string, 1)
	go func() { // reading cannot be interrupted; Ctrl-C leaves it behind
		line, _ := bufio.NewReader(in).ReadString('\n')
		answer <- strings.TrimSpace(line)
	}()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case a := <-answer:
		if !strings.EqualFold(a, "COPIED") {
			return errors.New("no school was made, because nobody said that the keys are copied; run heard setup again when they are")
		}
		return nil
	}
}

func begin(ctx context.Context, db *app.Database, cfg config.Config, keys *vault.Keyring, lead, admin app.First) ([]secret.Token, error) {
	if _, err := db.Migrate(ctx); err != nil {
		return nil, err
	}
	if err := db.Connect(ctx); err != nil {
		return nil, err
	}
	a, err := app.New(app.Options{
		DB: db.DB, Keys: keys, Hasher: secret.NewHasher(secret.Floor(), keys.Pepper(), secret.DefaultLimits()), Clock: clock.System{},
		Log: newLog(cfg.LogJSON), Origin: cfg.Origin, School: cfg.SchoolName,
	})
	if err != nil {
		return nil, err
	}
	return a.Begin(ctx, lead, admin)
}
