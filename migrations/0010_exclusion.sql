-- A pupil's "not this adult" reaches everything about them until they take it back or it is set aside. The row says how it
-- stands; what was said and decided is only ever added. bar keeps on which request it was said, and no longer decides.
CREATE TABLE exclusion (
  id BINARY(16) NOT NULL PRIMARY KEY,
  pupil_id BINARY(16) NOT NULL,
  staff_id BINARY(16) NOT NULL,
  state VARCHAR(16) NOT NULL,
  said_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY exclusion_of (pupil_id, staff_id),
  KEY exclusion_staff (staff_id, state, pupil_id),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  FOREIGN KEY (staff_id) REFERENCES staff (id),
  CHECK (state IN ('stands', 'taken_back', 'set_aside'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON exclusion TO {{app}};

-- by_id is NULL where the pupil did it.
CREATE TABLE exclusion_step (
  id BINARY(16) NOT NULL PRIMARY KEY,
  pupil_id BINARY(16) NOT NULL,
  staff_id BINARY(16) NOT NULL,
  event VARCHAR(16) NOT NULL,
  by_id BINARY(16) NULL,
  decision_id BINARY(16) NULL,
  taken_at DATETIME(6) NOT NULL,
  KEY exclusion_step_of (pupil_id, staff_id, id),
  FOREIGN KEY (pupil_id, staff_id) REFERENCES exclusion (pupil_id, staff_id),
  FOREIGN KEY (by_id) REFERENCES staff (id),
  CHECK (event IN ('say', 'take_back', 'set_aside')),
  CHECK (event <> 'set_aside' OR (by_id IS NOT NULL AND decision_id IS NOT NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON exclusion_step TO {{app}};

-- What was said on one request before this version counts for everything now. What was set aside there stays so for that request.
INSERT INTO exclusion (id, pupil_id, staff_id, state, said_at, changed_at)
  SELECT UNHEX(MD5(CONCAT(r.pupil_id, b.staff_id))), r.pupil_id, b.staff_id, 'stands', MIN(b.created_at), MIN(b.created_at)
  FROM bar b JOIN self_referral r ON r.id = b.record_id WHERE b.why = 'not_this_adult' GROUP BY r.pupil_id, b.staff_id;
INSERT INTO exclusion_step (id, pupil_id, staff_id, event, taken_at)
  SELECT id, pupil_id, staff_id, 'say', said_at FROM exclusion;

-- Cover may end early. settled_at: what had come only through it went back.
ALTER TABLE cover ADD COLUMN ended_at DATETIME(6) NULL;
ALTER TABLE cover ADD COLUMN ended_by BINARY(16) NULL;
ALTER TABLE cover ADD COLUMN settled_at DATETIME(6) NULL;
ALTER TABLE cover ADD KEY cover_settled (settled_at, ends_at);

-- What came to somebody only because they covered, and since when they no longer hold it.
ALTER TABLE response_holder ADD COLUMN through_cover BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE response_holder ADD COLUMN given_back_at DATETIME(6) NULL;
GRANT UPDATE ON response_holder TO {{app}};

-- An agreement is what a young person says about sharing; what covers sending to an organisation is a partner agreement.
RENAME TABLE sharing_agreement TO partner_agreement;
GRANT SELECT, INSERT, UPDATE ON partner_agreement TO {{app}};
