// Package migrations embeds the SQL that makes and changes Heard's tables. README.md says how to write one.
package migrations

import "embed"

// Files holds the numbered migrations, forward only. Package mariadb runs them.
//
//go:embed *.sql
var Files embed.FS
