package web

import "heard/internal/audit"

func (s *Site) sessionRoutes() []Route {
	return []Route{
		{"GET", "/sign-in", Open, "", "", signInShow},
		{"POST", "/sign-in", Open, "", audit.SignIn, signInSend},
		{"GET", "/sign-in/code", Open, "", "", codeShow},
		{"POST", "/sign-in/code", Open, "", audit.SignIn, codeSend},
		{"GET", "/link/:token", Open, "", "", linkShow},
		{"POST", "/link/:token", Open, "", audit.PasswordSet, linkSend},
		{"POST", "/stay", "home", "open", audit.Stay, stay},
		{"POST", "/sign-out", Open, "", audit.SignOut, signOut},
		{"GET", "/leave", Open, "", audit.Leave, leave},
		{"POST", "/leave", Open, "", audit.Leave, leave},
	}
}
