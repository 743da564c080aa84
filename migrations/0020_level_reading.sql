-- What a page reads must not grow with everything that the school has ever written. A pupil's chronology finds its newest lines in
-- these keys alone, and opens no row that it does not show; what others decided about somebody's own entries begins at their own.
ALTER TABLE concern ADD KEY concern_event (id, event_at);
ALTER TABLE decision ADD KEY decision_of (record_id, decided_at, id);
ALTER TABLE decision DROP KEY decision_record;
