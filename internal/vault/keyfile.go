package vault

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
)

// Use says which systems a set of keys may open. The demo's keys are public knowledge in effect, and a school's keys
// must never be at hand in a demo.
type Use string

// The uses.
const (
	ForSchool Use = "school"
	ForDemo   Use = "demo"
)

// The files of a keys directory. A later file (the signer of the log) is one more name here and in Keyring.
const (
	kekFile    = "kek"
	pepperFile = "pepper"
	lookupFile = "lookup"
)

var keyFiles = []string{kekFile, pepperFile, lookupFile}

// keyFile is one file: a line "heard-key/1 NAME USE SET CHECK" and a line of base64. The set ties the files of one
// directory together; the check (over everything else, secret included) finds a damaged pepper, which would otherwise
// show itself only as passwords that no longer fit.
type keyFile struct {
	name string
	use  Use
	set  string
	body []byte
}

const fileFormat = "heard-key/1"

func (f keyFile) check() string {
	sum := sha256.Sum256(bind{}.text(fileFormat).text(f.name).text(string(f.use)).text(f.set).bytes(f.body))
	return hex.EncodeToString(sum[:8])
}

func (f keyFile) encode() []byte {
	head := strings.Join([]string{fileFormat, f.name, string(f.use), f.set, f.check()}, " ")
	return []byte(head + "\n" + base64.StdEncoding.EncodeToString(f.body) + "\n")
}

// parseKeyFile reports false for anything that encode did not write.
func parseKeyFile(name string, content []byte) (keyFile, bool) {
	head, rest, _ := strings.Cut(string(content), "\n")
	part := strings.Split(head, " ")
	body, err := base64.StdEncoding.Strict().DecodeString(strings.TrimSuffix(rest, "\n"))
	if err != nil || len(part) != 5 {
		return keyFile{}, false
	}
	f := keyFile{name: name, use: Use(part[2]), set: part[3], body: body}
	return f, slices.Equal(f.encode(), content) && (f.use == ForSchool || f.use == ForDemo)
}

func newSet() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24: it stops the program instead
	return hex.EncodeToString(b[:])
}
