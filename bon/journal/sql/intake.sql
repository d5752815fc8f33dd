-- What an intake asks of the database. Organisation first, and on every table.

-- Locks the chain of a register until the transaction ends and gives where it stands. No row
-- comes back for a register that the organisation does not have.
CREATE OR REPLACE FUNCTION journal_lock(
  org uuid, register uuid, OUT store uuid, OUT seq bigint, OUT hash bytea)
RETURNS SETOF record LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  SELECT r.store_id INTO store FROM organisation_register r
    WHERE r.organisation_id = org AND r.id = register;
  IF NOT FOUND THEN RETURN; END IF;
  LOOP
    SELECT h.seq, h.hash INTO seq, hash FROM journal_head h
      WHERE h.organisation_id = org AND h.register_id = register FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO journal_head (organisation_id, register_id, seq, hash)
      VALUES (org, register, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NEXT;
END $$;

-- Appends entries that have been checked and moves the head to the last of them. `entries`: a
-- list of objects with the columns of journal_entry; hash, prev and signature in hex.
CREATE OR REPLACE FUNCTION journal_append(org uuid, register uuid, store uuid, entries jsonb)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  last jsonb := entries -> -1;
BEGIN
  INSERT INTO journal_entry (
    organisation_id, id, register_id, store_id, seq, kind, at, received_at, shift, employee,
    training, hash, prev, signature, text)
  SELECT org, e.id, register, store, e.seq, e.kind, e.at, now(), e.shift, e.employee, e.training,
    decode(e.hash, 'hex'), decode(e.prev, 'hex'), decode(e.signature, 'hex'), e.text
  FROM jsonb_to_recordset(entries) AS e (
    id uuid, seq bigint, kind text, at timestamptz, shift uuid, employee uuid, training boolean,
    hash text, prev text, signature text, text text);
  UPDATE journal_head h
    SET seq = (last ->> 'seq')::bigint, hash = decode(last ->> 'hash', 'hex'), received_at = now()
    WHERE h.organisation_id = org AND h.register_id = register;
END $$;
