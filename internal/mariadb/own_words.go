package mariadb

import (
	"context"
	"slices"
	"unicode/utf8"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/secret"
	"heard/internal/session"
)

// OwnWords gives the names by which others know whoever chooses a password, and their sign-in name where the password holds
// it.
func (tx *Tx) OwnWords(ctx context.Context, l session.Login, password secret.Text) ([]string, error) {
	words, err := tx.namesOf(ctx, l)
	if err != nil {
		return nil, err
	}
	name, err := tx.signInNameIn(ctx, l.Account, password)
	if name != "" {
		words = append(words, name)
	}
	return words, err
}

func (tx *Tx) namesOf(ctx context.Context, l session.Login) ([]string, error) {
	switch l.Kind {
	case actor.KindPupil:
		roster, err := tx.Roster(ctx)
		if err != nil {
			return nil, err
		}
		p, _ := roster.ByID(ident.Of[actor.OfPupil](l.Person))
		return []string{p.Name.Given, p.Name.Family, p.Name.KnownAs, p.Name.KnownFamily, p.Name.Full()}, nil
	case actor.KindPartner:
		name, organisation, err := tx.workerName(ctx, l.Person, l.Org)
		return []string{name, organisation}, err
	case actor.KindStaff:
		colleagues, err := tx.Colleagues(ctx)
		if err != nil {
			return nil, err
		}
		c, _ := colleagues.ByID(ident.Of[actor.OfStaff](l.Person))
		return []string{c.Person.Name}, nil
	default: // nobody else has an account
		return nil, nil
	}
}

// Sign-in names have these lengths, in characters; a shorter one gives nothing away.
const shortestName, longestName = 3, 100

// signInNameIn finds the account's sign-in name in a password. Only a keyed hash of it is stored, so every piece of the
// password is tried: some hundred for a usual one, a tenth of a second for the longest.
func (tx *Tx) signInNameIn(ctx context.Context, id accountID, password secret.Text) (string, error) {
	if utf8.RuneCountInString(password.Reveal()) > secret.MostCharacters { // refused anyway, and would take long
		return "", nil
	}
	var name secret.Digest
	err := tx.row(ctx, "account", `SELECT sign_in_lookup FROM account WHERE id = ?`, []any{id.Bytes()}, &name)
	if err != nil || name.IsZero() { // a pupil who has only a code letter
		return "", err
	}
	for _, s := range slices.Compact(secret.Readings(password.Reveal())) {
		for from := range s {
			n, end := 0, from
			for end < len(s) && n < longestName {
				_, size := utf8.DecodeRuneInString(s[end:])
				n, end = n+1, end+size
				if n >= shortestName && tx.signInLookup(s[from:end]).Equal(name) {
					return s[from:end], nil
				}
			}
		}
	}
	return "", nil
}
