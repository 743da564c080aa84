package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"heard/internal/app"
	"heard/internal/clock"
	"heard/internal/config"
	"heard/internal/secret"
	"heard/internal/vault"
)

// setupCommand makes what a school begins with: keys, tables, the first safeguarding lead and the first administrator, each
// with a one-time link. It refuses to touch a school that is there already.
func setupCommand(ctx context.Context, args []string, out io.Writer) (err error) {
	var lead, leadUser, admin, adminUser string
	err = flags("setup", args, out, func(f *flag.FlagSet) {
		f.StringVar(&lead, "lead", "", "full name of the designated safeguarding lead")
		f.StringVar(&leadUser, "lead-username", "", "sign-in name of the lead")
		f.StringVar(&admin, "admin", "", "full name of the IT administrator")
		f.StringVar(&adminUser, "admin-username", "", "sign-in name of the administrator")
	})
	if err != nil {
		return err
	}
	for name, value := range map[string]string{"-lead": lead, "-lead-username": leadUser, "-admin": admin, "-admin-username": adminUser} {
		if strings.TrimSpace(value) == "" {
			return fmt.Errorf("say who begins: %s is missing (heard setup -h)", name)
		}
	}
	cfg, err := config.FromEnvironment()
	if err != nil {
		return err
	}
	keys, made, err := setupKeys(cfg.Keys)
	if err != nil {
		return err
	}
	db, err := app.OpenDatabase(ctx, cfg, false)
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
	a, err := app.New(app.Options{
		DB: db.DB, Keys: keys, Hasher: secret.NewHasher(secret.Floor(), keys.Pepper(), secret.DefaultLimits()), Clock: clock.System{},
		Log: newLog(cfg.LogJSON), Origin: cfg.Origin, School: cfg.SchoolName,
	})
	if err != nil {
		return err
	}
	links, err := a.Begin(ctx, keys, app.First{Name: lead, Username: leadUser}, app.First{Name: admin, Username: adminUser})
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "The school is set up. Each link works once, within three days; give each to its owner in person.\n\n"+
		"  Safeguarding lead: %s\n  Administrator:     %s\n\n", cfg.Origin+"/link/"+links[0].Reveal(), cfg.Origin+"/link/"+links[1].Reveal())
	if made {
		_, _ = fmt.Fprintf(out, "The keys are in %s and nowhere else. Copy that directory to two places that are not this machine: without\n"+
			"the keys nobody can ever read the record again. Then start Heard with: heard serve\n", cfg.Keys)
	}
	return nil
}

func setupKeys(dir string) (keys *vault.Keyring, made bool, err error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		if err := vault.Create(dir, vault.ForSchool); err != nil {
			return nil, false, err
		}
		made = true
	}
	keys, err = vault.Load(dir, vault.ForSchool)
	return keys, made, err
}
