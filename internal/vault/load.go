package vault

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"heard/internal/secret"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/aead/aesgcm"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// Load opens the keys directory. Each thing that can be wrong with it is a *Problem with one clear sentence; nothing is
// made or changed.
func Load(dir string, use Use) (*Keyring, error) {
	dir = filepath.Clean(dir)
	if err := checkDir(dir); err != nil {
		return nil, err
	}
	files := make(map[string]keyFile, len(keyFiles))
	for _, name := range keyFiles {
		f, err := readKeyFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		files[name] = f
	}
	if err := checkSet(dir, use, files); err != nil {
		return nil, err
	}
	kek, ok := openKEK(files[kekFile].body)
	if !ok {
		return nil, damaged(filepath.Join(dir, kekFile))
	}
	pepper, lookup := files[pepperFile].body, files[lookupFile].body
	if len(pepper) != keySize || len(lookup) != keySize {
		return nil, damaged(dir)
	}
	return &Keyring{
		set:    files[kekFile].set,
		kek:    kek,
		pepper: secret.NewPepper([keySize]byte(pepper)),
		lookup: func() []byte { return lookup },
	}, nil
}

func checkDir(dir string) error {
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return problem(ErrMissing, dir, "There is no keys directory %s; run heard setup once for a new system, or bring the keys back from the recovery kit.")
	case err != nil:
		return problem(ErrFile, dir, "The keys directory %s could not be looked at.")
	case !info.IsDir():
		return problem(ErrFile, dir, "The keys directory %s is not a directory.")
	case info.Mode().Perm()&0o077 != 0:
		return problem(ErrPermissions, dir, "The keys directory %s may be entered by its owner only; run chmod 0700 on it.")
	}
	return nil
}

// The largest file is a key set after many rotations; a bound keeps a wrong path from being read into memory.
const maxKeyFile = 64 << 10

func readKeyFile(path string) (keyFile, error) {
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return keyFile{}, problem(ErrMissing, path, "The key file %s is missing; bring it back from the recovery kit.")
	case errors.Is(err, fs.ErrPermission):
		return keyFile{}, problem(ErrPermissions, path, "The key file %s may not be read by the user who runs heard.")
	case err != nil:
		return keyFile{}, problem(ErrFile, path, "The key file %s could not be opened.")
	}
	defer func() { _ = f.Close() }()
	// Looked at through the open file, so that what is checked is what is read.
	switch info, err := f.Stat(); {
	case err != nil || !info.Mode().IsRegular():
		return keyFile{}, problem(ErrFile, path, "The key file %s is not a plain file.")
	case info.Mode().Perm() != 0o400:
		return keyFile{}, problem(ErrPermissions, path, "The key file %s may be read by its owner only and written by nobody; run chmod 0400 on it.")
	}
	content, err := io.ReadAll(io.LimitReader(f, maxKeyFile))
	if err != nil {
		return keyFile{}, problem(ErrFile, path, "The key file %s could not be read.")
	}
	parsed, ok := parseKeyFile(filepath.Base(path), content)
	if !ok {
		return keyFile{}, damaged(path)
	}
	return parsed, nil
}

func damaged(path string) error {
	return problem(ErrDamaged, path, "The keys in %s are damaged; bring them back from the recovery kit.")
}

func checkSet(dir string, use Use, files map[string]keyFile) error {
	for _, name := range keyFiles {
		f := files[name]
		if f.set != files[kekFile].set || f.use != files[kekFile].use {
			return problem(ErrMixed, dir, "The key files in %s do not belong together; bring all of them back from one recovery kit.")
		}
	}
	switch has := files[kekFile].use; {
	case has == use:
		return nil
	case has == ForDemo:
		return problem(ErrWrongUse, dir, "The keys in %s were made by the demo and may not protect a real school's records; run heard setup with another keys directory.")
	default:
		return problem(ErrWrongUse, dir, "The keys in %s are a school's own and may not be used by the demo.")
	}
}

// openKEK accepts only AES-256-GCM keys whose output names the key used: rotation depends on that name.
func openKEK(body []byte) (tink.AEAD, bool) {
	handle, err := insecurecleartextkeyset.Read(keyset.NewBinaryReader(bytes.NewReader(body)))
	if err != nil {
		return nil, false
	}
	for i := range handle.Len() {
		entry, err := handle.Entry(i)
		if err != nil {
			return nil, false
		}
		p, ok := entry.Key().Parameters().(*aesgcm.Parameters)
		if !ok || p.KeySizeInBytes() != keySize || p.Variant() != aesgcm.VariantTink {
			return nil, false
		}
	}
	kek, err := aead.New(handle)
	return kek, err == nil
}
