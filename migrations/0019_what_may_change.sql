-- What the program may change and delete is now said column by column: what somebody wrote, who wrote it, when and about whom
-- can no longer be rewritten by the account that the program uses. The lists are what its statements change (a test compares
-- them), and what was granted to delete for later use is taken back until something uses it. Revoking UPDATE on a table takes
-- its columns with it, so each table is first revoked and then granted.

-- A grant does not follow the table that it was given on when that gets another name.
REVOKE SELECT, INSERT, UPDATE ON sharing_agreement FROM {{app}};

REVOKE UPDATE ON setting FROM {{app}};
GRANT UPDATE (name, value, version, updated_at) ON setting TO {{app}};
REVOKE UPDATE ON copy_version FROM {{app}};
GRANT UPDATE (version) ON copy_version TO {{app}};
REVOKE UPDATE ON calendar_term FROM {{app}};
REVOKE UPDATE ON calendar_closure FROM {{app}};
REVOKE UPDATE ON staffed_hours FROM {{app}};
REVOKE UPDATE ON school_group FROM {{app}};
REVOKE UPDATE ON pupil FROM {{app}};
GRANT UPDATE (updated_at) ON pupil TO {{app}};
REVOKE DELETE ON pupil_group FROM {{app}};
REVOKE UPDATE ON staff FROM {{app}};
REVOKE DELETE ON staff_group FROM {{app}};
REVOKE DELETE ON caseload FROM {{app}};
REVOKE UPDATE ON organisation FROM {{app}};
REVOKE UPDATE ON partner_worker FROM {{app}};
REVOKE UPDATE ON account FROM {{app}};
GRANT UPDATE (password_hash, password_trimmed, state, version, updated_at) ON account TO {{app}};
REVOKE DELETE ON account_role FROM {{app}};
REVOKE UPDATE ON session FROM {{app}};
GRANT UPDATE (seen_at, ended_at) ON session TO {{app}};
REVOKE DELETE ON known_device FROM {{app}};
REVOKE UPDATE ON one_time_link FROM {{app}};
GRANT UPDATE (used_at, revoked_at) ON one_time_link TO {{app}};
REVOKE UPDATE ON rate_limit FROM {{app}};
GRANT UPDATE (tat) ON rate_limit TO {{app}};
REVOKE UPDATE ON draft FROM {{app}};
GRANT UPDATE (id, account_id, form, sealed, updated_at, expires_at) ON draft TO {{app}};
REVOKE UPDATE ON outbox FROM {{app}};
GRANT UPDATE (due_at, attempts, done_at, gave_up_at) ON outbox TO {{app}};
REVOKE UPDATE ON notice FROM {{app}};
GRANT UPDATE (seen_at) ON notice TO {{app}};
REVOKE UPDATE ON lease FROM {{app}};
GRANT UPDATE (name, holder, until) ON lease TO {{app}};
REVOKE UPDATE ON calendar_early_close FROM {{app}};
REVOKE UPDATE ON concern FROM {{app}};
GRANT UPDATE (state, asked_today, danger_unsaid, danger_at, version) ON concern TO {{app}};
REVOKE UPDATE ON response_clock FROM {{app}};
GRANT UPDATE (kind, chosen_id, state, rung, due_at, unplanned, acknowledged_at, acknowledged_by, met_at, met_by, version) ON response_clock TO {{app}};
REVOKE UPDATE ON response_holder FROM {{app}};
GRANT UPDATE (rung, through_cover, given_back_at) ON response_holder TO {{app}};
REVOKE UPDATE ON cover FROM {{app}};
GRANT UPDATE (ended_at, ended_by, settled_at) ON cover TO {{app}};
REVOKE UPDATE ON self_referral FROM {{app}};
GRANT UPDATE (chosen_id, state, opened_at, opened_by, acting_at, acting_by, next_on, unread_since, version) ON self_referral TO {{app}};
REVOKE UPDATE ON triage FROM {{app}};
GRANT UPDATE (owner_id, review_on, decided_at, closed_at, version) ON triage TO {{app}};
REVOKE UPDATE ON plan FROM {{app}};
GRANT UPDATE (state, coordinator_id, review_on, agreed, edition, copy_edition, version, changed_at) ON plan TO {{app}};
REVOKE UPDATE ON adjustment FROM {{app}};
GRANT UPDATE (ended_at, version) ON adjustment TO {{app}};
REVOKE UPDATE ON directory_entry FROM {{app}};
GRANT UPDATE (organisation_id, kind, state, checked_on, details, version, updated_by, updated_at) ON directory_entry TO {{app}};
REVOKE UPDATE ON partner_agreement FROM {{app}};
GRANT UPDATE (organisation_id, reference, covers, purpose, first_day, last_day, ended_on, version, updated_by, updated_at) ON partner_agreement TO {{app}};
REVOKE UPDATE ON journey FROM {{app}};
GRANT UPDATE (state, navigator_id, anchor_id, refusals, live, planned_refusals, plan_due, closed_at, version) ON journey TO {{app}};
REVOKE UPDATE ON referral FROM {{app}};
GRANT UPDATE (owner_id, state, pupil_aware, decision_id, sealed, sealed_version, version, sent_at, joined_on, expected_on, chase_due, contact_due, tell_due, next_due, told_at, over_at, shown_until) ON referral TO {{app}};
REVOKE UPDATE ON transition FROM {{app}};
GRANT UPDATE (state, named_worker_id, closed_at, version) ON transition TO {{app}};
REVOKE UPDATE ON decision_awaited FROM {{app}};
GRANT UPDATE (due_on, settled_at, version) ON decision_awaited TO {{app}};
REVOKE UPDATE ON exclusion FROM {{app}};
GRANT UPDATE (state, said_at, changed_at, version) ON exclusion TO {{app}};

-- What people decide in a search for support, each time they do: the newest counts, and those before stand as they were
-- written. What a search was begun with, and what was decided before this table was there, stands in its own row.
CREATE TABLE journey_revision (
  journey_id BINARY(16) NOT NULL,
  version INT UNSIGNED NOT NULL,
  author_id BINARY(16) NOT NULL,
  written_at DATETIME(6) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  PRIMARY KEY (journey_id, version),
  FOREIGN KEY (journey_id) REFERENCES journey (id),
  FOREIGN KEY (author_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON journey_revision TO {{app}};
