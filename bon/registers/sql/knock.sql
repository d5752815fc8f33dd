-- Who knocks with this token, and whose keys may have signed the register's entries: what every
-- upload asks, as one statement whose plan is kept. No row for a token that is nobody's.
CREATE OR REPLACE FUNCTION registers_knock(
  org uuid, token text, OUT device uuid, OUT register uuid, OUT current boolean, OUT keys jsonb)
RETURNS SETOF record LANGUAGE plpgsql STABLE AS $$
BEGIN
  SELECT d.id, d.register_id, d.to_seq IS NULL INTO device, register, current
    FROM registers_device d WHERE d.organisation_id = org AND d.token_hash = token;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT jsonb_agg(jsonb_build_array(k.public_key, k.from_seq, k.to_seq) ORDER BY k.from_seq, k.id)
    INTO keys FROM registers_device k WHERE k.organisation_id = org AND k.register_id = register;
  RETURN NEXT;
END $$;
