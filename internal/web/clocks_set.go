package web

import (
	"strconv"

	"heard/internal/fault"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

type clocksForm struct {
	Version string `form:"version"`
	Today   string `form:"today_minutes"`
	Morning string `form:"morning_minutes"`
	Answer  string `form:"answer_days"`
	Receipt string `form:"receipt_days"`
	CheckIn string `form:"check_in_days"`
	Retry   string `form:"retry_days"`
	Tell    string `form:"tell_days"`
	Safety  string `form:"safety_days"`
	Support string `form:"support_days"`
	Warn    string `form:"warn_days"`
	Line    string `form:"line_days"`
	Hides   string `form:"line_hides"` // the days of line_days, ticked by whoever was told what vanishes with them
	Entry   string `form:"entry_months"`
}

func (f *clocksForm) boxes() map[string]*string {
	return map[string]*string{
		"today_minutes": &f.Today, "morning_minutes": &f.Morning, "answer_days": &f.Answer, "receipt_days": &f.Receipt, "check_in_days": &f.CheckIn,
		"retry_days": &f.Retry, "tell_days": &f.Tell, "safety_days": &f.Safety, "support_days": &f.Support,
		"warn_days": &f.Warn, "line_days": &f.Line, "entry_months": &f.Entry,
	}
}

func clocksShow(c *call) error {
	now, err := c.site.Clocks.Now(c.Context(), c.actor)
	if err != nil {
		return err
	}
	p := view.Clocks{MayEdit: c.may("clocks", "set")}
	label := map[string]string{}
	for _, n := range response.Numbers() {
		label[n.Name] = n.Label
		p.Numbers = append(p.Numbers, []view.Cell{{Text: n.Label}, {Text: n.Amount(now.Policy.Of(n.Name))}, {Text: strconv.Itoa(n.Default)}, {Text: n.Because, Note: n.Rule}})
	}
	for _, x := range now.Changes {
		p.Changes = append(p.Changes, []view.Cell{{Text: label[x.Name]}, {Text: strconv.Itoa(x.Was)}, {Text: strconv.Itoa(x.Is)}, {Text: now.Colleagues.Name(x.By)}, {Text: schoolday.ForStaff(x.At)}})
	}
	return c.Show(p)
}

func clocksEdit(c *call) error {
	now, err := c.site.Clocks.Now(c.Context(), c.actor)
	if err != nil {
		return err
	}
	f := clocksForm{Version: strconv.FormatUint(now.Policy.Version, 10)}
	for name, box := range f.boxes() {
		*box = strconv.Itoa(now.Policy.Of(name))
	}
	c.Prefill(&f)
	return c.Show(f.page(now.Policy, nil))
}

func clocksSave(c *call) error {
	var f clocksForm
	again := func(fields []fault.Field) (view.Page, error) {
		now, err := c.site.Clocks.Now(c.Context(), c.actor)
		return f.page(now.Policy, fields), err
	}
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	typed := map[string]string{}
	for name, box := range f.boxes() {
		typed[name] = *box
	}
	version, _ := strconv.ParseUint(f.Version, 10, 64)
	if err := c.site.Clocks.Set(c.Context(), c.Viewer(), c.Once(), response.Typed(version, typed), number(f.Hides)); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/clocks")
}

// page shows what was typed, each number beside the one that counts now.
func (f clocksForm) page(now response.Policy, fields []fault.Field) view.ClocksEdit {
	p := view.ClocksEdit{Version: strconv.FormatUint(now.Version, 10), Hides: f.Line, Problems: view.Problems(fields)}
	boxes := f.boxes()
	for _, n := range response.Numbers() {
		p.Numbers = append(p.Numbers, view.ClockBox{
			Name: n.Name, Label: n.Label, Value: *boxes[n.Name],
			Hint: upper(n.Unit) + ", from " + strconv.Itoa(n.Least) + " to " + strconv.Itoa(n.Most) + ". Now " + strconv.Itoa(now.Of(n.Name)) + ". Default " + strconv.Itoa(n.Default) + ".",
		})
	}
	return p
}
