-- The journal. Its key leads with the organisation and holds the id, which is also what it is
-- partitioned by: so the id is unique over all partitions. (register, seq) is unique because
-- every intake holds the lock on the register's row of journal_head.
CREATE TABLE journal_entry (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  register_id uuid NOT NULL,
  store_id uuid NOT NULL,
  seq bigint NOT NULL,
  kind text NOT NULL,
  at timestamptz,
  received_at timestamptz NOT NULL,
  shift uuid,
  employee uuid,
  training boolean NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  prev bytea NOT NULL CHECK (length(prev) = 32),
  signature bytea NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (organisation_id, id)
) PARTITION BY RANGE (id);
CREATE INDEX entry_chain ON journal_entry (organisation_id, register_id, seq);
-- What no month was made for is kept here: an entry is never refused for want of a partition.
CREATE TABLE journal_entry_default PARTITION OF journal_entry DEFAULT;
REVOKE UPDATE, DELETE, TRUNCATE ON journal_entry FROM bon_app;
