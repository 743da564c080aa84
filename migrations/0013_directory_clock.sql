-- Three more numbers of school policy (rules 3, C-38 and C-39, mark D): when an agreement is shown as ending, and how often
-- an entry of the directory is checked.

ALTER TABLE school_clock DROP CONSTRAINT CONSTRAINT_1;
ALTER TABLE school_clock ADD CONSTRAINT school_clock_name CHECK (name IN ('today_minutes', 'morning_minutes', 'answer_days', 'receipt_days',
  'check_in_days', 'retry_days', 'tell_days', 'safety_days', 'support_days', 'warn_days', 'line_days', 'entry_months'));
