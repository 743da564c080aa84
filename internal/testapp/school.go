package testapp

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/pupil"
	"heard/internal/roll"
	"heard/internal/schoolday"
	"heard/internal/secret"
)

// Password opens every account of the small school.
const Password = "quiet harbour lantern"

// Small is a school that a test can hold in its head: one adult in each role and two teachers, four pupils, two partner
// organisations. Everybody in it is fictional.
type Small struct {
	Staff   map[string]actor.StaffID // by sign-in name: "dsl", "teacher"
	Pupils  map[string]pupil.ID      // "aled" on the key adult's caseload, "bea", "cora", "dov"
	Orgs    map[string]actor.OrgID   // "riverside" (vcse), "camhs"
	Account map[string]actor.AccountID
	Year10  pupil.GroupID
	Codes   map[string]string // code letters, by pupil
}

type adult struct {
	name  string
	full  string
	title string
	roles []actor.Role
}

var adults = []adult{
	{"dsl", "Noor Khan", "Designated safeguarding lead", []actor.Role{actor.Staff, actor.DSL}},
	{"ddsl", "Peter Osei", "Deputy safeguarding lead", []actor.Role{actor.Staff, actor.DeputyDSL}},
	{"head", "Margaret Ellery", "Headteacher", []actor.Role{actor.Staff, actor.Head}},
	{"pastoral", "Siân Prosser", "Head of year 10", []actor.Role{actor.Staff, actor.Pastoral}},
	{"navigator", "Tomasz Zając", "Navigator", []actor.Role{actor.Staff, actor.Navigator}},
	{"senco", "Ruth Adeyemi", "SENCO", []actor.Role{actor.Staff, actor.SENCO}},
	{"smhl", "Hannah Lowe", "Senior mental health lead", []actor.Role{actor.Staff, actor.MentalHealth}},
	{"teacher", "Daniel Marsh", "Teacher of history", []actor.Role{actor.Staff}},
	{"other", "Ingrid Bell", "Teacher of music", []actor.Role{actor.Staff}},
	{"governor", "Colin Abara", "Governor", []actor.Role{actor.Governor}},
	{"itadmin", "Jo Whitlock", "IT administrator", []actor.Role{actor.Administrator}},
}

func found(t testing.TB, a *App, h *secret.Hasher) Small {
	t.Helper()
	b := builder{t: t, a: a, h: h, Small: Small{
		Staff: map[string]actor.StaffID{}, Pupils: map[string]pupil.ID{}, Orgs: map[string]actor.OrgID{},
		Account: map[string]actor.AccountID{}, Codes: map[string]string{},
	}}
	b.calendar()
	b.groups()
	for _, x := range adults {
		b.adult(x)
	}
	b.pupil("aled", pupil.Name{Given: "Aled", Family: "Vaughan"}, schoolday.Date{Year: 2011, Month: time.March, Day: 4}, 10)
	b.pupil("bea", pupil.Name{Given: "Beatrix", KnownAs: "Bea", Family: "Okafor"}, schoolday.Date{Year: 2012, Month: time.January, Day: 20}, 10)
	b.pupil("cora", pupil.Name{Given: "Cora", Family: "Nguyễn"}, schoolday.Date{Year: 2009, Month: time.May, Day: 12}, 13)
	b.pupil("dov", pupil.Name{Given: "Dov", Family: "Szymański"}, schoolday.Date{Year: 2014, Month: time.October, Day: 2}, 8)
	b.school.Caseloads = []roll.Caseload{
		{Staff: b.Staff["pastoral"], Pupil: b.Pupils["aled"], Part: "key_adult"},
		{Staff: b.Staff["pastoral"], Pupil: b.Pupils["cora"], Part: "named_worker"},
		{Staff: b.Staff["navigator"], Pupil: b.Pupils["aled"], Part: "navigator"},
	}
	b.school.Joins = []roll.Join{
		{Staff: b.Staff["teacher"], Group: b.Year10, Part: "teaches"},
		{Staff: b.Staff["pastoral"], Group: b.Year10, Part: "year_lead"},
	}
	b.partner("riverside", "Riverside Youth Trust (fictional)", "vcse")
	b.partner("camhs", "Larkfield CAMHS (fictional)", "camhs")
	service := roll.NewService(mariadb.Transact[roll.Tx](a.Store))
	if err := service.Found(t.Context(), actor.Named("set-up", "test"), b.school); err != nil {
		t.Fatal(err)
	}
	return b.Small
}

