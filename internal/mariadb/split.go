package mariadb

import (
	"errors"
	"fmt"
	"strings"
)

// piece is one SQL statement of a file, without the comments and space around it and the semicolon after it.
type piece struct {
	text string
	line int
}

// split cuts a migration file at the semicolons that end statements: not those in strings, quoted names and comments.
// It refuses what would let the server see something else than a reader of the file: comments that execute, DELIMITER,
// and quotes or comments that never end.
func split(file string) ([]piece, error) {
	var pieces []piece
	start, end, line, startLine := -1, 0, 1, 1
	for i := 0; i < len(file); {
		n, kind, err := lex(file[i:])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		switch {
		case kind == tokenEnd && start >= 0:
			pieces = append(pieces, piece{file[start:end], startLine})
			start = -1
		case kind == tokenCode:
			if start < 0 {
				start, startLine = i, line
			}
			end = i + n
		}
		line += strings.Count(file[i:i+n], "\n")
		i += n
	}
	if start >= 0 {
		return nil, fmt.Errorf("line %d: the last statement does not end with a semicolon", startLine)
	}
	for _, p := range pieces {
		if word := firstWord(p.text); word == "DELIMITER" {
			return nil, fmt.Errorf("line %d: DELIMITER is not SQL", p.line)
		}
	}
	return pieces, nil
}

type token int

const (
	tokenBlank token = iota // space or a comment
	tokenCode
	tokenEnd
)

// lex gives the length and kind of the token that s, which is not empty, begins with.
func lex(s string) (int, token, error) {
	switch c := s[0]; {
	case c == ';':
		return 1, tokenEnd, nil
	case strings.IndexByte(" \t\r\n\f\v", c) >= 0:
		return 1, tokenBlank, nil
	case c == '\'' || c == '"' || c == '`':
		n, err := quoted(s, c)
		return n, tokenCode, err
	case c == '#' || strings.HasPrefix(s, "--") && (len(s) == 2 || s[2] <= ' '):
		return lineEnd(s), tokenBlank, nil
	case strings.HasPrefix(s, "/*!") || strings.HasPrefix(s, "/*M!"):
		return 0, 0, errors.New("a comment that executes is not allowed")
	case strings.HasPrefix(s, "/*"):
		end := strings.Index(s[2:], "*/")
		if end < 0 {
			return 0, 0, errors.New("a comment never ends")
		}
		return end + 4, tokenBlank, nil
	case c == 0:
		return 0, 0, errors.New("a zero byte is not allowed")
	}
	return 1, tokenCode, nil
}

func quoted(s string, quote byte) (int, error) {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote != '`':
			i++
		case s[i] == quote && i+1 < len(s) && s[i+1] == quote:
			i++
		case s[i] == quote:
			return i + 1, nil
		}
	}
	return 0, errors.New("a quote never ends")
}

func lineEnd(s string) int {
	if n := strings.IndexByte(s, '\n'); n >= 0 {
		return n
	}
	return len(s)
}

func firstWord(s string) string {
	n := strings.IndexFunc(s, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') })
	if n < 0 {
		n = len(s)
	}
	return strings.ToUpper(s[:n])
}
