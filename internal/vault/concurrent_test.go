package vault

import (
	"fmt"
	"sync"
	"testing"
)

// Run under -race: every request of the web server shares one keyring.
func TestManyUseOneKeyringAtOnce(t *testing.T) {
	k := testRing(t)
	s := testSubject(t, k)
	e := testEntry(t, s)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 200 {
				p, text := Place{testFacts, newID(), uint32(j)}, fmt.Sprint(i, j)
				for _, key := range []Key{s, e} {
					box, err := SealText(key, p, text)
					if err != nil {
						t.Error(err)
						return
					}
					if got, err := OpenText(key, p, box); err != nil || got != text {
						t.Errorf("%q came back as %q, %v", text, got, err)
						return
					}
				}
				id := newID()
				_, wrapped, err := k.NewSubject(Staff, id)
				if err == nil {
					_, err = k.Subject(Staff, id, wrapped)
				}
				if err != nil || k.Lookup(testUPN, text).IsZero() {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
}
