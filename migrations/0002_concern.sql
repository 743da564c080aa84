-- A concern that an adult logged, what was added to it later, and the clock it sits on. Nothing here is ever updated but
-- its state: what was written stays as it was written.

CREATE TABLE concern (
  id BINARY(16) NOT NULL PRIMARY KEY,
  reference VARCHAR(16) NOT NULL,
  author_id BINARY(16) NOT NULL,
  state VARCHAR(16) NOT NULL,
  asked_today BOOLEAN NOT NULL,
  about_adult BOOLEAN NOT NULL DEFAULT FALSE,
  event_at DATETIME(6) NOT NULL,
  written_at DATETIME(6) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY concern_reference (reference),
  KEY concern_author (author_id, id),
  KEY concern_state (state, id),
  FOREIGN KEY (author_id) REFERENCES staff (id),
  CHECK (state IN ('unseen', 'acknowledged', 'decided', 'closed'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON concern TO {{app}};

-- Each child on a concern, with their own part.
CREATE TABLE concern_pupil (
  concern_id BINARY(16) NOT NULL,
  pupil_id BINARY(16) NOT NULL,
  part VARCHAR(16) NOT NULL,
  PRIMARY KEY (concern_id, pupil_id),
  KEY concern_pupil_pupil (pupil_id, concern_id),
  FOREIGN KEY (concern_id) REFERENCES concern (id),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  CHECK (part IN ('affected', 'caused_harm', 'witness', 'sibling', 'other'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON concern_pupil TO {{app}};

CREATE TABLE concern_addition (
  id BINARY(16) NOT NULL PRIMARY KEY,
  concern_id BINARY(16) NOT NULL,
  author_id BINARY(16) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  written_at DATETIME(6) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  KEY concern_addition_concern (concern_id, id),
  FOREIGN KEY (concern_id) REFERENCES concern (id),
  FOREIGN KEY (author_id) REFERENCES staff (id),
  CHECK (kind IN ('addition', 'feedback'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON concern_addition TO {{app}};

-- The response clock under a self-referral or a concern, and the people it has come to, rung by rung.
CREATE TABLE response_clock (
  record_id BINARY(16) NOT NULL PRIMARY KEY,
  kind VARCHAR(24) NOT NULL,
  pupil_id BINARY(16) NULL,
  chosen_id BINARY(16) NULL,
  state VARCHAR(16) NOT NULL,
  rung VARCHAR(16) NOT NULL,
  received_at DATETIME(6) NOT NULL,
  starts_at DATETIME(6) NOT NULL,
  answer_by DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  unplanned BOOLEAN NOT NULL,
  acknowledged_at DATETIME(6) NULL,
  acknowledged_by BINARY(16) NULL,
  met_at DATETIME(6) NULL,
  met_by BINARY(16) NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY response_clock_due (state, due_at),
  KEY response_clock_pupil (pupil_id),
  FOREIGN KEY (chosen_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON response_clock TO {{app}};

CREATE TABLE response_holder (
  record_id BINARY(16) NOT NULL,
  staff_id BINARY(16) NOT NULL,
  rung VARCHAR(16) NOT NULL,
  since DATETIME(6) NOT NULL,
  PRIMARY KEY (record_id, staff_id),
  KEY response_holder_staff (staff_id, record_id),
  FOREIGN KEY (record_id) REFERENCES response_clock (record_id),
  FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON response_holder TO {{app}};

-- Who stands in for whom, while somebody is away. A pupil's chosen adult has no cover: the pupil chose a person.
CREATE TABLE cover (
  id BINARY(16) NOT NULL PRIMARY KEY,
  for_id BINARY(16) NOT NULL,
  by_id BINARY(16) NOT NULL,
  starts_at DATETIME(6) NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  KEY cover_ends (ends_at),
  FOREIGN KEY (for_id) REFERENCES staff (id),
  FOREIGN KEY (by_id) REFERENCES staff (id),
  CHECK (for_id <> by_id),
  CHECK (starts_at < ends_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON cover TO {{app}};
