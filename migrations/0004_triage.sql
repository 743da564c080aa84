-- What was decided about an entry, and what was to be done. Decisions are only ever added; the row in triage says how the
-- entry stands after the last of them, so that lists need no search for it.

-- Which of the asked-for answers an addition gives; empty for anything else.
ALTER TABLE concern_addition ADD COLUMN box VARCHAR(16) NOT NULL DEFAULT '';

CREATE TABLE triage (
  record_id BINARY(16) NOT NULL PRIMARY KEY,
  kind VARCHAR(24) NOT NULL,
  owner_id BINARY(16) NOT NULL,
  review_on DATE NOT NULL,
  decided_at DATETIME(6) NOT NULL,
  closed_at DATETIME(6) NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY triage_review (closed_at, review_on),
  KEY triage_owner (owner_id, closed_at, review_on),
  FOREIGN KEY (record_id) REFERENCES response_clock (record_id),
  FOREIGN KEY (owner_id) REFERENCES staff (id),
  CHECK (kind IN ('concern', 'self_referral'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON triage TO {{app}};

-- What was decided stays sealed: even the kind of decision says something about a child.
CREATE TABLE decision (
  id BINARY(16) NOT NULL PRIMARY KEY,
  record_id BINARY(16) NOT NULL,
  decider_id BINARY(16) NOT NULL,
  owner_id BINARY(16) NOT NULL,
  cover_for_id BINARY(16) NULL,
  decided_at DATETIME(6) NOT NULL,
  review_on DATE NOT NULL,
  look_again_on DATE NULL,
  closes BOOLEAN NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  KEY decision_record (record_id, id),
  FOREIGN KEY (record_id) REFERENCES response_clock (record_id),
  FOREIGN KEY (decider_id) REFERENCES staff (id),
  FOREIGN KEY (owner_id) REFERENCES staff (id),
  FOREIGN KEY (cover_for_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON decision TO {{app}};

CREATE TABLE decision_action (
  id BINARY(16) NOT NULL PRIMARY KEY,
  record_id BINARY(16) NOT NULL,
  decision_id BINARY(16) NOT NULL,
  owner_id BINARY(16) NOT NULL,
  due_on DATE NOT NULL,
  sealed BLOB NOT NULL,
  KEY decision_action_record (record_id, id),
  KEY decision_action_owner (owner_id, due_on),
  KEY decision_action_due (due_on),
  FOREIGN KEY (decision_id) REFERENCES decision (id),
  FOREIGN KEY (owner_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON decision_action TO {{app}};

-- An action that was done: a row of its own, so that what was asked stays as it was asked.
CREATE TABLE decision_action_done (
  action_id BINARY(16) NOT NULL PRIMARY KEY,
  by_id BINARY(16) NOT NULL,
  done_at DATETIME(6) NOT NULL,
  sealed BLOB NOT NULL,
  FOREIGN KEY (action_id) REFERENCES decision_action (id),
  FOREIGN KEY (by_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON decision_action_done TO {{app}};

-- For the morning screen: what was written lately, and what was added since.
ALTER TABLE concern ADD KEY concern_written (written_at, id);
ALTER TABLE concern_addition ADD KEY concern_addition_written (written_at, id);
ALTER TABLE decision ADD KEY decision_decided (decided_at, id);
