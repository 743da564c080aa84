package mariadb_test

import (
	"slices"
	"strings"
	"testing"

	"heard/internal/mariadb/private"
	"heard/internal/testdb"
)

// historyTables are made by the runner of migrations, before any file.
var historyTables = []string{"schema_statement", "schema_lease"}

func tables(t *testing.T) []string {
	t.Helper()
	all := testdb.Tables(t, testdb.Admin(t))
	if len(all) <= len(historyTables) {
		t.Fatalf("the migrations made no tables: %v", all)
	}
	return all
}

// architecture.md, "SQL and migrations".
func TestEveryTableIsMadeAsAgreed(t *testing.T) {
	tables(t)
	for complaint, query := range map[string]string{
		"is not InnoDB with utf8mb4": `SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()
			AND NOT (engine = 'InnoDB' AND table_collation LIKE 'utf8mb4%' AND table_type = 'BASE TABLE')`,
		"has no primary key": `SELECT t.table_name FROM information_schema.tables t LEFT JOIN information_schema.table_constraints c
			ON c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.constraint_type = 'PRIMARY KEY'
			WHERE t.table_schema = DATABASE() AND c.table_name IS NULL`,
		"is not DATETIME(6)": `SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema = DATABASE()
			AND (data_type = 'timestamp' OR data_type = 'datetime' AND datetime_precision <> 6)`,
		"is text in neither utf8mb4 nor ascii": `SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
			WHERE table_schema = DATABASE() AND character_set_name NOT IN ('utf8mb4', 'ascii')`,
		"is a foreign key that deletes or changes other rows": `SELECT constraint_name FROM information_schema.referential_constraints
			WHERE constraint_schema = DATABASE() AND (delete_rule NOT IN ('RESTRICT', 'NO ACTION') OR update_rule NOT IN ('RESTRICT', 'NO ACTION'))`,
		"is a trigger": `SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()`,
		"is a routine": `SELECT routine_name FROM information_schema.routines WHERE routine_schema = DATABASE()`,
		"is an event":  `SELECT event_name FROM information_schema.events WHERE event_schema = DATABASE()`,
	} {
		for _, name := range testdb.Texts(t, testdb.Admin(t), query) {
			t.Errorf("%s %s", name, complaint)
		}
	}
}

// gradesAllowed are the columns that bear the word of a grade and grade nobody, and what they are. There is none.
var gradesAllowed = map[string]string{}

const gradeWord = `(^|_)(risk|risks|score|scores|rag|severity|level|levels|grade|grades|rating|ratings|colou?rs?|tier|band|priority|urgency)(_|$)`

// 4.1, scenario 12: nothing that is kept about a child is a level, a number or a colour. The live schema is asked, so that
// it does not matter how a migration was written. Package arch asks the same of what is sealed.
func TestNoColumnIsAGrade(t *testing.T) {
	if got := testdb.Texts(t, testdb.Admin(t), "SELECT 'x' FROM DUAL WHERE 'suicide_risk' REGEXP ? AND 'danger_level' REGEXP ? AND 'score' REGEXP ? AND 'paragraph' NOT REGEXP ?",
		gradeWord, gradeWord, gradeWord, gradeWord); len(got) != 1 {
		t.Fatal("the scan does not find what it is for")
	}
	for _, name := range testdb.Texts(t, testdb.Admin(t), `SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
		WHERE table_schema = DATABASE() AND (column_name REGEXP ? OR table_name REGEXP ?)`, gradeWord, gradeWord) {
		if gradesAllowed[name] == "" {
			t.Errorf("%s is named after a grade: keep what is known in words, or add it to gradesAllowed and say what it is", name)
		}
	}
	const word = `'(very )?(low|medium|moderate|high|red|amber|green|severe)'`
	for _, query := range []string{
		`SELECT CONCAT(table_name, '.', constraint_name) FROM information_schema.check_constraints WHERE constraint_schema = DATABASE() AND check_clause REGEXP ?`,
		`SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema = DATABASE() AND CONCAT(column_type, ' ', IFNULL(column_default, '')) REGEXP ?`,
	} {
		for _, name := range testdb.Texts(t, testdb.Admin(t), query, word) {
			t.Errorf("%s takes a grade for a value", name)
		}
	}
}

// asAccount asks the dictionary as the account itself, which sees its own grants only.
func asAccount(t *testing.T, a private.Account, query string, and ...string) []string {
	t.Helper()
	db := rawDB(t, strings.TrimSuffix(testdb.DSN(t, a), private.Database)+"information_schema")
	return testdb.Texts(t, db, query+" WHERE grantee = ? AND privilege_type <> 'USAGE' "+strings.Join(and, " "), a.Name())
}

func grants(t *testing.T, a private.Account) (byTable map[string][]string) {
	t.Helper()
	byTable = map[string][]string{}
	for _, dictionary := range []string{"table_privileges", "column_privileges"} {
		for _, line := range asAccount(t, a, "SELECT CONCAT(table_name, ' ', privilege_type) FROM "+dictionary) {
			table, privilege, _ := strings.Cut(line, " ")
			byTable[table] = append(byTable[table], privilege)
		}
	}
	return byTable
}

