-- What an author did not say stays unsaid: whether anyone is in danger, and what part each of several children had.

-- TRUE until the author has said whether anyone is in danger. The list of the morning says so without opening a word.
ALTER TABLE concern ADD COLUMN danger_unsaid BOOLEAN NOT NULL DEFAULT FALSE;

-- When the author said, after the concern was logged, that somebody is or may be in danger. Until something is decided after
-- that, the list of the morning has it among what needs a person now, whoever had already taken it up.
ALTER TABLE concern ADD COLUMN danger_at DATETIME(6) NULL;
ALTER TABLE concern ADD KEY concern_danger (danger_at);

ALTER TABLE concern_pupil DROP CONSTRAINT CONSTRAINT_1;
ALTER TABLE concern_pupil ADD CONSTRAINT concern_pupil_part CHECK (part IN ('affected', 'caused_harm', 'witness', 'sibling', 'other', 'not_said'));
