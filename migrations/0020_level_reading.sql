-- What a page reads must not grow with everything that the school has ever written. A chronology finds a pupil's newest decisions in
-- this key alone, and fetches no row that it does not show.
ALTER TABLE decision ADD KEY decision_of (record_id, decided_at, id);
ALTER TABLE decision DROP KEY decision_record;
