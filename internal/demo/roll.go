package demo

import (
	"context"
	"strings"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/fixture"
	"heard/internal/front"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/roll"
	"heard/internal/schoolday"
	"heard/internal/secret"
)

func (s School) roll(ctx context.Context, h *secret.Hasher) (roll.School, error) {
	r := roll.School{Calendar: s.calendar(), Settings: numbers}
	s.groups(&r)
	s.pupils(&r)
	s.staff(&r)
	s.partners(&r)
	s.caseloads(&r)
	return r, s.accounts(ctx, h, &r)
}

func (s School) calendar() schoolday.Plan {
	var p schoolday.Plan
	day := func(t time.Time) schoolday.Date {
		return schoolday.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
	}
	for _, t := range s.World.Calendar.Terms {
		p.Terms = append(p.Terms, schoolday.Term{Name: t.Name, First: day(t.From), Last: day(t.To)})
	}
	for _, c := range s.World.Calendar.Closures {
		p.Closures = append(p.Closures, schoolday.Closure{Name: c.Name, First: day(c.From), Last: day(c.To)})
	}
	for _, h := range s.World.Calendar.Hours {
		p.Hours[h.Weekday] = schoolday.Hours{Open: schoolday.Minute(h.StaffFrom), Close: schoolday.Minute(h.StaffTo)}
	}
	return p
}

func groupID(k string) pupil.GroupID { return ident.Of[pupil.Group](ident.Derived("group/" + k)) }

func yearKey(y int) string { return "year " + string(rune('0'+y/10)) + string(rune('0'+y%10)) }

func (s School) groups(r *roll.School) {
	for y := 7; y <= 13; y++ {
		r.Groups = append(r.Groups, pupil.Group{ID: groupID(yearKey(y)), Kind: pupil.YearGroup, Label: yearKey(y)})
	}
	for _, g := range s.World.TutorGroups {
		r.Groups = append(r.Groups, pupil.Group{ID: groupID(string(g.Key)), Kind: pupil.TutorGroup, Label: g.Name})
		r.Joins = append(r.Joins, roll.Join{Staff: staffID(g.Tutor), Group: groupID(string(g.Key)), Part: "tutor"})
	}
	for _, g := range s.World.TeachingGroups {
		r.Groups = append(r.Groups, pupil.Group{ID: groupID(string(g.Key)), Kind: pupil.TeachingGroup, Label: g.Name})
		r.Joins = append(r.Joins, roll.Join{Staff: staffID(g.Teacher), Group: groupID(string(g.Key)), Part: "teaches"})
	}
}

func (s School) pupils(r *roll.School) {
	tutor := map[fixture.GroupKey]string{}
	for _, g := range s.World.TutorGroups {
		tutor[g.Key] = g.Name
	}
	for _, p := range s.World.Pupils {
		d := pupil.Details{
			Name: pupil.Name{Given: p.Given, Family: p.Family, KnownAs: p.KnownAs}, UPN: pupil.UPN(p.UPN), Year: p.Year, Form: tutor[p.Tutor],
			Born: schoolday.Date{Year: p.Born.Year(), Month: p.Born.Month(), Day: p.Born.Day()},
			Around: pupil.Around{
				OwnScript: p.OwnScript, Language: p.Language, GP: p.GP, SEN: p.SEN,
				Address: strings.Join(append(append([]string{}, p.Home.Lines...), p.Home.Town, p.Home.Postcode), ", "),
			},
		}
		for _, c := range p.Contacts {
			d.Contacts = append(d.Contacts, pupil.Contact{Name: c.Name, Relation: c.Relation, Phone: c.Phone, HasPR: c.HasPR})
		}
		groups := []pupil.GroupID{groupID(yearKey(p.Year)), groupID(string(p.Tutor))}
		for _, g := range p.Teaching {
			groups = append(groups, groupID(string(g)))
		}
		r.Pupils = append(r.Pupils, pupil.Pupil{ID: pupilID(p.Key), State: pupil.OnRoll, Groups: groups, Details: d.Clean()})
	}
}

