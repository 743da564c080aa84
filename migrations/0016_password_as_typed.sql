-- A password is taken as it was typed. Until now every form took spaces off its ends first, so a password from before fits only
-- what is typed with them taken off. Whoever writes one as it was typed says FALSE. The default holds for the rows of before,
-- and for those that the program of before writes while both run.

ALTER TABLE account ADD COLUMN password_trimmed BOOLEAN NOT NULL DEFAULT TRUE;
