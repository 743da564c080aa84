package vault

import "encoding/json"

// Key is what seals and opens: the key of a subject or of an entry.
type Key interface {
	Seal(p Place, plain []byte) ([]byte, error)
	Open(p Place, box []byte) ([]byte, error)
}

// SealText seals a text.
func SealText(k Key, p Place, text string) ([]byte, error) { return k.Seal(p, []byte(text)) }

// OpenText opens a box that SealText made.
func OpenText(k Key, p Place, box []byte) (string, error) {
	b, err := k.Open(p, box)
	return string(b), err
}

// SealJSON seals several answers of a form as one box, so that which of them are empty does not show either.
func SealJSON[T any](k Key, p Place, v T) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil { // its text can quote the value
		return nil, misuse("vault.SealJSON", "the value has no JSON form")
	}
	return k.Seal(p, b)
}

// OpenJSON opens a box that SealJSON made.
func OpenJSON[T any](k Key, p Place, box []byte) (T, error) {
	var v T
	b, err := k.Open(p, box)
	if err != nil {
		return v, err
	}
	if err := json.Unmarshal(b, &v); err != nil { // its text can quote the value
		var zero T
		return zero, willNotOpen("vault.OpenJSON")
	}
	return v, nil
}
