-- What people add to conversations in the console. None of it decides anything: the machine never reads it.

-- What an organisation calls a customer, whatever channel they write on.
CREATE TABLE contact (
    organization_id  uuid        NOT NULL REFERENCES organization,
    customer_address text        NOT NULL,
    name             text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    named_by         text        NOT NULL,
    named_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, customer_address)
);

CREATE TABLE conversation_label (
    organization_id uuid        NOT NULL REFERENCES organization,
    conversation_id uuid        NOT NULL,
    label           text        NOT NULL CHECK (length(label) BETWEEN 1 AND 40),
    put_by          text        NOT NULL,
    put_at          timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, conversation_id, label)
);

CREATE TABLE canned_reply (
    organization_id uuid NOT NULL REFERENCES organization,
    shortcut        text NOT NULL CHECK (length(shortcut) BETWEEN 1 AND 40),
    body            text NOT NULL CHECK (length(body) BETWEEN 1 AND 1600),
    PRIMARY KEY (organization_id, shortcut)
);

-- Who has a conversation on the screen. Worth nothing after a crash, so it is not logged.
CREATE UNLOGGED TABLE presence (
    organization_id uuid        NOT NULL,
    conversation_id uuid        NOT NULL,
    agent_id        text        NOT NULL,
    seen_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, conversation_id, agent_id)
);

-- A browser that is signed in. The cookie holds a secret of which only the hash is here.
CREATE TABLE console_session (
    secret_hash     bytea       PRIMARY KEY,  -- SHA-256
    organization_id uuid        NOT NULL,
    agent_id        text        NOT NULL,
    begun_at        timestamptz NOT NULL DEFAULT now(),
    used_at         timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, agent_id) REFERENCES person ON DELETE CASCADE
);
CREATE INDEX console_session_used ON console_session (used_at);

-- The two lists that every agent has open.
CREATE INDEX conversation_waiting ON conversation (organization_id, deadline_bin)
    WHERE served_by_kind IS NULL AND deadline_bin IS NOT NULL;
CREATE INDEX conversation_served ON conversation (organization_id, served_by)
    WHERE deadline_bin IS NOT NULL;

DO $$
DECLARE
    of_organization text;
BEGIN
    FOREACH of_organization IN ARRAY
        ARRAY['contact', 'conversation_label', 'canned_reply', 'presence', 'console_session']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_organization);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', of_organization);
        EXECUTE format('CREATE POLICY writer ON %I TO %I USING (true) WITH CHECK (true)',
            of_organization, current_user);
        EXECUTE format($policy$
            CREATE POLICY one_organization ON %I TO prosa_api
                USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
            $policy$, of_organization);
    END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON contact, conversation_label, canned_reply, presence TO prosa_api;

-- Who a browser's secret stands for, and that it was used. Runs as the owner: whoever asks has no organisation yet.
CREATE FUNCTION use_console_session(hash bytea, idle interval, longest interval)
    RETURNS TABLE (organization_id uuid, agent_id text, role text)
    LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    WITH good AS (
        SELECT s.secret_hash, s.organization_id, s.agent_id, s.used_at
          FROM console_session AS s
         WHERE s.secret_hash = hash AND s.used_at > now() - idle AND s.begun_at > now() - longest),
    touched AS (
        UPDATE console_session AS s
           SET used_at = now()
          FROM good
         WHERE s.secret_hash = good.secret_hash AND good.used_at < now() - interval '1 minute')
    SELECT p.organization_id, p.agent_id, p.role
      FROM good
      JOIN person AS p USING (organization_id, agent_id);
$$;
REVOKE EXECUTE ON FUNCTION use_console_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION use_console_session TO prosa_api;
