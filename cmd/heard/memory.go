package main

import (
	"math"
	"runtime/debug"
)

// memoryGoal is what Go's own part of the program aims to stay under, in bytes; with the program's code beside it that is less than
// 100 MB. Each password takes 32 MiB for a fifth of a second, and those of several people would lie about as garbage until the
// next collection. What is in use for long is a third of it, at 2,500 pupils.
const memoryGoal = 72 << 20

// limitMemory sets the goal, unless the operator has set another (GOMEMLIMIT).
func limitMemory() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(memoryGoal)
	}
}
