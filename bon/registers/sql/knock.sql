-- Who knocks with this token, whose keys may have signed the register's entries, and where its
-- chain stands, locked until the transaction ends: what every upload asks first. No row for a
-- token that is nobody's.
CREATE OR REPLACE FUNCTION registers_knock(
  org uuid, token text, OUT device uuid, OUT current boolean, OUT keys jsonb, OUT register uuid,
  OUT store uuid, OUT seq bigint, OUT hash bytea)
RETURNS SETOF record LANGUAGE plpgsql AS $$
BEGIN
  SELECT d.id, d.register_id, d.to_seq IS NULL INTO device, register, current
    FROM registers_device d WHERE d.organisation_id = org AND d.token_hash = token;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT jsonb_agg(jsonb_build_array(k.public_key, k.from_seq, k.to_seq) ORDER BY k.from_seq, k.id)
    INTO keys FROM registers_device k WHERE k.organisation_id = org AND k.register_id = register;
  SELECT l.store, l.seq, l.hash INTO store, seq, hash FROM journal_lock(org, register) l;
  RETURN NEXT;
END $$;
