-- The directory of services, what covers sending to an organisation, and referrals with everything that became of them.

INSERT INTO copy_version (name, version) VALUES ('services', 1);

-- Whatever is in the directory may be read by anybody, so nothing of it is sealed. A person named here is named by their work.
CREATE TABLE directory_entry (
  id BINARY(16) NOT NULL PRIMARY KEY,
  organisation_id BINARY(16) NULL,
  kind VARCHAR(16) NOT NULL,
  state VARCHAR(16) NOT NULL,
  checked_on DATE NULL,
  details MEDIUMTEXT NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  updated_by BINARY(16) NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  KEY directory_entry_organisation (organisation_id),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  CHECK (kind IN ('service', 'helpline')),
  CHECK (state IN ('draft', 'published', 'closed')),
  CHECK (state <> 'published' OR checked_on IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON directory_entry TO {{app}};

-- What an entry said before, so that it can be asked later what a young person was told.
CREATE TABLE directory_revision (
  entry_id BINARY(16) NOT NULL,
  version INT UNSIGNED NOT NULL,
  state VARCHAR(16) NOT NULL,
  checked_on DATE NULL,
  details MEDIUMTEXT NOT NULL,
  updated_by BINARY(16) NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (entry_id, version),
  FOREIGN KEY (entry_id) REFERENCES directory_entry (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON directory_revision TO {{app}};

-- What covers sending to an organisation. covers holds words of package partner, one space between.
CREATE TABLE sharing_agreement (
  id BINARY(16) NOT NULL PRIMARY KEY,
  organisation_id BINARY(16) NOT NULL,
  reference VARCHAR(40) NOT NULL,
  covers VARCHAR(120) NOT NULL,
  purpose VARCHAR(2000) NOT NULL,
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  ended_on DATE NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  updated_by BINARY(16) NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  KEY sharing_agreement_organisation (organisation_id, last_day),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  CHECK (first_day <= last_day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON sharing_agreement TO {{app}};

-- What a young person is looking for help with, from the first referral to support that holds. It has one navigator, and
-- the anchor stays whatever becomes of the referrals.
CREATE TABLE journey (
  id BINARY(16) NOT NULL PRIMARY KEY,
  pupil_id BINARY(16) NOT NULL,
  state VARCHAR(16) NOT NULL,
  navigator_id BINARY(16) NULL,
  anchor_id BINARY(16) NULL,
  refusals SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  live SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  planned_refusals SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  plan_due DATE NULL,
  sealed MEDIUMBLOB NOT NULL,
  sealed_version INT UNSIGNED NOT NULL DEFAULT 1,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  closed_at DATETIME(6) NULL,
  KEY journey_pupil (pupil_id, id),
  KEY journey_state (state, id),
  KEY journey_navigator (navigator_id, state),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  FOREIGN KEY (navigator_id) REFERENCES staff (id),
  FOREIGN KEY (anchor_id) REFERENCES organisation (id),
  CHECK (state IN ('open', 'closed')),
  CHECK (state = 'open' OR refusals < 2 OR planned_refusals >= refusals)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON journey TO {{app}};

-- The last CHECK is T-041 and rule 4.8: nothing is over for a young person whom nobody told.
CREATE TABLE referral (
  id BINARY(16) NOT NULL PRIMARY KEY,
  reference VARCHAR(16) NOT NULL,
  journey_id BINARY(16) NOT NULL,
  pupil_id BINARY(16) NOT NULL,
  entry_id BINARY(16) NOT NULL,
  organisation_id BINARY(16) NOT NULL,
  author_id BINARY(16) NOT NULL,
  owner_id BINARY(16) NULL,
  state VARCHAR(16) NOT NULL,
  pupil_aware BOOLEAN NOT NULL DEFAULT FALSE,
  decision_id BINARY(16) NULL,
  sealed MEDIUMBLOB NOT NULL,
  sealed_version INT UNSIGNED NOT NULL DEFAULT 1,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  written_at DATETIME(6) NOT NULL,
  sent_at DATETIME(6) NULL,
  joined_on DATE NULL,
  expected_on DATE NULL,
  chase_due DATETIME(6) NULL,
  contact_due DATETIME(6) NULL,
  tell_due DATETIME(6) NULL,
  next_due DATETIME(6) NULL,
  told_at DATETIME(6) NULL,
  over_at DATETIME(6) NULL,
  shown_until DATETIME(6) NULL,
  UNIQUE KEY referral_reference (reference),
  KEY referral_journey (journey_id, id),
  KEY referral_pupil (pupil_id, id),
  KEY referral_organisation (organisation_id, id),
  KEY referral_author (author_id, id),
  KEY referral_owner (owner_id, id),
  KEY referral_state (state, id),
  KEY referral_due (next_due, id),
  FOREIGN KEY (journey_id) REFERENCES journey (id),
  FOREIGN KEY (pupil_id) REFERENCES pupil (id),
  FOREIGN KEY (entry_id) REFERENCES directory_entry (id),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  FOREIGN KEY (author_id) REFERENCES staff (id),
  FOREIGN KEY (owner_id) REFERENCES staff (id),
  CHECK (state IN ('draft', 'dropped', 'sent', 'received', 'accepted', 'waiting', 'started', 'refusal_to_tell', 'end_to_tell', 'not_for_us', 'ended')),
  CHECK (state IN ('draft', 'dropped') OR (sent_at IS NOT NULL AND owner_id IS NOT NULL)),
  CHECK (state NOT IN ('not_for_us', 'ended') OR told_at IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT, UPDATE ON referral TO {{app}};

-- Exactly what was sent, frozen: preview, partner's view and paper all show this and nothing else (T-098).
CREATE TABLE referral_sent (
  referral_id BINARY(16) NOT NULL PRIMARY KEY,
  sealed MEDIUMBLOB NOT NULL,
  sent_by BINARY(16) NOT NULL,
  sent_at DATETIME(6) NOT NULL,
  FOREIGN KEY (referral_id) REFERENCES referral (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON referral_sent TO {{app}};

-- What happened, in order: answers of the service, contacts, chasing, and who told the young person.
CREATE TABLE referral_event (
  id BINARY(16) NOT NULL PRIMARY KEY,
  referral_id BINARY(16) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  by_kind VARCHAR(16) NOT NULL,
  by_id BINARY(16) NOT NULL,
  at DATETIME(6) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  KEY referral_event_referral (referral_id, id),
  FOREIGN KEY (referral_id) REFERENCES referral (id),
  CHECK (kind IN ('sent', 'received', 'accepted', 'waiting', 'not_for_us', 'started', 'ended', 'told', 'contact', 'chased'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON referral_event TO {{app}};
