-- Support plans and safety plans. What stands in a section is never overwritten: each save is a new row with the next
-- revision, and the UNIQUE key is what makes the second of two people writing at once see the first.

CREATE TABLE plan (
  id BINARY(16) NOT NULL PRIMARY KEY,
  pupil_id BINARY(16) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  state VARCHAR(16) NOT NULL,
  coordinator_id BINARY(16) NULL,
  review_on DATE NULL,
  agreed VARCHAR(16) NOT NULL,
  edition INT UNSIGNED NOT NULL DEFAULT 1,
  copy_edition INT UNSIGNED NOT NULL DEFAULT 0,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  live TINYINT AS (IF(state = 'ended', NULL, 1)) PERSISTENT,
  UNIQUE KEY plan_live (pupil_id, kind, live),
  KEY plan_coordinator (coordinator_id, id),
  KEY plan_review (state, review_on),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  FOREIGN KEY (coordinator_id) REFERENCES staff (id),
  CHECK (kind IN ('support', 'safety')),
  CHECK (state IN ('drafting', 'active', 'ended')),
  CHECK (agreed IN ('', 'agreed', 'in_part', 'not_agreed')),
  CHECK (state <> 'active' OR coordinator_id IS NOT NULL AND review_on IS NOT NULL AND copy_edition > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON plan TO {{app}};

-- A box is one of three on a section: the young person's own words, words beside them, and what both keep together.
CREATE TABLE plan_box (
  id BINARY(16) NOT NULL PRIMARY KEY,
  plan_id BINARY(16) NOT NULL,
  part VARCHAR(24) NOT NULL,
  box VARCHAR(16) NOT NULL,
  revision INT UNSIGNED NOT NULL,
  edition INT UNSIGNED NOT NULL,
  author_kind VARCHAR(16) NOT NULL,
  author_id BINARY(16) NOT NULL,
  written_at DATETIME(6) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  UNIQUE KEY plan_box_revision (plan_id, part, box, revision),
  FOREIGN KEY (plan_id) REFERENCES plan (id),
  CHECK (box IN ('own', 'beside', 'together')),
  CHECK (author_kind IN ('pupil', 'staff')),
  CHECK (box <> 'beside' OR author_kind = 'staff')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON plan_box TO {{app}};

-- What was settled about the plan as a whole, each time it was: with whom it was made, when to look again, whether the
-- young person agrees. The plan's own columns repeat what must be found without opening anything.
CREATE TABLE plan_terms (
  id BINARY(16) NOT NULL PRIMARY KEY,
  plan_id BINARY(16) NOT NULL,
  version INT UNSIGNED NOT NULL,
  author_kind VARCHAR(16) NOT NULL,
  author_id BINARY(16) NOT NULL,
  written_at DATETIME(6) NOT NULL,
  sealed BLOB NOT NULL,
  UNIQUE KEY plan_terms_version (plan_id, version),
  FOREIGN KEY (plan_id) REFERENCES plan (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON plan_terms TO {{app}};

-- Every copy that left the program and is held by somebody, so that all holders can be found when a number changes.
CREATE TABLE plan_copy (
  id BINARY(16) NOT NULL PRIMARY KEY,
  plan_id BINARY(16) NOT NULL,
  edition INT UNSIGNED NOT NULL,
  holder VARCHAR(16) NOT NULL,
  format VARCHAR(16) NOT NULL,
  given_on DATE NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  author_kind VARCHAR(16) NOT NULL,
  author_id BINARY(16) NOT NULL,
  sealed VARBINARY(2048) NOT NULL,
  KEY plan_copy_plan (plan_id, id),
  FOREIGN KEY (plan_id) REFERENCES plan (id),
  CHECK (holder IN ('pupil', 'family', 'staff', 'service', 'other')),
  CHECK (format IN ('pdf', 'wallet', 'phone', 'easy_read', 'language'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON plan_copy TO {{app}};

-- What school does differently. Teachers read the first box only; the reason has a box of its own that no query of theirs names.
CREATE TABLE adjustment (
  id BINARY(16) NOT NULL PRIMARY KEY,
  plan_id BINARY(16) NOT NULL,
  pupil_id BINARY(16) NOT NULL,
  author_id BINARY(16) NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE NULL,
  ended_at DATETIME(6) NULL,
  written_at DATETIME(6) NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  sealed_action BLOB NOT NULL,
  sealed_reason BLOB NOT NULL,
  KEY adjustment_plan (plan_id, id),
  KEY adjustment_pupil (pupil_id, ended_at, until_on),
  FOREIGN KEY (plan_id) REFERENCES plan (id),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  FOREIGN KEY (author_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON adjustment TO {{app}};
