-- Which of two changes of one number counts: the one that made the later version, whatever the clock of the machine said. Of
-- the rows before this column, which all have 0, the one with the later id counts, as it did.

ALTER TABLE school_clock ADD COLUMN version BIGINT UNSIGNED NOT NULL DEFAULT 0;