type builder struct {
	Small
	t      testing.TB
	a      *App
	h      *secret.Hasher
	school roll.School
}

// calendar: two terms around Monday with a half term between, staffed 8:00 to 16:30.
func (b *builder) calendar() {
	day := func(y int, m time.Month, d int) schoolday.Date { return schoolday.Date{Year: y, Month: m, Day: d} }
	b.school.Calendar = schoolday.Plan{
		Terms: []schoolday.Term{
			{Name: "Autumn term", First: day(2026, 9, 2), Last: day(2026, 12, 18)},
			{Name: "Spring term", First: day(2027, 1, 4), Last: day(2027, 3, 26)},
			{Name: "Summer term", First: day(2027, 4, 12), Last: day(2027, 7, 21)},
		},
		Closures: []schoolday.Closure{{Name: "Half term", First: day(2026, 10, 24), Last: day(2026, 11, 1)}, {Name: "Half term", First: day(2027, 2, 13), Last: day(2027, 2, 21)}},
		Hours:    schoolday.MondayToFriday(schoolday.Time(8, 0), schoolday.Time(16, 30)),
	}
}

func (b *builder) groups() {
	b.Year10 = ident.New[pupil.Group](Monday)
	b.school.Groups = []pupil.Group{{ID: b.Year10, Kind: pupil.YearGroup, Label: "Year 10"}}
}

func (b *builder) adult(x adult) {
	id := ident.New[actor.OfStaff](Monday)
	b.Staff[x.name] = id
	b.school.Colleagues = append(b.school.Colleagues, account.Colleague{
		ID: id, State: account.Working, Chosen: x.name == "pastoral" || x.name == "teacher" || x.name == "other" || x.name == "dsl",
		Person: account.Person{Name: x.full, JobTitle: x.title, Hello: "You can find me in the library at lunch.", Phone: fmt.Sprintf("01632 9601%02d", len(b.Staff))},
	})
	b.account(x.name, actor.KindStaff, id.Raw(), actor.OrgID{}, x.roles)
}

func (b *builder) pupil(name string, n pupil.Name, born schoolday.Date, year int) {
	id := ident.New[actor.OfPupil](Monday)
	b.Pupils[name] = id
	p := pupil.Pupil{ID: id, State: pupil.OnRoll, Details: pupil.Details{Name: n, Born: born, Year: year, Form: string(rune('0' + year/10))[:1] + string(rune('0'+year%10)) + "A"}}
	p.Form = strings.TrimPrefix(p.Form, "0")
	if year == 10 {
		p.Groups = []pupil.GroupID{b.Year10}
	}
	b.school.Pupils = append(b.school.Pupils, p)
	b.account(name, actor.KindPupil, id.Raw(), actor.OrgID{}, []actor.Role{actor.Pupil})
	code := secret.NewCode().Reveal()
	last := &b.school.Accounts[len(b.school.Accounts)-1]
	last.Code, last.CodeUntil = code, Monday.AddDate(0, 6, 0)
	b.Codes[name] = code
}

func (b *builder) partner(name, full, kind string) {
	org, worker := ident.New[actor.OfOrg](Monday), ident.New[actor.OfAccount](Monday)
	b.Orgs[name] = org
	b.school.Partners = append(b.school.Partners, roll.Partner{ID: org, Name: full, Kind: kind, Workers: []roll.Worker{{Person: worker, Name: "Alex Rowe"}}})
	b.account(name, actor.KindPartner, worker.Raw(), org, []actor.Role{actor.Partner})
}

func (b *builder) account(name string, kind actor.Kind, person ident.Raw, org actor.OrgID, roles []actor.Role) {
	id := ident.New[actor.OfAccount](Monday)
	hash, err := b.h.Hash(b.t.Context(), id.Raw(), secret.NewText(Password))
	if err != nil {
		b.t.Fatal(err)
	}
	b.Account[name] = id
	b.school.Accounts = append(b.school.Accounts, account.NewAccount{
		ID: id, Kind: kind, Person: person, Org: org, Roles: roles, SignInName: name, PasswordHash: hash,
	})
}
