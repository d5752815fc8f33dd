"""Rights of the database roles. Tables made later get them by default privileges."""

GRANTS = """
DO $$
DECLARE role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['bon_app', 'bon_reports'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role) THEN
      RAISE EXCEPTION 'role % is missing: a superuser must CREATE ROLE % LOGIN', role, role;
    END IF;
  END LOOP;
END $$;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO bon_app, bon_reports;
GRANT USAGE ON SCHEMA public TO bon_app, bon_reports;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO bon_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO bon_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO bon_reports;
"""
