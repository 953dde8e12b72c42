-- People, the keys their tokens are signed with, and row-level security: the second line behind the queries.

CREATE TABLE person (
    organization_id uuid        NOT NULL REFERENCES organization,
    agent_id        text        NOT NULL,
    name            text        NOT NULL,
    email           text        NOT NULL,  -- as typed; compared in lower case
    role            text        NOT NULL CHECK (role IN ('AGENT', 'SUPERVISOR', 'ADMINISTRATOR')),
    password_hash   text        NOT NULL,
    since           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, agent_id)
);
CREATE UNIQUE INDEX person_email ON person (lower(email));

CREATE TABLE invitation (
    token_hash      bytea       PRIMARY KEY,  -- SHA-256; the token itself is known to the invited alone
    organization_id uuid        NOT NULL REFERENCES organization,
    agent_id        text        NOT NULL,
    name            text        NOT NULL,
    email           text        NOT NULL,
    role            text        NOT NULL CHECK (role IN ('AGENT', 'SUPERVISOR', 'ADMINISTRATOR')),
    invited_by      text        NOT NULL,
    expires_at      timestamptz NOT NULL,
    accepted_at     timestamptz
);

CREATE TABLE signing_key (
    key_id text        PRIMARY KEY,
    jwk    json        NOT NULL,  -- with its private part
    since  timestamptz NOT NULL DEFAULT now()
);

-- One number for all that decisions depend on. Every batch reads it, so a change is in force from the next input.
CREATE TABLE directory_version (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  bigint  NOT NULL
);
INSERT INTO directory_version (version) VALUES (1);

CREATE FUNCTION directory_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE directory_version SET version = version + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER directory_changed AFTER INSERT ON address_ownership
    FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
CREATE TRIGGER directory_changed AFTER INSERT ON organization_policy
    FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();

-- Roles are the whole server's: another database may have made it already, or be about to.
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

-- The API owns nothing and sees one organisation. Whoever owns the tables (listener, relay, sweeper, audit) sees all.
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
REVOKE SELECT ON invitation, person FROM prosa_api;
GRANT SELECT (organization_id, agent_id, name, email, role, since) ON person TO prosa_api;

-- A version without an organisation: nobody owns the address any more.
ALTER TABLE address_ownership ALTER COLUMN organization_id DROP NOT NULL;

-- Who owns an address now. The view is the writer's, so the latest version counts even where it is another's; it hands
-- out the rows of one organisation only.
CREATE VIEW address_ownership_now WITH (security_barrier) AS
SELECT channel_address, organization_id
  FROM (SELECT DISTINCT ON (channel_address) channel_address, organization_id
          FROM address_ownership
         ORDER BY channel_address, version DESC) AS latest
 WHERE organization_id = nullif(current_setting('app.organization', true), '')::uuid;
GRANT SELECT ON address_ownership_now TO prosa_api;
