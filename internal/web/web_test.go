package web_test

import (
	"testing"

	"heard/internal/testdb"
)

func TestMain(m *testing.M) { testdb.Main(m) }
