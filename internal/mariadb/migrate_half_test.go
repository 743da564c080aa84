package mariadb_test

import (
	"fmt"
	"testing"
	"time"
)

// A change of a table that was cut off is looked for, done or not: with a private server there is nobody whom a person could ask,
// since it runs only while Heard does.
func looks(t *testing.T, b *bench) {
	before := pet + `ALTER TABLE pet ADD COLUMN age INT;
		ALTER TABLE pet ADD KEY pet_name (name);
		ALTER TABLE pet ADD CONSTRAINT pet_age CHECK (age > 0);`
	for _, x := range []struct{ change, undo string }{
		{"ALTER TABLE pet ADD COLUMN colour VARCHAR(20)", "ALTER TABLE pet DROP COLUMN colour"},
		{"ALTER TABLE pet ADD KEY pet_age (age, id)", "ALTER TABLE pet DROP KEY pet_age"},
		{"ALTER TABLE pet ADD CONSTRAINT pet_id CHECK (id IN (1, 2, 3))", "ALTER TABLE pet DROP CONSTRAINT pet_id"},
		{"ALTER TABLE pet DROP KEY pet_name", "ALTER TABLE pet ADD KEY pet_name (name)"},
		{"ALTER TABLE pet DROP CONSTRAINT pet_age", "ALTER TABLE pet ADD CONSTRAINT pet_age CHECK (age > 0)"},
		{"ALTER TABLE pet DROP COLUMN name", "ALTER TABLE pet ADD COLUMN name VARCHAR(20), ADD KEY pet_name (name)"},
	} {
		t.Run(x.change, func(t *testing.T) {
			b.empty(t)
			all := files("0001_pet.sql", before, "0002_change.sql", x.change+";")
			b.mustRun(t, all, "0001_pet.sql", "0002_change.sql")
			b.exec(t, "UPDATE schema_statement SET finished_at = NULL WHERE file = '0002_change.sql'")
			b.mustRun(t, all) // done: nothing is run again
			b.exec(t, x.undo)
			b.exec(t, "UPDATE schema_statement SET finished_at = NULL WHERE file = '0002_change.sql'")
			b.mustRun(t, all, "0002_change.sql") // not done
			b.exec(t, x.undo)                    // and now it is, or there were nothing to undo
			if n := b.number(t, "SELECT COUNT(*) FROM schema_statement WHERE finished_at IS NULL"); n != 0 {
				t.Errorf("%d statements are still half-done", n)
			}
		})
	}
}

// A school's own server goes on with a change although whoever asked for it was killed: looking too early would find it undone.
func waitsForChange(t *testing.T, b *bench) {
	all := files("0001_pet.sql", pet, "0002_colour.sql", colour)
	b.mustRun(t, all, "0001_pet.sql", "0002_colour.sql")
	b.exec(t, "ALTER TABLE pet DROP COLUMN colour")
	b.exec(t, "UPDATE schema_statement SET finished_at = NULL WHERE file = '0002_colour.sql'")
	other, err := b.raw.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.ExecContext(t.Context(), "LOCK TABLES pet WRITE"); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		time.Sleep(300 * time.Millisecond)
		_, err := other.ExecContext(t.Context(), colour)
		if err == nil {
			_, err = other.ExecContext(t.Context(), "UNLOCK TABLES")
		}
		ended <- err
	}()
	b.mustRun(t, all) // it is there once it is looked for, so nothing is run
	if err := <-ended; err != nil {
		t.Fatal(fmt.Errorf("the change that went on: %w", err))
	}
}
