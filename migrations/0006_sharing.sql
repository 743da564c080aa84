-- Who agreed to what, and what was shared without agreement. Both are rows that nobody changes: an answer that is taken back
-- is a new row, as easily given as the first.

CREATE TABLE agreement (
  id BINARY(16) NOT NULL PRIMARY KEY,
  pupil_id BINARY(16) NOT NULL,
  record_id BINARY(16) NOT NULL,
  section VARCHAR(40) NOT NULL,
  receiver VARCHAR(20) NOT NULL,
  receiver_id BINARY(16) NOT NULL,
  revision INT UNSIGNED NOT NULL,
  answer VARCHAR(8) NOT NULL,
  author_kind VARCHAR(16) NOT NULL,
  author_id BINARY(16) NOT NULL,
  answered_at DATETIME(6) NOT NULL,
  sealed VARBINARY(4096) NOT NULL,
  UNIQUE KEY agreement_revision (record_id, section, receiver, receiver_id, revision),
  KEY agreement_receiver (receiver_id, record_id),
  KEY agreement_pupil (pupil_id, id),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  CHECK (receiver IN ('colleague', 'team', 'family', 'organisation', 'adult_service', 'gp')),
  CHECK (answer IN ('yes', 'no', 'ask')),
  CHECK (author_kind IN ('pupil', 'staff'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON agreement TO {{app}};

-- An information-sharing decision (records 2.10). Its words are sealed; what a list must be found by is clear.
CREATE TABLE sharing_decision (
  id BINARY(16) NOT NULL PRIMARY KEY,
  pupil_id BINARY(16) NOT NULL,
  author_id BINARY(16) NOT NULL,
  organisation_id BINARY(16) NULL,
  outcome VARCHAR(16) NOT NULL,
  basis VARCHAR(24) NOT NULL,
  agreed VARCHAR(16) NOT NULL,
  overrides BOOLEAN NOT NULL,
  told VARCHAR(16) NOT NULL,
  review_on DATE NULL,
  decided_at DATETIME(6) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  KEY sharing_decision_pupil (pupil_id, id),
  KEY sharing_decision_author (author_id, id),
  KEY sharing_decision_review (told, review_on),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  FOREIGN KEY (author_id) REFERENCES staff (id),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  CHECK (outcome IN ('share', 'part', 'do_not_share', 'not_yet')),
  CHECK (basis IN ('public_task', 'legal_obligation', 'vital_interests', 'legitimate_interests', 'consent', 'none')),
  CHECK (agreed IN ('yes', 'no', 'not_asked')),
  CHECK (told IN ('before', 'at_the_time', 'after', 'not_told')),
  CHECK (told <> 'not_told' OR review_on IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON sharing_decision TO {{app}};

-- How and when the young person was told after all. The decision itself stays as it was written.
CREATE TABLE sharing_telling (
  id BINARY(16) NOT NULL PRIMARY KEY,
  decision_id BINARY(16) NOT NULL,
  author_id BINARY(16) NOT NULL,
  told_on DATE NULL,
  review_on DATE NULL,
  written_at DATETIME(6) NOT NULL,
  sealed BLOB NOT NULL,
  KEY sharing_telling_decision (decision_id, id),
  FOREIGN KEY (decision_id) REFERENCES sharing_decision (id),
  FOREIGN KEY (author_id) REFERENCES staff (id),
  CHECK (told_on IS NOT NULL OR review_on IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON sharing_telling TO {{app}};
