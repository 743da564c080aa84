package mariadb_test

import (
	"strconv"
	"sync"
	"testing"

	"heard/internal/fault"
	"heard/internal/mariadb"
	"heard/internal/secret"
	"heard/internal/session"
	"heard/internal/testapp"
)

// A whole school stands behind one address and signs in when the first lesson begins. The limit of that address is one row, which
// every try changes: whoever had looked somebody up before they changed it had to begin again, and of sixty in one moment
// twenty-six read that Heard cannot be reached.
func TestAWholeSchoolSignsInAtOnce(t *testing.T) {
	a := testapp.Start(t)
	// Nobody is asked to come back because too many passwords wait.
	hasher := secret.NewHasher(secret.CheapForTests(), a.Keys.Pepper(), secret.Limits{AtOnce: 2, Waiting: 100})
	sessions := session.NewService(mariadb.Transact[session.Tx](a.Store), a.Store, hasher, hasher, a.Clock, "Larkfield School (fictional)")
	var all sync.WaitGroup
	for i := range 60 {
		all.Go(func() {
			_, err := sessions.SignIn(t.Context(), session.Attempt{
				Name: "nobody" + strconv.Itoa(i), Password: secret.NewText(testapp.Password), From: "192.0.2.0/24",
			})
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("number %d: %v", i, err)
			}
		})
	}
	all.Wait()
}
