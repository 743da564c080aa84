package mariadb_test

import (
	"database/sql"
	"slices"
	"strings"
	"testing"

	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
	"heard/internal/testdb"
	"heard/internal/vault"
)

func columns(t *testing.T, where string) []string {
	t.Helper()
	return testdb.Texts(t, testdb.Admin(t), `SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
		WHERE table_schema = DATABASE() AND `+where+` ORDER BY table_name, ordinal_position`)
}

// changeable lists the columns that some statement of the program changes, read from its source.
func changeable(t *testing.T) (all []string) {
	t.Helper()
	for table, columns := range readWritten(t, tables(t)).changes {
		for _, c := range columns {
			all = append(all, table+"."+c)
		}
	}
	if len(all) < 100 {
		t.Fatalf("only %d columns that change were found in the source", len(all))
	}
	return all
}

// try gives the number of the server's error, or 0.
func try(t *testing.T, db *sql.DB, statement string) uint16 {
	t.Helper()
	_, err := db.ExecContext(t.Context(), statement)
	n := mariadb.NumberOf(err)
	if err != nil && n == 0 {
		t.Fatal(err)
	}
	return n
}

// refused reports whether the account has no right to a table or a column.
func refused(n uint16) bool { return n == 1142 || n == 1143 }

// What the app may change is what its statements change, column by column, and the server is asked by trying each.
func TestTheAppMayChangeOnlyWhatItsStatementsChange(t *testing.T) {
	change, schema := changeable(t), columns(t, "TRUE")
	for _, c := range change {
		if !slices.Contains(schema, c) {
			t.Errorf("a statement changes %s, and the schema has no such column", c)
		}
	}
	app := testdb.SQL(t, private.App)
	generated := columns(t, "is_generated = 'ALWAYS'")
	for _, c := range schema {
		table, column, _ := strings.Cut(c, ".")
		n := try(t, app, "UPDATE `"+table+"` SET `"+column+"` = `"+column+"` WHERE FALSE") // Safety: from information_schema
		switch may := slices.Contains(change, c); {
		case slices.Contains(generated, c) && n == 1906: // the server makes it, whoever asks
		case n != 0 && !refused(n):
			t.Errorf("%s: error %d", c, n)
		case may && n != 0:
			t.Errorf("a statement changes %s, and the app may not: grant it in a new migration", c)
		case !may && n == 0:
			t.Errorf("the app may change %s, and no statement does: revoke it in a new migration", c)
		}
	}
}

// wide lists what the app may do with a whole table, beyond reading and adding.
func wide(t *testing.T, privilege string) []string {
	t.Helper()
	return asAccount(t, private.App, "SELECT table_name FROM table_privileges", "AND privilege_type = '"+privilege+"' ORDER BY 1")
}

func TestTheAppMayChangeNoWholeTable(t *testing.T) {
	if all := wide(t, "UPDATE"); len(all) > 0 {
		t.Errorf("the app may change every column of %v", all)
	}
}

func TestTheAppMayDeleteOnlyWhatItsStatementsDelete(t *testing.T) {
	if got, want := wide(t, "DELETE"), readWritten(t, tables(t)).deletes; !slices.Equal(got, want) {
		t.Errorf("the app may delete from %v; its statements delete from %v", got, want)
	}
}

// A grant stays behind under the old name of a table, and would be found there by the next table of that name.
func TestNothingIsGrantedOnATableThatIsNotThere(t *testing.T) {
	all := tables(t)
	for table := range grants(t, private.App) {
		if !slices.Contains(all, table) {
			t.Errorf("the app holds a grant on %s, which is no table", table)
		}
	}
}

// writtenOnce are columns that are never changed, whatever the table: who, about whom, when, and under which number.
const writtenOnce = `author_id author_kind made_by issued_by set_by by_kind decider_id sent_by written_by
	pupil_id staff_id person_id account_id for_id journey_id plan_id record_id concern_id self_referral_id entry_id
	written_at created_at received_at starts_at answer_by event_at help_today about_adult reference from_on until_on started_on`

// changedAllTheSame are those that some statement changes, and why nothing that was recorded is lost by it.
var changedAllTheSame = map[string]string{
	"draft.id":                    "not sent yet: it is the writer's until it is, and each save is sealed anew under its own id",
	"draft.account_id":            "the server asks for what ON DUPLICATE KEY UPDATE inserts",
	"draft.sealed":                "not sent yet: it is the writer's until it is",
	"referral.sealed":             "a draft's words until it is sent; what was sent stands in referral_sent, to which rows are only added",
	"lease.name":                  "the server asks for what ON DUPLICATE KEY UPDATE inserts",
	"setting.name":                "the server asks for what ON DUPLICATE KEY UPDATE inserts",
	"partner_agreement.reference": "the number of a paper between the school and a service, not of a record",
}

// 4.20: what is sealed, keys, and who wrote what about whom and when.
func TestWhatIsWrittenOnceIsNotChanged(t *testing.T) {
	once := columns(t, "column_key = 'PRI'")
	for _, c := range vault.Sealed() {
		once = append(once, c.String())
	}
	for _, c := range columns(t, "TRUE") {
		if _, column, _ := strings.Cut(c, "."); slices.Contains(strings.Fields(writtenOnce), column) {
			once = append(once, c)
		}
	}
	change := changeable(t)
	for _, c := range once {
		if slices.Contains(change, c) && changedAllTheSame[c] == "" {
			t.Errorf("a statement changes %s: add a row beside it instead, or add it to changedAllTheSame and say why nothing is lost", c)
		}
	}
	for c := range changedAllTheSame {
		if !slices.Contains(change, c) || !slices.Contains(once, c) {
			t.Errorf("%s is in changedAllTheSame, and nothing changes it", c)
		}
	}
}

// What was sealed stands, whoever speaks to the database as the program: the server itself refuses to rewrite it (4.20).
func TestASealedOriginalCannotBeRewritten(t *testing.T) {
	app := testdb.SQL(t, private.App)
	kept := 0
	for _, c := range vault.Sealed() {
		table, column, _ := strings.Cut(c.String(), ".")
		if changedAllTheSame[c.String()] != "" {
			continue
		}
		if n := try(t, app, "UPDATE `"+table+"` SET `"+column+"` = ''"); !refused(n) { // Safety: from the register
			t.Errorf("%s: error %d, want a refusal", c, n)
		}
		if n := try(t, app, "DELETE FROM `"+table+"`"); !refused(n) { // Safety: from the register
			t.Errorf("rows of %s: error %d, want a refusal", table, n)
		}
		kept++
	}
	if kept < 25 {
		t.Errorf("only %d sealed columns were tried", kept)
	}
}
