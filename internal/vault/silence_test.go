package vault

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestKeysPrintNothingByAnyVerb(t *testing.T) {
	k := testRing(t)
	body, err := newKEK()
	must(t, err)
	k.kek, _ = openKEK(body)
	kek := body[bytes.Index(body, []byte{0x1a, keySize})+2:][:keySize] // the field key_value of Tink's AesGcmKey
	s := testSubject(t, k)
	e := testEntry(t, s)
	type wrapped struct {
		Open   any
		closed struct {
			ring    *Keyring
			value   Keyring
			subject SubjectKey
			entry   EntryKey
		}
	}
	w := wrapped{Open: s}
	w.closed.ring, w.closed.value, w.closed.subject, w.closed.entry = k, *k, s, e
	for _, verb := range []string{"%v", "%#v", "%x", "%X", "% x", "%d", "%08b", "%o", "%s"} {
		if !reveals(fmt.Sprintf(verb, k.lookup()), k.lookup()) {
			t.Fatalf("this test would not see a key printed with %s", verb)
		}
	}
	for _, v := range []any{k, *k, s, &s, e, &e, []SubjectKey{s}, map[string]EntryKey{"e": e}, w, &w, k.Pepper()} {
		var log bytes.Buffer
		slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "v", v)
		slog.New(slog.NewTextHandler(&log, nil)).Info("x", "v", v)
		j, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out := log.String() + string(j)
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "% x", "%d", "%T", "%p", "%c", "%08b", "%o", "%U", "%t", "%e"} {
			out += fmt.Sprintf(verb, v)
		}
		for _, secret := range [][]byte{s.key.raw()[:], e.key.raw()[:], k.lookup(), kek} {
			if reveals(out, secret) {
				t.Errorf("%T shows key bytes", v)
			}
		}
	}
}

// reveals looks for four bytes in a row in any of the ways in which fmt and json show bytes.
func reveals(out string, secret []byte) bool {
	four := secret[:4]
	for _, form := range []string{
		string(four), hex.EncodeToString(four), strings.ToUpper(hex.EncodeToString(four)), fmt.Sprintf("% x", four),
		strings.Trim(fmt.Sprint(four), "[]"), strings.Trim(fmt.Sprintf("%#v", four)[len("[]byte"):], "{}"),
		strings.Trim(fmt.Sprintf("%08b", four), "[]"), strings.Trim(fmt.Sprintf("%o", four), "[]"),
	} {
		if strings.Contains(out, form) {
			return true
		}
	}
	return false
}