func TestEveryTableIsGrantedByName(t *testing.T) {
	app := grants(t, private.App)
	for _, table := range tables(t) {
		if len(app[table]) == 0 {
			t.Errorf("the migrations grant nothing on %s to the app", table)
		}
		for _, privilege := range app[table] {
			if !slices.Contains([]string{"SELECT", "INSERT", "UPDATE", "DELETE"}, privilege) {
				t.Errorf("the app may %s %s", privilege, table)
			}
		}
	}
	for _, a := range []private.Account{private.App, private.Retention, private.Backup} {
		if wide := asAccount(t, a, "SELECT privilege_type FROM schema_privileges"); len(wide) > 0 {
			t.Errorf("%s holds %v on the whole schema", a, wide)
		}
	}
	for _, a := range private.Accounts {
		if wide := asAccount(t, a, "SELECT privilege_type FROM user_privileges"); len(wide) > 0 {
			t.Errorf("%s holds %v on the whole server", a, wide)
		}
	}
}

// Where history matters the app inserts and reads (security.md, "Audit").
func TestTheAppCannotRewriteHistory(t *testing.T) {
	app := grants(t, private.App)
	if got := app["audit"]; !slices.Equal(slices.Sorted(slices.Values(got)), []string{"INSERT", "SELECT"}) {
		t.Errorf("on audit the app may %v", got)
	}
}

// mayUpdate lists what the app may change a row of, and why. What is not here is only ever added to, so that what somebody
// wrote, decided, sent or was told stands as it was (4.20).
var mayUpdate = map[string]string{}

func init() {
	for why, tables := range map[string]string{
		"what it is and who has it goes on, while what was written in it stands": `adjustment concern cover decision_awaited exclusion journey plan referral response_clock
			response_holder self_referral transition triage`,
		"a way in is opened and closed":                    `account`,
		"its time is set, so that a reader begins again":   `pupil`,
		"the school's own numbers and lists":               `directory_entry partner_agreement setting`,
		"the program's own work, about which nobody wrote": `copy_version lease notice one_time_link outbox rate_limit session`,
		"not sent yet: it is the writer's until it is":     `draft`,
	} {
		for _, table := range strings.Fields(tables) {
			mayUpdate[table] = why
		}
	}
}

func TestTheAppOnlyAddsToWhatWasWritten(t *testing.T) {
	app := grants(t, private.App)
	for table, privileges := range app {
		if slices.Contains(privileges, "UPDATE") && mayUpdate[table] == "" {
			t.Errorf("the app may change what stands in %s: add a row beside it instead, or add it to mayUpdate and say why", table)
		}
	}
	for table := range mayUpdate {
		if !slices.Contains(app[table], "UPDATE") {
			t.Errorf("%s is in mayUpdate, and the app may not change it", table)
		}
	}
}

// mayDelete lists what the app may delete from, and why: nothing in these is part of a child's record.
var mayDelete = map[string]string{
	"calendar_closure":     "the calendar is put right",
	"calendar_early_close": "the calendar is put right",
	"calendar_term":        "the calendar is put right",
	"draft":                "a draft is sent or expires",
	"rate_limit":           "old counts are swept",
	"session":              "somebody signs out",
	"staffed_hours":        "the calendar is put right",
	"submission":           "old form keys are swept",
}

func TestTheAppCannotDeleteFromCaseTables(t *testing.T) {
	app := grants(t, private.App)
	for table := range mayDelete {
		if !slices.Contains(app[table], "DELETE") {
			t.Errorf("%s is in mayDelete, and the app may not delete from it", table)
		}
	}
	for table, privileges := range app {
		if slices.Contains(privileges, "DELETE") && mayDelete[table] == "" {
			t.Errorf("the app may delete from %s: leave that to the retention account, or add it to mayDelete and say why", table)
		}
	}
}

func TestOnlyTheMigrateAccountHasDDL(t *testing.T) {
	table := tables(t)[0]
	for _, a := range []private.Account{private.App, private.Retention} {
		db := testdb.SQL(t, a)
		for _, statement := range []string{
			"CREATE TABLE x (id INT PRIMARY KEY)", "ALTER TABLE " + table + " ADD COLUMN x INT", "DROP TABLE " + table, "TRUNCATE TABLE " + table,
			"CREATE INDEX x ON " + table + " (id)", "CREATE TRIGGER x BEFORE INSERT ON " + table + " FOR EACH ROW SET @x = 1",
			"CREATE DATABASE x", "DROP DATABASE heard", "CREATE USER x", "GRANT SELECT ON " + table + " TO app@localhost",
			"SET GLOBAL innodb_flush_log_at_trx_commit = 2", "SELECT * FROM mysql.global_priv", "SET timestamp = 1",
			"SELECT 1 INTO OUTFILE '/tmp/heard-outfile'",
		} {
			if _, err := db.ExecContext(t.Context(), statement); err == nil {
				t.Errorf("%s may %s", a, statement)
			}
		}
	}
}
