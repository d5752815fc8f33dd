-- Scopes that are others from now on, as a source left them.
CREATE OR REPLACE FUNCTION kit_renew_marks(org uuid, scopes uuid[], source uuid) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO kit_mark (organisation_id, scope, source, value)
  SELECT org, s.scope, kit_renew_marks.source, gen_random_uuid()
  FROM (SELECT DISTINCT unnest(scopes) AS scope) s ORDER BY s.scope
  ON CONFLICT (organisation_id, scope, source) DO UPDATE SET value = excluded.value;
$$;
