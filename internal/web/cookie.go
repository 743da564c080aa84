package web

import (
	"net/http"
	"time"

	"heard/internal/secret"
)

// The __Host- prefix makes the browser refuse the cookie unless it is Secure, for this host alone and for every path. It
// works on http://localhost too. The session's cookie has no age: it goes when the browser closes.
const (
	cookieSession = "__Host-heard"
	cookieDevice  = "__Host-heard-device"
)

func (c *call) cookie(name string) string {
	ck, err := c.gin.Request.Cookie(name)
	if err != nil {
		return ""
	}
	return ck.Value
}

func (c *call) setCookie(name, value string, age time.Duration) {
	http.SetCookie(c.gin.Writer, &http.Cookie{
		Name: name, Value: value, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: int(age / time.Second),
	})
}

func (c *call) dropCookie() { c.setCookie(cookieSession, "", -time.Second) }

// device gives the hash of this browser's own token, and a new token to set when it has none yet. It gives the same one
// however often it is asked in a request: what is remembered at signing in must be what the browser is given.
func (c *call) device() (hash secret.Digest, fresh secret.Token) {
	if token, err := secret.ParseToken(c.cookie(cookieDevice)); err == nil {
		return token.Hash(), secret.Token{}
	}
	if c.mark.IsZero() {
		c.mark = secret.NewToken()
	}
	return c.mark.Hash(), c.mark
}
