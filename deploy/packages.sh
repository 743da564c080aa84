# shellcheck shell=bash
# Finds or installs what a script needs from Debian's packages. Sourced by demo and test.
#
# require_packages THING=PACKAGE...   THING is a command, or a file when it starts with a slash.
#     Installs the packages of missing things as root or with sudo that asks no password;
#     otherwise, and with INSTALL=no, prints what to install and fails.
# require_go                          fails, saying which version, unless a new enough Go is here.

# An ordinary user's PATH on Debian leaves out the folder that servers are installed in.
PATH=$PATH:/usr/local/go/bin:/usr/local/sbin:/usr/sbin:/sbin
export PATH

is_present() {
	case $1 in
	/*) [ -e "$1" ] ;;
	*) command -v "$1" >/dev/null ;;
	esac
}

# as_root runs a command with the rights to install, or fails without a sound when there are none.
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	else
		sudo -n "$@"
	fi
}

# shellcheck disable=SC2016 # expanded by the inner shell
readonly without_services='
	policy=/usr/sbin/policy-rc.d
	if [ ! -e $policy ]; then
		trap "rm -f $policy" EXIT
		printf "#!/bin/sh\nexit 101\n" >$policy && chmod 755 $policy
	fi
	"$0" "$@"'

may_install() {
	[ "${INSTALL:-yes}" != no ] && command -v apt-get >/dev/null && as_root true 2>/dev/null
}

# apt_install starts none of the services that come with a package: a machine that tests Heard is no web server.
apt_install() {
	as_root env DEBIAN_FRONTEND=noninteractive sh -c "$without_services" apt-get -qq -y -o DPkg::Lock::Timeout=300 \
		install --no-install-recommends "$@" </dev/null
}

# install_quietly shows the package manager's words only when it failed. The lists are fetched
# only when the install failed without them: on most machines they are there and fresh enough.
install_quietly() {
	local log
	log=$(mktemp)
	if apt_install "$@" >"$log" 2>&1 ||
		{ as_root apt-get -qq update >>"$log" 2>&1 </dev/null && apt_install "$@" >>"$log" 2>&1; }; then
		rm -f "$log"
		return 0
	fi
	cat "$log" >&2
	rm -f "$log"
	return 1
}

# find_missing fills things and packages of its caller; it succeeds when nothing is missing.
find_missing() {
	local pair
	things=() packages=()
	for pair in "$@"; do
		is_present "${pair%%=*}" && continue
		things+=("${pair%%=*}")
		packages+=("${pair#*=}")
	done
	[ ${#packages[@]} -eq 0 ]
}

require_packages() {
	local packages=() things=()
	find_missing "$@" && return 0

	if may_install; then
		echo "Installing from Debian's packages: ${packages[*]}" >&2
		install_quietly "${packages[@]}" || echo "Installing failed; the lines above say why." >&2
		find_missing "$@" && return 0
	fi
	{
		echo "Missing on this machine: ${things[*]}"
		echo "Install with (as root):  apt-get update && apt-get install --no-install-recommends ${packages[*]}"
		echo "Then run this command again."
	} >&2
	return 1
}

require_go() {
	local wanted found
	wanted=$(awk '$1 == "go" { print $2; exit }' go.mod)
	if ! command -v go >/dev/null; then
		echo "Go $wanted or newer is needed and was not found. Install it under /usr/local/go." >&2
		return 1
	fi
	found=$(go env GOVERSION)
	found=${found#go}
	if [ "$(printf '%s\n%s\n' "$wanted" "$found" | sort -V | head -n 1)" != "$wanted" ]; then
		echo "Go $wanted or newer is needed; this machine has $found." >&2
		return 1
	fi
}
