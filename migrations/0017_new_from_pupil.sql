-- Since when something that a pupil said has waited to be read by somebody who acts on their request; NULL while nothing does.
-- The keys are for the first page of the day: what waits, oldest clock first, and what pupils said since somebody last looked.

ALTER TABLE self_referral ADD COLUMN unread_since DATETIME(6) NULL;
ALTER TABLE self_referral ADD KEY self_referral_unread (unread_since, id);
ALTER TABLE self_referral_part ADD KEY self_referral_part_written (written_at, id);
ALTER TABLE self_referral_step ADD KEY self_referral_step_taken (taken_at, id);
ALTER TABLE response_clock ADD KEY response_clock_waiting (state, kind, received_at, record_id);
