package view

var devPages = []Entry{
	{"dev/components.html", Staff, Components{}},
}

// Components shows developers every component in every state.
type Components struct{ Sections []ComponentSection }

// ComponentSection is one component.
type ComponentSection struct {
	Name   string
	States []ComponentState
}

// ComponentState is the component in one state.
type ComponentState struct {
	Name string
	Part Component
}

// ComponentPage is the page with all of them, in ordinary words.
func ComponentPage() Components { return Components{Sections: componentSections(exampleWords)} }

// Head implements Page.
func (Components) Head() Head { return Head{Title: "Components", Wide: true} }

// Examples implements Page.
func (Components) Examples() []Example {
	return []Example{
		{"empty", Components{}},
		{"typical", ComponentPage()},
		{"hostile", Components{Sections: componentSections(hostileWords)}},
	}
}
