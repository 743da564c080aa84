package private

import (
	"fmt"
	"os/exec"
)

type binaries struct{ server, install string }

// Debian puts the server where an ordinary user's PATH does not look.
var beyondPath = []string{"/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/usr/local/mysql/bin", "/usr/local/mysql/scripts"}

func findBinaries() (b binaries, err error) {
	if b.server, err = find("mariadbd"); err != nil {
		return b, err
	}
	if b.install, err = find("mariadb-install-db"); err != nil {
		return b, err
	}
	// The script above calls it, and Debian has it in the other of the two packages.
	_, err = find("my_print_defaults")
	return b, err
}

func find(name string) (string, error) {
	if path, err := exec.LookPath(name); err == nil {
		return path, nil
	}
	for _, dir := range beyondPath {
		if path, err := exec.LookPath(dir + "/" + name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("the program %s is missing: install Debian's packages (apt-get install mariadb-server-core mariadb-client-core)", name)
}
