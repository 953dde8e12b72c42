-- What closed-conversations says, in a form that answers questions. Whatever order records arrive in, and however
-- often, the same rows result.

-- Every revision as it came.
CREATE TABLE session_revision (
    conversation_id uuid        NOT NULL,
    session         integer     NOT NULL,
    revision        integer     NOT NULL,
    outcome         text        NOT NULL,
    close_reason    text        NOT NULL,
    record          json        NOT NULL,
    stored_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (conversation_id, session, revision)
);

-- The highest revision of every session: its outcome.
CREATE TABLE session_outcome (
    conversation_id     uuid        NOT NULL,
    session             integer     NOT NULL,
    revision            integer     NOT NULL,
    organization_id     uuid        NOT NULL,
    channel             text        NOT NULL,
    outcome             text        NOT NULL,
    close_reason        text        NOT NULL,
    closed_by_kind      text        NOT NULL,
    closed_by           text,
    opened_at           timestamptz NOT NULL,
    accepted_at         timestamptz,
    accepted_by         text,
    first_response_at   timestamptz,
    closed_at           timestamptz NOT NULL,
    handling_millis     bigint      NOT NULL,
    customer_messages   integer     NOT NULL,
    agent_messages      integer     NOT NULL,
    assistant_messages  integer     NOT NULL,
    assistant_fallbacks integer     NOT NULL,
    reopenings          integer     NOT NULL,
    handoffs            integer     NOT NULL,
    satisfaction        integer,
    -- People who gave a closing, once each, whether or not a stronger reason stands in front of theirs.
    closers             text[]      NOT NULL,
    PRIMARY KEY (conversation_id, session)
);
CREATE INDEX session_outcome_closed ON session_outcome (closed_at);
CREATE INDEX session_outcome_organization ON session_outcome (organization_id, closed_at);

-- Records nobody could read or store, whole, so that nothing is dropped in silence.
CREATE TABLE unreadable_record (
    topic      text        NOT NULL,
    partition  integer     NOT NULL,
    log_offset bigint      NOT NULL,
    record_at  timestamptz NOT NULL,
    reason     text        NOT NULL,
    key        bytea,
    value      bytea,
    -- [{"name": …, "value": …}], values in Base64.
    headers    json        NOT NULL,
    stored_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, partition, log_offset, record_at)
);
