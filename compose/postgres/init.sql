-- Roles and schemas of the four services, in one PostgreSQL database. Run once by a superuser, connected to that database,
-- in one session; running it again changes nothing but the passwords. compose, the launcher and the tests all use this file.
--
-- Passwords come as settings of the session, so that this file holds none. Before it runs, in the same session:
--   SELECT set_config('init.statement_owner_password', '...', false), set_config('init.statement_app_password', '...', false), ...
-- for gateway, statement, reconciliation and report.
--
-- <service>_owner migrates and owns the schema's objects; <service>_app runs the service and can use, never change, them.
DO $$
DECLARE
    service text;
    kind text;
    password text;
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    REVOKE ALL ON SCHEMA public FROM PUBLIC;

    FOREACH service IN ARRAY ARRAY ['gateway', 'statement', 'reconciliation', 'report'] LOOP
        FOREACH kind IN ARRAY ARRAY ['owner', 'app'] LOOP
            password := current_setting(format('init.%s_%s_password', service, kind), true);
            IF password IS NULL OR password = '' THEN
                RAISE EXCEPTION 'init.%_%_password is not set: every role needs its own password', service, kind;
            END IF;
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service || '_' || kind) THEN
                EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT', service || '_' || kind);
            END IF;
            EXECUTE format('ALTER ROLE %I PASSWORD %L', service || '_' || kind, password);
            EXECUTE format('ALTER ROLE %I SET search_path = %I', service || '_' || kind, service);
            EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', current_database(), service || '_' || kind);
        END LOOP;

        EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', service, service || '_owner');
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', service, service || '_app');
        EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
            service || '_owner', service, service || '_app');
        EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT USAGE ON SEQUENCES TO %I',
            service || '_owner', service, service || '_app');
    END LOOP;

    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'backup') THEN
        CREATE ROLE backup NOLOGIN BYPASSRLS;
    END IF;
END
$$;
