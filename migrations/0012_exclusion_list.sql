-- The team's page of whom pupils keep out goes through those that stand, newest first, a page at a time.
ALTER TABLE exclusion ADD KEY exclusion_standing (state, said_at, id);
