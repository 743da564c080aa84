package view_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/PuerkitoBio/goquery"

	webfiles "heard/web"

	"heard/internal/web/view"
)

// A pupil's first page on a slow telephone: interface.md, "Weight".
func TestFirstPupilPageIsLight(t *testing.T) {
	const maxBytes, maxRequests = 30_000, 6
	assets, err := webfiles.NewAssets(webfiles.Static())
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := newEngine(t).Render(&page, view.ExampleFrame(view.Pupil), view.PupilHome{}.Examples()[1].Page); err != nil {
		t.Fatal(err)
	}
	bytesSent, requests := zipped(t, page.Bytes()), 1
	doc, err := goquery.NewDocumentFromReader(&page)
	if err != nil {
		t.Fatal(err)
	}
	doc.Find("link[href], script[src], img[src]").Each(func(_ int, e *goquery.Selection) {
		url := e.AttrOr("href", e.AttrOr("src", ""))
		answer := ask(assets, url)
		if answer.Code != 200 {
			t.Fatalf("%s: %d", url, answer.Code)
		}
		requests++
		bytesSent += answer.Body.Len()
	})
	t.Logf("%d bytes in %d requests", bytesSent, requests)
	if bytesSent > maxBytes || requests > maxRequests {
		t.Errorf("%d bytes in %d requests, want at most %d in %d", bytesSent, requests, maxBytes, maxRequests)
	}
}

func ask(assets http.Handler, url string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodGet, url, nil)
	request.Header.Set("Accept-Encoding", "gzip")
	answer := httptest.NewRecorder()
	assets.ServeHTTP(answer, request)
	return answer
}

func zipped(t *testing.T, content []byte) int {
	t.Helper()
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	if _, err := zip.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
