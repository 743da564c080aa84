-- The house everything else stands in: settings and calendar, keys, people, ways in, the audit, and what happens later.
-- Every id is made by the program (UUID version 7). Columns named sealed hold ciphertext; see internal/vault.

CREATE TABLE setting (
  name VARCHAR(64) NOT NULL PRIMARY KEY,
  value VARCHAR(2000) NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  updated_at DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON setting TO {{app}};

-- Every copy that a process keeps in memory (roster, colleagues, calendar) is checked against its row here inside the
-- request's transaction, because several processes may share this database.
CREATE TABLE copy_version (
  name VARCHAR(32) NOT NULL PRIMARY KEY,
  version BIGINT UNSIGNED NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO copy_version (name, version) VALUES ('roster', 1), ('colleagues', 1), ('calendar', 1);
GRANT SELECT, UPDATE ON copy_version TO {{app}};

CREATE TABLE calendar_term (
  id BINARY(16) NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  CHECK (first_day <= last_day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_term TO {{app}};

CREATE TABLE calendar_closure (
  id BINARY(16) NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  CHECK (first_day <= last_day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_closure TO {{app}};

CREATE TABLE staffed_hours (
  weekday TINYINT UNSIGNED NOT NULL PRIMARY KEY,
  opens_minute SMALLINT UNSIGNED NOT NULL,
  closes_minute SMALLINT UNSIGNED NOT NULL,
  CHECK (weekday BETWEEN 0 AND 6),
  CHECK (opens_minute < closes_minute AND closes_minute <= 1440)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE, DELETE ON staffed_hours TO {{app}};

-- A subject's key, wrapped by the key-encryption key that never enters this database. Deleting the row erases the subject.
CREATE TABLE subject_key (
  kind VARCHAR(16) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  wrapped VARBINARY(255) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (kind, subject_id),
  CHECK (kind IN ('pupil', 'staff', 'adult', 'organisation', 'school'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON subject_key TO {{app}};
GRANT SELECT, DELETE ON subject_key TO {{retention}};

-- An entry's key, wrapped once under the key of each child or adult the entry is about.
CREATE TABLE entry_key (
  entry_id BINARY(16) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  wrapped VARBINARY(255) NOT NULL,
  PRIMARY KEY (entry_id, kind, subject_id),
  KEY entry_key_subject (kind, subject_id),
  FOREIGN KEY (kind, subject_id) REFERENCES subject_key (kind, subject_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON entry_key TO {{app}};
GRANT SELECT, DELETE ON entry_key TO {{retention}};

CREATE TABLE school_group (
  id BINARY(16) NOT NULL PRIMARY KEY,
  kind VARCHAR(16) NOT NULL,
  sealed VARBINARY(1024) NOT NULL,
  CHECK (kind IN ('year', 'tutor', 'teaching'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON school_group TO {{app}};

CREATE TABLE pupil (
  id BINARY(16) NOT NULL PRIMARY KEY,
  state VARCHAR(16) NOT NULL,
  upn_lookup BINARY(32) NULL,
  sealed VARBINARY(8192) NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY pupil_upn (upn_lookup),
  CHECK (state IN ('on_roll', 'left', 'died'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON pupil TO {{app}};

CREATE TABLE pupil_group (
  pupil_id BINARY(16) NOT NULL,
  group_id BINARY(16) NOT NULL,
  PRIMARY KEY (pupil_id, group_id),
  KEY pupil_group_group (group_id, pupil_id),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  FOREIGN KEY (group_id) REFERENCES school_group (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, DELETE ON pupil_group TO {{app}};

CREATE TABLE staff (
  id BINARY(16) NOT NULL PRIMARY KEY,
  state VARCHAR(16) NOT NULL,
  chosen_adult BOOLEAN NOT NULL DEFAULT FALSE,
  chair_of_governors BOOLEAN NOT NULL DEFAULT FALSE,
  sealed VARBINARY(4096) NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  CHECK (state IN ('working', 'away', 'left'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON staff TO {{app}};

CREATE TABLE staff_group (
  staff_id BINARY(16) NOT NULL,
  group_id BINARY(16) NOT NULL,
  part VARCHAR(16) NOT NULL,
  PRIMARY KEY (staff_id, group_id, part),
  KEY staff_group_group (group_id),
  FOREIGN KEY (staff_id) REFERENCES staff (id),
  FOREIGN KEY (group_id) REFERENCES school_group (id),
  CHECK (part IN ('teaches', 'tutor', 'year_lead'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, DELETE ON staff_group TO {{app}};

CREATE TABLE caseload (
  staff_id BINARY(16) NOT NULL,
  pupil_id BINARY(16) NOT NULL,
  part VARCHAR(16) NOT NULL,
  since DATETIME(6) NOT NULL,
  PRIMARY KEY (staff_id, pupil_id, part),
  KEY caseload_pupil (pupil_id),
  FOREIGN KEY (staff_id) REFERENCES staff (id),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  CHECK (part IN ('key_adult', 'coordinator', 'navigator', 'named_worker'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, DELETE ON caseload TO {{app}};

-- What always takes away, whatever the role: see "Who may hold a clock" in the rules. record_id is the entry; NULL pupil
-- rows do not exist, so that one index answers both questions.
CREATE TABLE bar (
  record_id BINARY(16) NOT NULL,
  staff_id BINARY(16) NOT NULL,
  why VARCHAR(16) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (record_id, staff_id, why),
  KEY bar_staff (staff_id),
  FOREIGN KEY (staff_id) REFERENCES staff (id),
  CHECK (why IN ('not_this_adult', 'about_adult', 'conflict'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON bar TO {{app}};

CREATE TABLE pupil_conflict (
  pupil_id BINARY(16) NOT NULL,
  staff_id BINARY(16) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (pupil_id, staff_id),
  KEY pupil_conflict_staff (staff_id),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON pupil_conflict TO {{app}};

CREATE TABLE organisation (
  id BINARY(16) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  kind VARCHAR(24) NOT NULL,
  state VARCHAR(16) NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  CHECK (kind IN ('vcse', 'camhs', 'mhst', 'gp', 'social_care', 'amhs', 'other')),
  CHECK (state IN ('active', 'ended'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON organisation TO {{app}};

CREATE TABLE partner_worker (
  id BINARY(16) NOT NULL PRIMARY KEY,
  organisation_id BINARY(16) NOT NULL,
  state VARCHAR(16) NOT NULL,
  sealed VARBINARY(4096) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  KEY partner_worker_organisation (organisation_id),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  CHECK (state IN ('working', 'left'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON partner_worker TO {{app}};

-- A way of signing in. sign_in_lookup and code_lookup are keyed hashes: a dump holds no sign-in name.
CREATE TABLE account (
  id BINARY(16) NOT NULL PRIMARY KEY,
  kind VARCHAR(16) NOT NULL,
  person_id BINARY(16) NOT NULL,
  organisation_id BINARY(16) NULL,
  state VARCHAR(16) NOT NULL,
  sign_in_lookup BINARY(32) NULL,
  password_hash VARCHAR(255) NULL,
  code_lookup BINARY(32) NULL,
  code_until DATETIME(6) NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY account_sign_in (sign_in_lookup),
  UNIQUE KEY account_code (code_lookup),
  UNIQUE KEY account_person (kind, person_id),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  CHECK (kind IN ('pupil', 'staff', 'partner')),
  CHECK (state IN ('invited', 'active', 'stopped'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON account TO {{app}};

CREATE TABLE account_role (
  account_id BINARY(16) NOT NULL,
  role VARCHAR(16) NOT NULL,
  since DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, role),
  KEY account_role_role (role),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, DELETE ON account_role TO {{app}};

-- Sessions live here only; the cookie holds a random token and this table its hash.
CREATE TABLE session (
  token_hash BINARY(32) NOT NULL PRIMARY KEY,
  account_id BINARY(16) NOT NULL,
  shared BOOLEAN NOT NULL,
  created_at DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  idle_seconds INT UNSIGNED NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  KEY session_account (account_id),
  KEY session_ends (ends_at),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO {{app}};

-- A browser that has signed in to this account before passes the soft delay, so nobody can lock a colleague out.
CREATE TABLE known_device (
  token_hash BINARY(32) NOT NULL,
  account_id BINARY(16) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (token_hash, account_id),
  KEY known_device_account (account_id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, DELETE ON known_device TO {{app}};

CREATE TABLE one_time_link (
  token_hash BINARY(32) NOT NULL PRIMARY KEY,
  purpose VARCHAR(24) NOT NULL,
  account_id BINARY(16) NULL,
  record_id BINARY(16) NULL,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at DATETIME(6) NULL,
  revoked_at DATETIME(6) NULL,
  KEY one_time_link_account (account_id),
  FOREIGN KEY (account_id) REFERENCES account (id),
  CHECK (purpose IN ('set_password', 'referral'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON one_time_link TO {{app}};

-- tat is the theoretical arrival time of GCRA: one statement asks and counts.
CREATE TABLE rate_limit (
  name BINARY(32) NOT NULL PRIMARY KEY,
  tat DATETIME(6) NOT NULL,
  KEY rate_limit_tat (tat)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO {{app}};

-- Forms that were sent: the id is the form's hidden field, written in the transaction of what the form did.
CREATE TABLE submission (
  id BINARY(16) NOT NULL PRIMARY KEY,
  account_id BINARY(16) NULL,
  digest BINARY(32) NOT NULL,
  result_id BINARY(16) NULL,
  created_at DATETIME(6) NOT NULL,
  KEY submission_created (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, DELETE ON submission TO {{app}};

-- What somebody had typed: a draft that saves itself, or a form that outlived its session. Sealed under the owner's key.
CREATE TABLE draft (
  id BINARY(16) NOT NULL PRIMARY KEY,
  account_id BINARY(16) NOT NULL,
  form VARBINARY(200) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  updated_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  UNIQUE KEY draft_form (account_id, form),
  KEY draft_expires (expires_at),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO {{app}};

-- Insert and read only: the application's user cannot change or remove a trace.
CREATE TABLE audit (
  id BINARY(16) NOT NULL PRIMARY KEY,
  at DATETIME(6) NOT NULL,
  actor_kind VARCHAR(16) NOT NULL,
  account_id BINARY(16) NULL,
  person_id BINARY(16) NULL,
  role VARCHAR(80) NOT NULL,
  job VARCHAR(32) NOT NULL,
  request VARCHAR(32) NOT NULL,
  action VARCHAR(48) NOT NULL,
  outcome VARCHAR(8) NOT NULL,
  record_id BINARY(16) NULL,
  pupil_id BINARY(16) NULL,
  KEY audit_record (record_id, id),
  KEY audit_pupil (pupil_id, id),
  KEY audit_person (person_id, id),
  CHECK (outcome IN ('done', 'refused', 'failed'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON audit TO {{app}};

-- What must happen later. Taken with FOR UPDATE SKIP LOCKED by whoever holds the lease; shown to an administrator when it
-- keeps failing. due_key makes a job idempotent by rule, record and due time.
CREATE TABLE outbox (
  id BINARY(16) NOT NULL PRIMARY KEY,
  due_key VARBINARY(120) NOT NULL,
  event VARCHAR(40) NOT NULL,
  to_kind VARCHAR(16) NOT NULL,
  to_id BINARY(16) NOT NULL,
  record_id BINARY(16) NULL,
  due_at DATETIME(6) NOT NULL,
  attempts SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  done_at DATETIME(6) NULL,
  gave_up_at DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY outbox_due_key (due_key),
  KEY outbox_waiting (done_at, gave_up_at, due_at),
  CHECK (to_kind IN ('pupil', 'staff', 'partner', 'organisation'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON outbox TO {{app}};

-- What a person finds waiting in the app; it says that something waits, never what.
CREATE TABLE notice (
  id BINARY(16) NOT NULL PRIMARY KEY,
  to_kind VARCHAR(16) NOT NULL,
  to_id BINARY(16) NOT NULL,
  event VARCHAR(40) NOT NULL,
  record_id BINARY(16) NULL,
  created_at DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NULL,
  KEY notice_to (to_kind, to_id, seen_at, id),
  CHECK (to_kind IN ('pupil', 'staff', 'partner', 'organisation'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON notice TO {{app}};

CREATE TABLE lease (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  holder VARCHAR(40) NOT NULL,
  until DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON lease TO {{app}};

CREATE TABLE calendar_early_close (
  on_day DATE NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  closes_minute SMALLINT UNSIGNED NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_early_close TO {{app}};
