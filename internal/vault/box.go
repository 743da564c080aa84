package vault

import (
	"crypto/aes"
	"crypto/cipher"

	"heard/internal/ident"
)

// A box is: format, version of the key, nonce (12 random bytes), ciphertext, tag (16). The ciphertext is AES-256-GCM over
// the text, a byte 0x80 and zeros up to the next 64 bytes. What the box is bound to is in boxPlace.
const (
	boxFormat = 1
	boxHead   = 2
	bucket    = 64
	padMark   = 0x80
	overhead  = boxHead + 12 + 16
)

// BoxSize is the size of the box of a text of n bytes: for the width of columns, and to show that lengths that share
// a bucket cannot be told apart.
func BoxSize(n int) int { return overhead + padded(n) }

func padded(n int) int { return (n/bucket + 1) * bucket }

// sealer is one key of 32 bytes with what it is bound to.
type sealer struct {
	raw     func() *[keySize]byte // in a function, which nothing prints: see secret.Hidden
	aead    cipher.AEAD
	version byte
	owner   string
	id      ident.Raw
}

func newSealer(raw *[keySize]byte, version byte, owner string, id ident.Raw) *sealer {
	return &sealer{raw: func() *[keySize]byte { return raw }, aead: gcm(raw), version: version, owner: owner, id: id}
}

// gcm cannot fail: the only errors are of a wrong key size.
func gcm(raw *[keySize]byte) cipher.AEAD {
	block, err := aes.NewCipher(raw[:])
	if err != nil {
		panic(err)
	}
	// The standard library draws the nonce itself: there is no call by which a nonce could be used twice.
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err)
	}
	return aead
}

func (k *sealer) seal(p Place, plain []byte) ([]byte, error) {
	if k == nil || !p.complete() {
		return nil, misuse("vault.Seal", "a key, a registered column or a row id is missing")
	}
	padding := make([]byte, padded(len(plain)))
	padding[copy(padding, plain)] = padMark
	box := make([]byte, boxHead, BoxSize(len(plain)))
	box[0], box[1] = boxFormat, k.version
	return k.aead.Seal(box, nil, padding, k.boxPlace(p, box)), nil
}

func (k *sealer) open(p Place, box []byte) ([]byte, error) {
	if k == nil || !p.complete() {
		return nil, misuse("vault.Open", "a key, a registered column or a row id is missing")
	}
	if len(box) < overhead+bucket || box[0] != boxFormat || box[1] != k.version {
		return nil, willNotOpen("vault.Open")
	}
	head := box[:boxHead]
	text, err := k.aead.Open(nil, nil, box[boxHead:], k.boxPlace(p, head))
	if err != nil {
		return nil, willNotOpen("vault.Open")
	}
	if text = unpad(text); text == nil {
		return nil, willNotOpen("vault.Open")
	}
	return text, nil
}

// unpad gives nil when the padding is not what seal writes; an empty text is not nil.
func unpad(text []byte) []byte {
	for i := len(text) - 1; i >= 0 && i >= len(text)-bucket; i-- {
		switch text[i] {
		case 0:
		case padMark:
			return text[:i:i]
		default:
			return nil
		}
	}
	return nil
}

func (k *sealer) boxPlace(p Place, head []byte) []byte {
	b := make(bind, 0, 128)
	return b.text("heard/box/1").bytes(head).text(k.owner).id(k.id).
		text(p.Column.table).text(p.Column.name).id(p.Row).number(p.Version)
}
