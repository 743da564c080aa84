-- Moving on: the tracker, what stands on it, and every version of the pack with whom it was given to. Only the tracker's own
-- row is ever updated; all the rest is written once. The young person's answers are agreements (0006) on the tracker.

CREATE TABLE transition (
  id BINARY(16) NOT NULL PRIMARY KEY,
  pupil_id BINARY(16) NOT NULL,
  state VARCHAR(8) NOT NULL,
  named_worker_id BINARY(16) NULL,
  started_on DATE NOT NULL,
  closed_at DATETIME(6) NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  live TINYINT AS (IF(state = 'open', 1, NULL)) PERSISTENT,
  UNIQUE KEY transition_live (pupil_id, live),
  KEY transition_state (state, id),
  KEY transition_worker (named_worker_id, state),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  FOREIGN KEY (named_worker_id) REFERENCES staff (id),
  CHECK (state IN ('open', 'closed')),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON transition TO {{app}};

-- One revision of one thing on a tracker: terms, a service, a meeting, an appointment, a section's text in one voice. The
-- UNIQUE key lets the first of two people win who write the next revision at once.
CREATE TABLE transition_item (
  id BINARY(16) NOT NULL PRIMARY KEY,
  transition_id BINARY(16) NOT NULL,
  item_id BINARY(16) NOT NULL,
  slot VARCHAR(40) NOT NULL,
  revision INT UNSIGNED NOT NULL,
  author_kind VARCHAR(8) NOT NULL,
  author_id BINARY(16) NOT NULL,
  written_at DATETIME(6) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  UNIQUE KEY transition_item_revision (item_id, revision),
  KEY transition_item_transition (transition_id, id),
  FOREIGN KEY (transition_id) REFERENCES transition (id),
  CHECK (author_kind IN ('pupil', 'staff'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON transition_item TO {{app}};

-- One version of the data set, whole, as it was when it was made.
CREATE TABLE pack (
  id BINARY(16) NOT NULL PRIMARY KEY,
  transition_id BINARY(16) NOT NULL,
  number INT UNSIGNED NOT NULL,
  made_by BINARY(16) NOT NULL,
  made_at DATETIME(6) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  UNIQUE KEY pack_number (transition_id, number),
  FOREIGN KEY (transition_id) REFERENCES transition (id),
  FOREIGN KEY (made_by) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON pack TO {{app}};

-- The young person's "this is right", once for a version.
CREATE TABLE pack_signature (
  pack_id BINARY(16) NOT NULL PRIMARY KEY,
  signed_at DATETIME(6) NOT NULL,
  FOREIGN KEY (pack_id) REFERENCES pack (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON pack_signature TO {{app}};

-- A copy that left the program: which version, for whom, and the SHA-256 of the very file.
CREATE TABLE pack_issue (
  id BINARY(16) NOT NULL PRIMARY KEY,
  pack_id BINARY(16) NOT NULL,
  copy VARCHAR(8) NOT NULL,
  hash BINARY(32) NOT NULL,
  issued_by BINARY(16) NOT NULL,
  issued_at DATETIME(6) NOT NULL,
  sealed VARBINARY(8192) NOT NULL,
  KEY pack_issue_pack (pack_id, id),
  FOREIGN KEY (pack_id) REFERENCES pack (id),
  FOREIGN KEY (issued_by) REFERENCES staff (id),
  CHECK (copy IN ('own', 'service', 'gp'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON pack_issue TO {{app}};

-- The receiving service's slip, come back.
CREATE TABLE pack_acknowledgement (
  issue_id BINARY(16) NOT NULL PRIMARY KEY,
  written_by BINARY(16) NOT NULL,
  written_at DATETIME(6) NOT NULL,
  sealed VARBINARY(4096) NOT NULL,
  FOREIGN KEY (issue_id) REFERENCES pack_issue (id),
  FOREIGN KEY (written_by) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON pack_acknowledgement TO {{app}};
