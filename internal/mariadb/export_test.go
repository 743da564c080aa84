package mariadb

import "database/sql"

// Raw lets tests put statements of their own through a pool as Open makes it.
func (db *DB) Raw() *sql.DB { return db.sql }

// Classify lets tests put real errors through the one place that reads them.
var Classify = classify

// NumberOf gives a server's error number.
var NumberOf = numberOf
