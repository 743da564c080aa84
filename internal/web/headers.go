package web

import (
	"net/http"
	"strings"
)

// headers go on every answer, errors and redirects too. Static files replace the cache line only.
func (s *Site) headers(h http.Header, nonce string) {
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'nonce-"+nonce+"' 'strict-dynamic'; style-src 'self'; "+
		"img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; "+
		"object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'")
	h.Set("X-Frame-Options", "DENY") // for what does not know frame-ancestors, and for a document, whose policy is another
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin") // no-referrer makes Chromium post Origin: null
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", permissions)
	h.Set("X-Robots-Tag", "noindex, nofollow")
	h.Set("Cache-Control", "no-store")
	if s.settings.Origin.Scheme == "https" {
		h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains") // nothing lies below a host that is Heard's alone
	}
}

// permissions denies every feature of the browser that a page could ask for. Heard uses none.
var permissions = strings.Join(strings.Fields(`
	accelerometer aria-notify attribution-reporting autoplay bluetooth browsing-topics camera captured-surface-control clipboard-read
	clipboard-write compute-pressure cross-origin-isolated deferred-fetch deferred-fetch-minimal digital-credentials-get
	display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid identity-credentials-get idle-detection interest-cohort
	join-ad-interest-group keyboard-map language-detector language-model local-fonts local-network local-network-access
	loopback-network magnetometer microphone midi on-device-speech-recognition otp-credentials payment picture-in-picture
	private-aggregation private-state-token-issuance private-state-token-redemption publickey-credentials-create
	publickey-credentials-get run-ad-auction screen-wake-lock serial shared-storage shared-storage-select-url storage-access
	summarizer sync-xhr translator unload usb web-share window-management xr-spatial-tracking`), "=(), ") + "=()"
