package testdb

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Dump reads every column of every row, as a thief with a backup does.
func Dump(t testing.TB) []byte {
	t.Helper()
	in := claim(t)
	var all bytes.Buffer
	for _, table := range in.tables {
		if err := in.dump(table, &all); err != nil {
			t.Fatalf("testdb: %v", err)
		}
	}
	return all.Bytes()
}

func (in *instance) dump(table string, into *bytes.Buffer) error {
	rs, err := in.admin.QueryContext(context.Background(), "SELECT * FROM `"+table+"`") // Safety: from information_schema
	if err != nil {
		return err
	}
	defer rs.Close()
	names, err := rs.Columns()
	if err != nil {
		return err
	}
	values, at := make([]sql.RawBytes, len(names)), make([]any, len(names))
	for i := range values {
		at[i] = &values[i]
	}
	for rs.Next() {
		if err := rs.Scan(at...); err != nil {
			return err
		}
		for _, v := range values {
			into.Write(v)
			into.WriteByte(0)
		}
	}
	return errors.Join(rs.Err(), rs.Close())
}

// Files reads whatever the server has written so far, as a thief with the disk does: tablespaces, redo and undo logs,
// temporary files, its own log.
func Files(t testing.TB) []byte {
	t.Helper()
	var all bytes.Buffer
	err := filepath.WalkDir(claim(t).dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		all.Write(b)
		return err
	})
	if err != nil {
		t.Fatalf("testdb: %v", err)
	}
	return all.Bytes()
}
