// Package arch holds tests that keep the shape of the program as it was planned: which package may
// import which, where each thing lives, which words never appear. It contains no code of its own.
//
// A failing test here says what to do. When the plan itself should change, change the table in
// layers_test.go in the same commit and say why in deploy/decisions.
package arch
