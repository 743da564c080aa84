package webfiles

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func newAssets(t *testing.T) *Assets {
	t.Helper()
	assets, err := NewAssets(fstest.MapFS{
		"a/page.css":  {Data: []byte("p{}")},
		"LICENSE.txt": {Data: []byte("free")},
		"own.js/2.js": {Data: []byte("two()")},
		"own.js/1.js": {Data: []byte("one()")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return assets
}

func get(assets *Assets, url, encoding string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodGet, url, nil)
	request.Header.Set("Accept-Encoding", encoding)
	recorder := httptest.NewRecorder()
	assets.ServeHTTP(recorder, request)
	return recorder
}

func TestAssetsAreServedByHashedName(t *testing.T) {
	assets := newAssets(t)
	url, err := assets.URL("a/page.css")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(url, "/static/a/page.") || !strings.HasSuffix(url, ".css") {
		t.Errorf("address %q", url)
	}
	plain := get(assets, url, "")
	if plain.Code != http.StatusOK || plain.Body.String() != "p{}" {
		t.Errorf("got %d %q", plain.Code, plain.Body)
	}
	if cache := plain.Header().Get("Cache-Control"); !strings.Contains(cache, "immutable") {
		t.Errorf("Cache-Control %q", cache)
	}
	zip, err := gzip.NewReader(get(assets, url, "gzip").Body)
	if err != nil {
		t.Fatal(err)
	}
	if content, err := io.ReadAll(zip); err != nil || string(content) != "p{}" {
		t.Errorf("unzipped %q, %v", content, err)
	}
}

func TestFolderIsServedAsOneFile(t *testing.T) {
	assets := newAssets(t)
	url, err := assets.URL("own.js")
	if err != nil {
		t.Fatal(err)
	}
	if got := get(assets, url, "").Body.String(); got != "one()\ntwo()\n" {
		t.Errorf("got %q", got)
	}
}

func TestAssetsServeNothingElse(t *testing.T) {
	assets := newAssets(t)
	for _, url := range []string{"/static/a/page.css", "/static/LICENSE.txt", "/static/../a/page.css", "/static/", "/static/own.js/1.js"} {
		if got := get(assets, url, ""); got.Code != http.StatusNotFound {
			t.Errorf("%s: %d", url, got.Code)
		}
	}
	if _, err := assets.URL("missing.css"); err == nil {
		t.Error("an unknown file has an address")
	}
}
