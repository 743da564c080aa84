-- A pupil asks for help. The row says where the request stands; what the pupil wrote and what happened to it are only ever added.

CREATE TABLE self_referral (
  id BINARY(16) NOT NULL PRIMARY KEY,
  reference VARCHAR(16) NOT NULL,
  pupil_id BINARY(16) NOT NULL,
  chosen_id BINARY(16) NULL,
  state VARCHAR(16) NOT NULL,
  help_today BOOLEAN NOT NULL,
  sent_at DATETIME(6) NOT NULL,
  opened_at DATETIME(6) NULL,
  opened_by BINARY(16) NULL,
  acting_at DATETIME(6) NULL,
  acting_by BINARY(16) NULL,
  next_on DATE NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY self_referral_reference (reference),
  KEY self_referral_pupil (pupil_id, id),
  KEY self_referral_chosen (chosen_id, id),
  KEY self_referral_state (state, id),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  FOREIGN KEY (chosen_id) REFERENCES staff (id),
  CHECK (state IN ('sent', 'acting', 'answered', 'offered', 'looking', 'agreed', 'handed_over', 'withdrawn', 'closed'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON self_referral TO {{app}};

CREATE TABLE self_referral_part (
  id BINARY(16) NOT NULL PRIMARY KEY,
  self_referral_id BINARY(16) NOT NULL,
  number SMALLINT UNSIGNED NOT NULL,
  kind VARCHAR(16) NOT NULL,
  limits_version SMALLINT UNSIGNED NOT NULL,
  age TINYINT UNSIGNED NOT NULL,
  written_at DATETIME(6) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  UNIQUE KEY self_referral_part_of (self_referral_id, number),
  FOREIGN KEY (self_referral_id) REFERENCES self_referral (id),
  CHECK (kind IN ('tap', 'whole', 'more', 'again'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON self_referral_part TO {{app}};

-- staff_id is NULL where the pupil took the step.
CREATE TABLE self_referral_step (
  id BINARY(16) NOT NULL PRIMARY KEY,
  self_referral_id BINARY(16) NOT NULL,
  number SMALLINT UNSIGNED NOT NULL,
  event VARCHAR(16) NOT NULL,
  staff_id BINARY(16) NULL,
  taken_at DATETIME(6) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  UNIQUE KEY self_referral_step_of (self_referral_id, number),
  FOREIGN KEY (self_referral_id) REFERENCES self_referral (id),
  FOREIGN KEY (staff_id) REFERENCES staff (id),
  CHECK (event IN ('take_up', 'speak', 'offer', 'say_yes', 'say_no', 'handover', 'withdraw', 'return', 'set_aside', 'close'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON self_referral_step TO {{app}};

-- A pupil's "not this adult" that was set aside, and the sharing decision under which (rules 3.1). The bar itself stays: it was
-- the pupil's wish, and the history shows both.
CREATE TABLE bar_set_aside (
  record_id BINARY(16) NOT NULL,
  staff_id BINARY(16) NOT NULL,
  decision_id BINARY(16) NOT NULL,
  by_id BINARY(16) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (record_id, staff_id),
  FOREIGN KEY (staff_id) REFERENCES staff (id),
  FOREIGN KEY (by_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON bar_set_aside TO {{app}};
