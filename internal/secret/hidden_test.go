package secret

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

const canary = "marmalade-canary"

func TestSecretsPrintNothingByAnyVerb(t *testing.T) {
	type account struct {
		Password Text
		closed   Text
		pointer  *Text
		token    Token
		code     Code
		pepper   Pepper
	}
	text, token, code := NewText(canary), NewToken(), NewCode()
	pepper := NewPepper([32]byte([]byte(canary + canary)))
	a := account{text, text, &text, token, code, pepper}
	hasher := NewHasher(CheapForTests(), pepper, Limits{})
	for _, v := range []any{text, &text, a, &a, []Text{text}, map[string]any{"k": a}, token, code, pepper, hasher, *hasher, fmt.Errorf("x: %v", a)} {
		out := shownBy(t, v)
		for _, s := range []string{canary, fmt.Sprintf("%x", canary[:4]), fmt.Sprintf("%X", canary[:4]), strings.Trim(fmt.Sprint([]byte(canary[:4])), "[]"), token.Reveal(), code.Reveal(), code.s(), shownBytes(token.b()), shownBytes(pepper.b())} {
			if strings.Contains(out, s) {
				t.Errorf("%T shows a secret: %s", v, s)
			}
		}
	}
	if fmt.Sprintf("%s|%v|%q|%d", text, text, text, text) != strings.Repeat(redacted+"|", 3)+redacted {
		t.Error("a secret prints as something else than the redaction")
	}
}

// The zero value must not tell that there is none: an empty password prints like any other.
func TestNoSecretPrintsLikeASecret(t *testing.T) {
	if fmt.Sprint(Text{}) != fmt.Sprint(NewText("x")) || NewText("").Reveal() != "" || !NewText("").IsZero() || NewText("x").IsZero() {
		t.Error("an empty text shows, or is not empty")
	}
	if (Token{}).Reveal() != "" || (Code{}).Reveal() != "" || !(Token{}).IsZero() || !(Code{}).IsZero() {
		t.Error("the zero token or code is not empty")
	}
}

// shownBytes is how fmt shows the first of the bytes in a list.
func shownBytes(b [32]byte) string { return strings.Trim(fmt.Sprint(b[:4]), "[]") }

func shownBy(t *testing.T, v any) string {
	t.Helper()
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "v", v)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "v", v)
	j, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	x, _ := xml.Marshal(v) // an encoder may refuse, but not show
	out := log.String() + string(j) + string(x)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "% x", "%d", "%T", "%p", "%c", "%08b", "%o", "%U", "%t", "%e"} {
		out += fmt.Sprintf(verb, v)
	}
	return out
}
