package mariadb_test

import (
	"slices"
	"strings"
	"testing"

	"heard/internal/testdb"
)

// readable are the columns of text that no CHECK holds to a few words of the program, and what they hold.
var readable = map[string]string{}

func init() {
	for what, columns := range map[string]string{
		"a setting of the school, about no person":          "setting.value",
		"argon2id under the pepper, which is with the keys": "account.password_hash",
		"words of the program": `account_role.role agreement.section audit.action audit.actor_kind audit.job audit.role concern_addition.box
			copy_version.name directory_revision.state entry_key.kind lease.name notice.event outbox.event plan_box.part
			plan_copy.author_kind plan_terms.author_kind referral_event.by_kind response_clock.kind response_clock.rung
			response_clock.state response_holder.rung transition_item.slot setting.name schema_statement.file schema_statement.checksum`,
		"an opaque id": `audit.request lease.holder schema_lease.holder`,
		"a number under which people speak of a record":          `concern.reference referral.reference self_referral.reference`,
		"the school's calendar, which is on its website":         `calendar_closure.name calendar_early_close.name calendar_term.name`,
		"the directory, which anybody may read":                  `directory_entry.details directory_revision.details organisation.name`,
		"an agreement between two organisations, about no child": `partner_agreement.covers partner_agreement.purpose partner_agreement.reference`,
	} {
		for _, c := range strings.Fields(columns) {
			readable[c] = what
		}
	}
}

// Text that is not sealed is one of a few words that the schema lists, or is named here with what it holds.
func TestReadableTextIsOfTheProgramAndNotOfAChild(t *testing.T) {
	columns := testdb.Texts(t, testdb.Admin(t), `SELECT CONCAT(c.table_name, '.', c.column_name) FROM information_schema.columns c
		WHERE c.table_schema = DATABASE() AND (c.data_type LIKE '%char' OR c.data_type LIKE '%text' OR c.data_type = 'json')
		AND NOT EXISTS (SELECT 1 FROM information_schema.check_constraints k WHERE k.constraint_schema = c.table_schema
			AND k.table_name = c.table_name AND k.check_clause LIKE CONCAT('%', CHAR(96), c.column_name, CHAR(96, 32), 'in (%')) ORDER BY 1`)
	for _, c := range columns {
		if readable[c] == "" {
			t.Errorf("%s is text that anybody with a dump can read: seal it, CHECK it, or say here what it holds", c)
		}
	}
	for c := range readable {
		if !slices.Contains(columns, c) {
			t.Errorf("%s is excused, and the schema has no such column", c)
		}
	}
}
