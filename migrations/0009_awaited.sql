-- What a decision still waits for: the record of a sharing decision (2.10), or the local authority's answer to a referral
-- (C-08). Which of the two, and about whom it asks, is sealed; only its day and its owner stand in the clear.
CREATE TABLE decision_awaited (
  id BINARY(16) NOT NULL PRIMARY KEY,
  record_id BINARY(16) NOT NULL,
  decision_id BINARY(16) NOT NULL,
  owner_id BINARY(16) NOT NULL,
  due_on DATE NOT NULL,
  settled_at DATETIME(6) NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  sealed BLOB NOT NULL,
  KEY decision_awaited_record (record_id, id),
  KEY decision_awaited_due (settled_at, due_on, id),
  FOREIGN KEY (record_id) REFERENCES response_clock (record_id),
  FOREIGN KEY (decision_id) REFERENCES decision (id),
  FOREIGN KEY (owner_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON decision_awaited TO {{app}};

-- Each time somebody did something about it: made the referral, chased, wrote down the answer. Rows are only ever added.
CREATE TABLE decision_awaited_note (
  id BINARY(16) NOT NULL PRIMARY KEY,
  awaited_id BINARY(16) NOT NULL,
  by_id BINARY(16) NOT NULL,
  written_at DATETIME(6) NOT NULL,
  sealed BLOB NOT NULL,
  KEY decision_awaited_note_of (awaited_id, id),
  FOREIGN KEY (awaited_id) REFERENCES decision_awaited (id),
  FOREIGN KEY (by_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON decision_awaited_note TO {{app}};

-- For the chronology: one child's sharing decisions by the time they were made, a plan's settling by its time, and the meetings alone.
ALTER TABLE sharing_decision ADD KEY sharing_decision_decided (pupil_id, decided_at, id);
ALTER TABLE plan_terms ADD KEY plan_terms_written (plan_id, written_at, id);
ALTER TABLE plan_copy ADD KEY plan_copy_recorded (plan_id, recorded_at, holder);
ALTER TABLE transition_item ADD KEY transition_item_slot (transition_id, slot, item_id, revision);
