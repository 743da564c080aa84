package vault

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
)

// Create makes a directory with a new set of keys. It never replaces a key: a directory that holds anything is refused
// and left as it is. The set appears whole or not at all, so a crash leaves nothing that stops the next try.
func Create(dir string, use Use) error {
	dir = filepath.Clean(dir)
	switch entries, err := os.ReadDir(dir); {
	case err == nil && len(entries) > 0:
		return exists(dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return problem(ErrFile, dir, "The keys directory %s could not be looked at.")
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return problem(ErrFile, parent, "The directory %s, which is to hold the keys directory, could not be made.")
	}
	made, err := os.MkdirTemp(parent, ".keys-")
	if err != nil {
		return problem(ErrFile, parent, "The directory %s, which is to hold the keys directory, could not be written to.")
	}
	defer func() { _ = os.RemoveAll(made) }() // gone already after the rename
	if err := writeSet(made, use); err != nil {
		return problem(ErrFile, parent, "The keys could not be written under %s.")
	}
	// rename(2) replaces an empty directory and no other: of two that create at once, one wins and one is told so here.
	// os.Rename would refuse the empty one too, which a package may have put there.
	switch err := syscall.Rename(made, dir); {
	case errors.Is(err, fs.ErrExist): // ENOTEMPTY too
		return exists(dir)
	case err != nil:
		return problem(ErrFile, dir, "The keys directory %s could not be put in place.")
	}
	if err := syncDir(parent); err != nil {
		return problem(ErrFile, parent, "The directory %s could not be written to the disk.")
	}
	return nil
}

func exists(dir string) error {
	return problem(ErrExists, dir, "The keys directory %s is not empty; keys are never replaced, because what they sealed would be lost.")
}

func writeSet(dir string, use Use) error {
	kek, err := newKEK()
	if err != nil {
		return err
	}
	set := newSet()
	for name, body := range map[string][]byte{kekFile: kek, pepperFile: randomKey(), lookupFile: randomKey()} {
		file := keyFile{name: name, use: use, set: set, body: body}
		if err := writeFile(filepath.Join(dir, name), file.encode()); err != nil {
			return err
		}
	}
	return syncDir(dir)
}

func randomKey() []byte {
	key := make([]byte, keySize)
	_, _ = rand.Read(key) // never fails since Go 1.24: it stops the program instead
	return key
}

func newKEK() ([]byte, error) {
	handle, err := keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return nil, err
	}
	return encodeKEK(handle)
}

func encodeKEK(handle *keyset.Handle) ([]byte, error) {
	var b bytes.Buffer
	err := insecurecleartextkeyset.Write(handle, keyset.NewBinaryWriter(&b))
	return b.Bytes(), err
}

func writeFile(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o400)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Sync(), f.Close())
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
