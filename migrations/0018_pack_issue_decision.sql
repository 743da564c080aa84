-- Under which sharing decision a copy of a pack went without the young person's signature: until they have been told of it, none of
-- their pages shows that it went. Of the copies before this column the sealed words alone say it.
ALTER TABLE pack_issue ADD COLUMN decision_id BINARY(16) NULL;
