// Package webfiles embeds the page templates and the static files, which
// must live beside this file because go:embed cannot reach upward.
package webfiles

import (
	"embed"
	"io/fs"
)

//go:embed templates static
var embedded embed.FS

// Templates holds layout/, partials/ and pages/.
func Templates() fs.FS { return sub("templates") }

// Static holds every file that a browser may fetch.
func Static() fs.FS { return sub("static") }

func sub(dir string) fs.FS {
	files, err := fs.Sub(embedded, dir)
	if err != nil {
		// Only an invalid path can fail, and both are constants above.
		panic(err)
	}
	return files
}
