package browser

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// axe-core (MPL-2.0) is test equipment: no page of Heard carries it.
//
//go:embed testdata/axe-core/axe.min.js
var axe string

// Violation is one WCAG success criterion that a page does not meet.
type Violation struct {
	ID     string   `json:"id"`
	Impact string   `json:"impact"`
	Help   string   `json:"help"`
	Nodes  []string `json:"nodes"` // the elements, with what is wrong
}

func (v Violation) String() string {
	return fmt.Sprintf("%s (%s): %s\n    %s", v.ID, v.Impact, v.Help, strings.Join(v.Nodes, "\n    "))
}

const runAxe = `axe.run(document, {
	runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
	resultTypes: ['violations'],
}).then((r) => r.violations.map((v) => ({
	id: v.id, impact: v.impact, help: v.help,
	nodes: v.nodes.map((n) => n.target.join(' ') + ': ' + n.failureSummary.replace(/\s+/g, ' ')),
})))`

// Violations asks axe-core about the page as it looks now, by WCAG 2.2 A and
// AA. The script enters over the debugging line, so the page keeps its strict
// content security policy.
func (tab *Tab) Violations(t testing.TB) []Violation {
	t.Helper()
	var loaded bool
	tab.Run(t, chromedp.Evaluate(`typeof axe === 'object'`, &loaded))
	if !loaded {
		tab.Run(t, chromedp.Evaluate(axe+";true", nil))
	}
	var found []Violation
	tab.Run(t, chromedp.ActionFunc(func(ctx context.Context) error {
		return chromedp.Evaluate(runAxe, &found, func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
			return p.WithAwaitPromise(true)
		}).Do(ctx)
	}))
	return found
}
