package bench

import (
	"context"
	"database/sql"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"heard/internal/clock"
	"heard/internal/testdb"
)

// The plain SQL writes what a post writes, and the school is what its size says it is.
func TestTheSchoolAndThePlainSQLAreTrue(t *testing.T) {
	b, db, at := small(t)
	pool := db.Pool()
	t.Run("school", func(t *testing.T) { isTrueToSize(t, b, pool) })
	t.Run("plain SQL", func(t *testing.T) { isTrueToAPost(t, b, pool, at) })
}

// isTrueToSize: so many concerns unseen and so many entries of the busy pupil, whatever the rest; and everything spread over the
// years.
func isTrueToSize(t *testing.T, b *bench, pool *sql.DB) {
	t.Helper()
	busy := b.school.busy.Bytes()
	for _, c := range []struct {
		query string
		args  []any
		want  int
	}{
		{`SELECT COUNT(*) FROM concern WHERE state = 'unseen'`, nil, 40},
		{`SELECT COUNT(*) FROM response_clock WHERE kind = 'concern' AND state = 'running'`, nil, 40},
		{`SELECT COUNT(*) FROM concern`, nil, b.size * 16 / 20},
		{`SELECT COUNT(*) FROM self_referral`, nil, b.size * 3 / 20},
		{`SELECT COUNT(*) FROM referral`, nil, b.size / 20},
		{`SELECT COUNT(*) BETWEEN 28 AND 32 FROM (SELECT written_at FROM concern UNION ALL SELECT sent_at FROM self_referral UNION ALL SELECT written_at FROM referral) every
			WHERE written_at > ?`, []any{now().Add(-daysOfYear * dayLong)}, 1}, // a tenth of 300
		{`SELECT COUNT(*) >= 5 * ? FROM audit`, []any{b.size}, 1},
		{`SELECT COUNT(*) FROM outbox WHERE done_at IS NULL AND event = 'concern.waiting'`, nil, 0},
		{`SELECT (SELECT COUNT(*) FROM concern_pupil WHERE pupil_id = ?) + (SELECT COUNT(*) FROM self_referral WHERE pupil_id = ?)
			+ (SELECT COUNT(*) FROM referral WHERE pupil_id = ?)`, []any{busy, busy, busy}, b.school.ofBusy},
	} {
		var n int
		if err := pool.QueryRowContext(t.Context(), c.query, c.args...).Scan(&n); err != nil || n != c.want {
			t.Errorf("%s: %d, not %d (%v)", c.query, n, c.want, err)
		}
	}
}

// isTrueToAPost: as many rows in the same tables, each column as long.
func isTrueToAPost(t *testing.T, b *bench, pool *sql.DB, at *program) {
	t.Helper()
	adult, err := at.signIn(t.Context(), b.school.names[3])
	if err != nil {
		t.Fatal(err)
	}
	before := shapes(t, pool)
	if err := adult.post(t.Context(), b.school.others(0, 1)); err != nil {
		t.Fatal(err)
	}
	posted := shapes(t, pool)
	if err := b.row(0, 1).insert(t.Context(), pool); err != nil {
		t.Fatal(err)
	}
	byPost, byPlain := more(before, posted), more(posted, shapes(t, pool))
	if !maps.Equal(byPost, byPlain) || len(byPost) < 8 {
		t.Errorf("a post added\n%s\nand plain SQL\n%s", lines(byPost), lines(byPlain))
	}
}

func lines(all map[string]int) string { return strings.Join(slices.Sorted(maps.Keys(all)), "\n") }

type pooled interface{ Pool() *sql.DB }

// small builds a small school and answers for it in this process.
func small(t *testing.T) (*bench, pooled, *program) {
	t.Helper()
	b, err := newBench(Options{Pupils: 60, Out: io.Discard}, 300)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.away(); err != nil {
			t.Error(err)
		}
	})
	if err := b.build(t.Context()); err != nil {
		t.Fatal(err)
	}
	db, a, err := b.open(t.Context(), clock.System{})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Host = "localhost" // without the port, which this program was not told
		a.Site.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		server.Close()
		if err := db.Stop(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
	})
	return b, db, &program{base: server.URL}
}

// shapes counts the rows of each table by the length of each of their columns.
func shapes(t *testing.T, pool *sql.DB) map[string]int {
	t.Helper()
	all := map[string]int{}
	for _, table := range testdb.Tables(t, pool) {
		var lengths []string
		for _, c := range testdb.Columns(t, pool, table) {
			lengths = append(lengths, "'"+c+" ', IFNULL(OCTET_LENGTH(`"+c+"`), 'null')")
		}
		for _, shape := range testdb.Texts(t, pool, "SELECT CONCAT_WS(' ', "+strings.Join(lengths, ", ")+") FROM `"+table+"`") {
			all[table+": "+shape]++
		}
	}
	return all
}

// more is what came to a count.
func more(before, after map[string]int) map[string]int {
	d := map[string]int{}
	for shape, n := range after {
		if n > before[shape] {
			d[shape] = n - before[shape]
		}
	}
	return d
}
