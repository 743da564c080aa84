package web_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"heard/internal/testdb"
)

// What is due is asked of no word that a young person wrote: lists neither fetch nor open it, and say the same where it cannot
// be opened. That they wrote about their family since their 18th birthday is known all the same.
func TestAListOfMovesOpensNoWordOfAPack(t *testing.T) {
	a, _, at := begun(t)
	a.Clock.Set(time.Date(2027, 6, 22, 9, 0, 0, 0, time.UTC))
	worker, cora := a.As(t, "pastoral"), a.As(t, "cora")
	const eighteen = "They are 18: nothing goes to parents or carers until they say so again"
	worker.Get(at).Want(http.StatusOK).Says(eighteen)
	for _, section := range []string{"family", "story"} {
		cora.Post("/p/next/write/"+section, url.Values{"b1": {"My mum may know."}, "revision": {"0"}}).Want(http.StatusSeeOther)
	}
	worker.Get(at).Want(http.StatusOK).Silent(eighteen)
	list, morning := worker.Get("/moving-on").Want(http.StatusOK).Says("Cora Nguyễn").Text(), worker.Get("/").Want(http.StatusOK).Says("Cora Nguyễn").Text()
	changed, err := testdb.Admin(t).ExecContext(t.Context(), `UPDATE transition_item SET sealed = 'cannot be opened' WHERE slot LIKE 'text/%'`)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := changed.RowsAffected(); n != 2 || err != nil {
		t.Fatalf("%d texts (%v)", n, err)
	}
	worker.Get(at).Want(http.StatusInternalServerError)
	if again := worker.Get("/moving-on").Want(http.StatusOK).Text(); again != list {
		t.Errorf("the list said\n%s\nand now\n%s", list, again)
	}
	if again := worker.Get("/").Want(http.StatusOK).Text(); again != morning {
		t.Errorf("the morning said\n%s\nand now\n%s", morning, again)
	}
}
