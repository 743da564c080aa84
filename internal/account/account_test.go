package account

import (
	"slices"
	"testing"

	"heard/internal/actor"
	"heard/internal/ident"
)

// A pupil who looks for an adult looks for a surname; a list that begins with every "Dr" and ends with every "Ms" hides them.
func TestColleaguesAreListedBySurname(t *testing.T) {
	var all []Colleague
	for i, name := range []string{"Ms Sana Abbasi", "Dr Helen Marchbanks", "Mr Øyvind Łukasik", "Miss Réka Szabó", "Mr Tom Adams", "Mrs Abena Mensah-Cole", "Mr Adam Adams", "Sir"} {
		all = append(all, Colleague{ID: ident.Of[actor.OfStaff](ident.Raw{15: byte(i + 1)}), State: Working, Person: Person{Name: name}})
	}
	var got []string
	for _, c := range NewDirectory(1, all).All() {
		got = append(got, c.Person.Name)
	}
	want := []string{"Ms Sana Abbasi", "Mr Adam Adams", "Mr Tom Adams", "Mr Øyvind Łukasik", "Dr Helen Marchbanks", "Mrs Abena Mensah-Cole", "Sir", "Miss Réka Szabó"}
	if !slices.Equal(got, want) {
		t.Errorf("listed as %v", got)
	}
}
