// Package view renders Heard's pages. It is the only package that knows
// html/template. Handlers give it a Frame (the chrome of the request) and a
// page struct (plain, already formatted values); templates look nothing up.
//
// # To add a page
//
//  1. Write a struct in this package, in the file of its area ("plan.go"):
//     one field per thing shown, already formatted. Give it
//     Head() Head (title, back link, the form that leaves with the reader)
//     and Examples() []Example: "empty", "typical" and "hostile".
//  2. Write its template below web/templates/pages/<area>/. It is the inside
//     of <main>; its dot has .Page (the struct), .Frame and .Head. Show
//     components with {{show .Page.Something}}; show a method's result just
//     the same, so that fields are built in Go, with types, and not in HTML.
//  3. Declare it in the area's table, var planPages = []Entry{{"plan/edit.html",
//     Pupil, PlanEdit{}}}, and add the table to registry.go, in order.
//  4. In every POST form put <input type="hidden" name="key" value="{{key}}">
//     and novalidate; use {{show}} for fields, so that labels, hints, errors
//     and what was typed are in place. Hand field errors over as
//     Problems(fault.FieldsOf(err)).
//  5. Run go test ./internal/web/view/... and look at the page with
//     -run Accessible -shots dir. Read it aloud.
//
// # To add a component
//
// Write a struct with a method partial() that names its file below
// web/templates/partials, the file, a line in components, and its states in
// dev_states.go.
//
// # Names
//
// A pupil's page is registered for Pupil, has a neutral title and path, and
// plain words: a test measures them. Its main form has an id, named in
// Head.Form, with which "Leave this page" takes the answers along as a POST
// to /leave, with the field "from". Pages for Anyone take the audience of the
// Frame. The layouts themselves link to /, /leave, /about-leaving, /help-now,
// /numbers, /shortcuts and /sign-out.
package view
