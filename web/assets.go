package webfiles

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// Prefix is the path below which Assets are served.
const Prefix = "/static/"

// Assets serves the static files under names that carry a hash of their
// content, so that a browser may keep one for a year and still never shows
// an old one after an upgrade.
type Assets struct {
	urls   map[string]string // file name -> address
	served map[string]asset  // address -> content
}

type asset struct {
	contentType string
	plain       []byte
	gzipped     []byte
}

var contentTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
}

// NewAssets reads every file of a known type below files. Licence texts,
// checksums and notes stay unserved. A folder with such a name, as
// "heard.css", is served as one file: its parts in the order of their names,
// so that people edit small files and a browser asks once.
func NewAssets(files fs.FS) (*Assets, error) {
	a := &Assets{urls: map[string]string{}, served: map[string]asset{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || contentTypes[path.Ext(name)] == "":
			return err
		case entry.IsDir():
			content, err := join(files, name)
			if err != nil {
				return err
			}
			if err := a.add(name, content); err != nil {
				return err
			}
			return fs.SkipDir
		default:
			content, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			return a.add(name, content)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("static files: %w", err)
	}
	return a, nil
}

func join(files fs.FS, dir string) ([]byte, error) {
	parts, err := fs.ReadDir(files, dir)
	if err != nil {
		return nil, err
	}
	var all []byte
	for _, part := range parts {
		content, err := fs.ReadFile(files, path.Join(dir, part.Name()))
		if err != nil {
			return nil, err
		}
		all = append(append(all, content...), '\n')
	}
	return all, nil
}

func (a *Assets) add(name string, content []byte) error {
	ext := path.Ext(name)
	sum := sha256.Sum256(content)
	url := Prefix + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	gzipped, err := compress(content)
	if err != nil {
		return err
	}
	a.urls[name] = url
	a.served[url] = asset{contentType: contentTypes[ext], plain: content, gzipped: gzipped}
	return nil
}

// URL gives the address of a file by its name below web/static, such as
// "heard.css". An unknown name is an error, so that a page with a misspelt
// file fails its test rather than a browser.
func (a *Assets) URL(name string) (string, error) {
	url, ok := a.urls[name]
	if !ok {
		return "", fmt.Errorf("no static file %q", name)
	}
	return url, nil
}

// ServeHTTP answers GET and HEAD below Prefix.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	file, ok := a.served[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	header := w.Header()
	header.Set("Content-Type", file.contentType)
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Vary", "Accept-Encoding")
	body := file.plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		header.Set("Content-Encoding", "gzip")
		body = file.gzipped
	}
	header.Set("Content-Length", fmt.Sprint(len(body)))
	if r.Method != http.MethodHead {
		// A browser that has gone away is nobody's error.
		_, _ = w.Write(body)
	}
}

func compress(content []byte) ([]byte, error) {
	var out bytes.Buffer
	zip, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := zip.Write(content); err != nil {
		return nil, err
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
