-- Partitions of journal_entry by the month in the id (UUIDv7 begins with milliseconds since 1970).

-- The least UUIDv7 of a moment.
CREATE OR REPLACE FUNCTION journal_floor(moment timestamptz) RETURNS uuid
LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0')
          || repeat('0', 20))::uuid
$$;

-- Gives a partition the walls of its parent. By itself it can be read, never written.
CREATE OR REPLACE FUNCTION journal_wall(part text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  own text := 'organisation_id = nullif(current_setting(''bon.organisation'', true), '''')::uuid';
BEGIN
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', part);
  EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', part);
  EXECUTE format('CREATE POLICY tenant ON public.%I USING (%s) WITH CHECK (%s)', part, own, own);
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON public.%I FROM bon_app', part);
END $$;
REVOKE ALL ON FUNCTION journal_wall FROM PUBLIC;

-- Makes the partitions that are missing of the months from `since` to `until`, and gives how
-- many it made. Months are those of UTC. Runs as the owner of the tables, because the
-- application may make none.
-- A month of which entries lie in the default partition already stays there: that they came
-- before their partition is no reason to move evidence.
CREATE OR REPLACE FUNCTION journal_make_partitions(since date, until date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  month timestamp := date_trunc('month', since);
  part text;
  made integer := 0;
BEGIN
  WHILE month <= until LOOP
    part := 'journal_entry_' || to_char(month, 'YYYY_MM');
    IF to_regclass('public.' || part) IS NULL THEN
      BEGIN
        EXECUTE format(
          'CREATE TABLE public.%I PARTITION OF public.journal_entry FOR VALUES FROM (%L) TO (%L)',
          part,
          journal_floor(month AT TIME ZONE 'UTC'),
          journal_floor((month + interval '1 month') AT TIME ZONE 'UTC'));
        PERFORM journal_wall(part);
        made := made + 1;
      EXCEPTION WHEN check_violation THEN
        RAISE NOTICE 'entries of % stay in the default partition', part;
      END;
    END IF;
    month := month + interval '1 month';
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION journal_make_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION journal_make_partitions TO bon_app;