func (s School) staff(r *roll.School) {
	for _, x := range s.World.Staff {
		r.Colleagues = append(r.Colleagues, account.Colleague{
			ID: staffID(x.Key), State: account.Working, Chosen: x.Intro != "",
			Person: account.Person{Name: x.Name(), JobTitle: x.Job, Hello: x.Intro, Phone: x.Phone},
		})
		if x.Year > 0 {
			r.Joins = append(r.Joins, roll.Join{Staff: staffID(x.Key), Group: groupID(yearKey(x.Year)), Part: "year_lead"})
		}
	}
}

func (s School) partners(r *roll.School) {
	for _, o := range s.World.Organisations {
		p := roll.Partner{ID: orgID(o.Key), Name: o.Name, Kind: o.Kind}
		for _, w := range o.Workers {
			p.Workers = append(p.Workers, roll.Worker{Person: accountID("worker/" + string(o.Key) + "/" + string(w.Key)), Name: w.Name})
		}
		r.Partners = append(r.Partners, p)
	}
}

// accounts gives one invited sign-in for each role; everybody else is known and not yet invited.
func (s School) accounts(ctx context.Context, h *secret.Hasher, r *roll.School) error {
	for _, x := range s.World.Staff {
		roles := rolesOf(x)
		r.Accounts = append(r.Accounts, account.NewAccount{
			ID: accountID(string(x.Key)), Kind: actor.KindStaff, Person: staffID(x.Key).Raw(), Roles: roles,
		})
	}
	for i, in := range s.World.SignIns {
		n := account.NewAccount{SignInName: s.SignIns[i].Username}
		switch {
		case in.Pupil != "":
			n.ID, n.Kind, n.Person, n.Roles = accountID("pupil/"+string(in.Pupil)), actor.KindPupil, pupilID(in.Pupil).Raw(), []actor.Role{actor.Pupil}
			n.Code, n.CodeUntil = Code, s.World.Now.AddDate(1, 0, 0)
		case in.Org != "":
			worker := accountID("worker/" + string(in.Org) + "/" + string(in.Worker))
			n.ID, n.Kind, n.Person, n.Org, n.Roles = accountID("partner/"+string(in.Worker)), actor.KindPartner, worker.Raw(), orgID(in.Org), []actor.Role{actor.Partner}
		}
		if n.Kind != "" {
			r.Accounts = append(r.Accounts, n)
		}
	}
	return s.invite(ctx, h, r)
}

func rolesOf(x fixture.Staff) []actor.Role {
	role := actor.Role(x.Role)
	switch role {
	case actor.Governor, actor.Administrator:
		return []actor.Role{role} // neither is an adult who logs concerns about pupils in lessons or at the desk
	case actor.Staff:
		return []actor.Role{actor.Staff}
	}
	return []actor.Role{actor.Staff, role}
}

func (s School) invite(ctx context.Context, h *secret.Hasher, r *roll.School) error {
	for i, in := range s.World.SignIns {
		for j := range r.Accounts {
			a := &r.Accounts[j]
			mine := a.SignInName == s.SignIns[i].Username || in.Staff != "" && a.Person == staffID(in.Staff).Raw()
			if !mine {
				continue
			}
			hash, err := h.Hash(ctx, a.ID.Raw(), secret.NewText(Password))
			if err != nil {
				return err
			}
			a.SignInName, a.PasswordHash = s.SignIns[i].Username, hash
		}
	}
	return nil
}

// Code is the demonstration pupil's code letter. It is no secret: it opens a fictional pupil of a school on loopback.
const Code = "H34-RDF-MTC-KWY-279"

// numbers are the fictional local authority's, from the range kept for drama.
var numbers = map[string]string{
	front.SettingSocialCare: "01632 960881 (fictional)",
	front.SettingOutOfHours: "01632 960882 (fictional)",
	front.SettingLADO:       "01632 960883 (fictional)",
}
