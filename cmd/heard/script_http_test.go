package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing/fstest"
	"time"

	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/testdb"
	"heard/migrations"

	"github.com/rogpeppe/go-internal/testscript"
)

// fetch asks as a browser does, and follows nothing.
func fetch(ts *testscript.TestScript, cookies map[string]string, method, to string, fields []string) (*http.Response, []byte) {
	form := url.Values{"key": {ident.NewRaw(time.Now()).String()}}
	for _, f := range fields {
		name, value, _ := strings.Cut(f, "=")
		form.Set(name, value)
	}
	var body io.Reader
	if method == http.MethodPost {
		body = strings.NewReader(form.Encode())
	}
	r, err := http.NewRequestWithContext(context.Background(), method, to, body)
	ts.Check(err)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if body != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, value := range cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	res, err := noFollow.Do(r)
	ts.Check(err)
	defer res.Body.Close()
	all, err := io.ReadAll(res.Body)
	ts.Check(err)
	return res, all
}

// halfdone: leaves the school's own server as a migration does that was cut off while a table got another name, and puts the name
// of the statement into HALF. Whether that took effect the program does not find out by itself.
func halfDone(ts *testscript.TestScript, _ bool, _ []string) {
	ctx := context.Background()
	files, file, text := untilRenamed(ts)
	accounts, err := mariadb.AccountsBeside(ctx, ts.Getenv("APP"))
	ts.Check(err)
	db, err := mariadb.OpenForMigration(ctx, ts.Getenv("MIGRATE"))
	ts.Check(err)
	defer db.Close()
	_, err = mariadb.Migrate(ctx, db, files, mariadb.MigrateOptions{Accounts: accounts})
	ts.Check(err)
	ordinal := 1 + bytes.Count(comment.ReplaceAll(files[file].Data, nil), []byte(";"))
	sum := sha256.Sum256([]byte(text))
	ts.Check(testdb.Run(ctx, ts.Getenv("MIGRATE"), fmt.Sprintf(
		`INSERT INTO schema_statement (file, ordinal, checksum, started_at) VALUES ('%s', %d, '%s', NOW(6))`, file, ordinal, hex.EncodeToString(sum[:]))))
	ts.Setenv("HALF", fmt.Sprintf("%s:%d", file, ordinal))
}

var comment = regexp.MustCompile(`(?m)^--.*$`)

// untilRenamed gives the migrations up to the first RENAME TABLE, the file it stands in, and its text.
func untilRenamed(ts *testscript.TestScript) (files fstest.MapFS, file, text string) {
	names, err := fs.Glob(migrations.Files, "*.sql")
	ts.Check(err)
	files = fstest.MapFS{}
	for _, name := range names {
		all, err := fs.ReadFile(migrations.Files, name)
		ts.Check(err)
		before, after, found := bytes.Cut(all, []byte("\nRENAME TABLE "))
		files[name] = &fstest.MapFile{Data: before}
		if found {
			statement, _, _ := strings.Cut("RENAME TABLE "+string(after), ";")
			return files, name, statement
		}
	}
	ts.Fatalf("no migration gives a table another name")
	return nil, "", ""
}
