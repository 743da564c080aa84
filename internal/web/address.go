package web

import (
	"net/netip"
	"strings"
)

// client gives the address prefix a request came from, for rate limits: a whole IPv4 address, or the /64 of an IPv6 one,
// since one household holds all of it. A proxy's word is taken only when the proxy is one of ours, and only for the last
// address that is not ours: everything before it was written by strangers.
func (c *call) client() string {
	at, err := netip.ParseAddrPort(c.gin.Request.RemoteAddr)
	if err != nil {
		return "unknown"
	}
	addr := at.Addr().Unmap()
	hops := strings.Split(strings.Join(c.gin.Request.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && c.ours(addr); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		addr = next.Unmap()
	}
	bits := 32
	if addr.Is6() {
		bits = 64
	}
	p, err := addr.WithZone("").Prefix(bits)
	if err != nil {
		return "unknown"
	}
	return p.String()
}

func (c *call) ours(a netip.Addr) bool {
	for _, p := range c.site.settings.Proxies {
		if p.Contains(a) {
			return true
		}
	}
	return false
}
