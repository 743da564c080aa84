-- The numbers of school policy (rules 3, mark D), each with what it was before: the newest row of a name counts, and none is
-- ever changed or removed. A name without a row has the default of the program.

CREATE TABLE school_clock (
  id BINARY(16) NOT NULL PRIMARY KEY,
  name VARCHAR(24) NOT NULL,
  was SMALLINT UNSIGNED NOT NULL,
  value SMALLINT UNSIGNED NOT NULL,
  set_by BINARY(16) NOT NULL,
  set_at DATETIME(6) NOT NULL,
  FOREIGN KEY (set_by) REFERENCES staff (id),
  CHECK (name IN ('today_minutes', 'morning_minutes', 'answer_days', 'receipt_days', 'check_in_days', 'retry_days', 'tell_days', 'safety_days', 'support_days')),
  CHECK (value > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
GRANT SELECT, INSERT ON school_clock TO {{app}};

INSERT INTO copy_version (name, version) VALUES ('clocks', 1);
