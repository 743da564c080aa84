package vault

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"os"
	"testing"

	"heard/internal/ident"
)

// vectors were made by another program from the description in deploy/decisions/sealing-and-keys.md, with fixed keys and
// nonces. A change that breaks them makes every school's records unreadable.
type vectors struct {
	Keyset         hexBytes
	LookupKey      hexBytes `json:"lookup_key"`
	Subject        hexBytes
	SubjectWrapped hexBytes `json:"subject_wrapped"`
	Entry          hexBytes
	EntryWrapped   hexBytes `json:"entry_wrapped"`
	Row            hexBytes
	Lookup         hexBytes
	Boxes          []struct {
		By, Table, Column, Plain string
		Version                  uint32
		Box                      hexBytes
	}
}

type hexBytes []byte

func (h *hexBytes) UnmarshalText(b []byte) (err error) {
	*h, err = hex.DecodeString(string(b))
	return err
}

func TestTheFormatIsTheOneThatIsWrittenDown(t *testing.T) {
	file, err := os.ReadFile("testdata/vectors.json")
	must(t, err)
	var v vectors
	must(t, json.Unmarshal(file, &v))

	kek, ok := openKEK(v.Keyset)
	if !ok {
		t.Fatal("the key set will not open")
	}
	ring := &Keyring{kek: kek, lookup: func() []byte { return v.LookupKey }}
	subject, err := ring.Subject(Pupil, ident.Raw(v.Subject), v.SubjectWrapped)
	must(t, err)
	entry, err := subject.Entry(ident.Raw(v.Entry), v.EntryWrapped)
	must(t, err)
	for _, b := range v.Boxes {
		key := map[string]Key{"subject": subject, "entry": entry}[b.By]
		got, err := OpenText(key, Place{Column{b.Table, b.Column}, ident.Raw(v.Row), b.Version}, b.Box)
		if err != nil || got != b.Plain {
			t.Errorf("%s.%s came back as %q, %v", b.Table, b.Column, got, err)
		}
	}
	if got := ring.Lookup(testUPN, "A123456789012"); !bytes.Equal(got.Bytes(), v.Lookup) {
		t.Errorf("the lookup is %x, want %x", got, v.Lookup)
	}
}
