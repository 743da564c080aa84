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

// Head implements Page.
func (Components) Head() Head { return Head{Title: "Components", Wide: true} }

// Examples implements Page.
func (Components) Examples() []Example {
	return []Example{
		{"empty", Components{}},
		{"typical", Components{Sections: componentSections(exampleWords)}},
		{"hostile", Components{Sections: componentSections(hostileWords)}},
	}
}
