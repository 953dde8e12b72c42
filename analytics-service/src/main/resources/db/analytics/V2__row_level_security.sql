-- The second line behind the queries: who asks for one organisation sees no other's rows, whatever the query says.

-- Roles are the whole server's: conversation-service or another database may have made it, or be about to.
DO $$
BEGIN
    FOR try IN 1..20 LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'prosa_api') THEN
                CREATE ROLE prosa_api NOLOGIN;
            END IF;
            EXECUTE format('GRANT prosa_api TO %I', current_user);
            RETURN;
        EXCEPTION
            WHEN duplicate_object OR unique_violation OR internal_error THEN
                PERFORM pg_sleep(0.05);
        END;
    END LOOP;
END $$;

DO $$
DECLARE
    of_organization text;
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO prosa_api', current_schema());
    FOR of_organization IN
        SELECT c.table_name
          FROM information_schema.columns AS c
          JOIN information_schema.tables AS t USING (table_schema, table_name)
         WHERE c.table_schema = current_schema() AND c.column_name = 'organization_id' AND t.table_type = 'BASE TABLE'
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_organization);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', of_organization);
        EXECUTE format('CREATE POLICY writer ON %I TO %I USING (true) WITH CHECK (true)',
            of_organization, current_user);
        EXECUTE format($policy$
            CREATE POLICY one_organization ON %I TO prosa_api
                USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
            $policy$, of_organization);
        EXECUTE format('GRANT SELECT ON %I TO prosa_api', of_organization);
    END LOOP;
END $$;

-- A revision belongs to whom its session does.
ALTER TABLE session_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_revision FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
    EXECUTE format('CREATE POLICY writer ON session_revision TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
CREATE POLICY one_organization ON session_revision TO prosa_api
    USING (EXISTS (
        SELECT FROM session_outcome AS o
         WHERE o.conversation_id = session_revision.conversation_id AND o.session = session_revision.session));
GRANT SELECT ON session_revision TO prosa_api;
