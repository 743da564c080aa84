package app

import (
	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/ident"
	"heard/internal/web/view"
	"heard/policies"
	webfiles "heard/web"
)

// Embedded is what the program carries within itself, read and compiled. Nothing in it changes while a program runs, so that
// several, such as those of the tests, can share one.
type Embedded struct {
	policy *authz.Policy
	assets *webfiles.Assets
	views  *view.Engine
}

// Unpack reads what was embedded. The keys of its forms carry the time of the clock.
func Unpack(c clock.Clock) (*Embedded, error) {
	policy, err := authz.Load(policies.Model, policies.Grants)
	if err != nil {
		return nil, err
	}
	assets, err := webfiles.NewAssets(webfiles.Static())
	if err != nil {
		return nil, err
	}
	views, err := view.New(view.Options{
		Templates: webfiles.Templates(), Asset: assets.URL,
		NewKey: func() string { return ident.NewRaw(c.Now()).String() },
	})
	if err != nil {
		return nil, err
	}
	return &Embedded{policy, assets, views}, nil
}
