package partner

// Expect is the "what to expect" card: what people wished they had known before they went (T-052, T-053).
type Expect struct {
	What      string `json:"what,omitempty"`
	Who       string `json:"who,omitempty"`
	Where     string `json:"where,omitempty"`
	HowLong   string `json:"how_long,omitempty"`
	HowOften  string `json:"how_often,omitempty"`
	HowMany   string `json:"how_many,omitempty"`
	After     string `json:"after,omitempty"`
	MayRefuse string `json:"may_refuse,omitempty"`
	Private   string `json:"private,omitempty"`
	Asked     string `json:"asked,omitempty"`
}

// NotKnown stands wherever a service has not told the school, because a blank reads like a no (T-052).
const NotKnown = "We do not know yet. Ask us."

// Answer is one line of a card.
type Answer struct {
	Name     string // the box that asks for it
	Question string
	Text     string
	Known    bool
}

// Card gives every question with its answer, or with NotKnown.
func (d Details) Card() []Answer {
	e := d.Expect
	all := []Answer{
		{Name: "what", Question: "What happens there", Text: e.What},
		{Name: "who", Question: "Who you meet", Text: e.Who},
		{Name: "where", Question: "Where it is", Text: e.Where},
		{Name: "times", Question: "When", Text: d.Times},
		{Name: "how_long", Question: "How long each time", Text: e.HowLong},
		{Name: "how_often", Question: "How often", Text: e.HowOften},
		{Name: "how_many", Question: "How many times", Text: e.HowMany},
		{Name: "asked", Question: "What they ask you", Text: e.Asked},
		{Name: "may_refuse", Question: "What you can say no to", Text: e.MayRefuse},
		{Name: "private", Question: "What stays with them", Text: e.Private},
		{Name: "after", Question: "What happens after", Text: e.After},
		{Name: "travel", Question: "How to get there", Text: d.Travel},
		{Name: "cost", Question: "What it costs", Text: d.Cost},
		{Name: "languages", Question: "Languages", Text: d.Languages},
		{Name: "wait", Question: "How long people wait", Text: d.Wait},
		{Name: "route", Question: "How to ask", Text: d.Route},
		{Name: "limits", Question: "What they do not do", Text: d.Limits},
	}
	for i := range all {
		if all[i].Known = all[i].Text != ""; !all[i].Known {
			all[i].Text = NotKnown
		}
	}
	return all
}
