-- The truth about conversations. Written only by the listener, one transaction per batch; every row says which
-- record of conversation-events caused it (partition, log_offset).

-- How far each partition has been applied. The compare-and-set on next_offset is the fence between consumers.
CREATE TABLE partition_progress (
    topic_id        text        NOT NULL,
    partition       integer     NOT NULL,
    partition_count integer     NOT NULL,
    next_offset     bigint      NOT NULL,
    last_record_at  timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (partition)
);

-- One row per conversation: the folded state, and what queries and the sweeper look for.
CREATE TABLE conversation (
    conversation_id  uuid        PRIMARY KEY,
    version          bigint      NOT NULL,
    organization_id  uuid        NOT NULL,
    channel_address  text        NOT NULL,
    customer_address text        NOT NULL,
    session          integer     NOT NULL,
    revision         integer     NOT NULL,
    status           text        NOT NULL,
    served_by_kind   text,
    served_by        text,
    served_since     timestamptz,
    opened_at        timestamptz NOT NULL,
    deadline         timestamptz,
    leads_to         text,
    close_reason     text,
    closed_by_kind   text,
    closed_by        text,
    closed_at        timestamptz,
    last_position    bigint      NOT NULL,
    state            json        NOT NULL,
    partition        integer     NOT NULL,
    last_offset      bigint      NOT NULL,
    updated_at       timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX conversation_overdue ON conversation (deadline) WHERE deadline IS NOT NULL;
CREATE INDEX conversation_recent ON conversation (organization_id, updated_at DESC, conversation_id);
CREATE INDEX conversation_customer ON conversation (customer_address);

-- One row per revision of a session, as it went out on closed-conversations.
CREATE TABLE session_revision (
    conversation_id uuid    NOT NULL,
    session         integer NOT NULL,
    revision        integer NOT NULL,
    organization_id uuid    NOT NULL,
    outcome         text    NOT NULL,
    close_reason    text    NOT NULL,
    closed_at       timestamptz NOT NULL,
    record          json    NOT NULL,
    partition       integer NOT NULL,
    log_offset      bigint  NOT NULL,
    PRIMARY KEY (conversation_id, session, revision)
);

-- Everything anybody said, notes and the machine's own texts included. Positions count from 1 per conversation.
CREATE TABLE message (
    conversation_id uuid        NOT NULL,
    position        bigint      NOT NULL,
    session         integer     NOT NULL,
    organization_id uuid        NOT NULL,
    author          text        NOT NULL,
    author_id       text,
    kind            text,
    message_sid     text,
    message_id      uuid,
    body            text        NOT NULL,
    details         json,
    at              timestamptz NOT NULL,
    partition       integer     NOT NULL,
    log_offset      bigint      NOT NULL,
    PRIMARY KEY (conversation_id, position)
);
-- The last line of defence against a message stored twice.
CREATE UNIQUE INDEX message_sid ON message (conversation_id, message_sid) WHERE message_sid IS NOT NULL;

-- How far messages of ours got. A report may come before anything else is known of the message.
CREATE TABLE delivery (
    conversation_id uuid        NOT NULL,
    message_sid     text        NOT NULL,
    message_id      uuid,
    organization_id uuid        NOT NULL,
    status          text        NOT NULL,
    rank            integer     NOT NULL,
    error_code      integer,
    at              timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, message_sid)
);

-- One row per input: what was decided, with what, and why. A replay decides alike from it.
CREATE TABLE transition (
    conversation_id  uuid        NOT NULL,
    log_offset       bigint      NOT NULL,
    partition        integer     NOT NULL,
    organization_id  uuid,
    session          integer     NOT NULL,
    at               timestamptz NOT NULL,
    input            text        NOT NULL,
    by_kind          text        NOT NULL,
    by_id            text,
    decision         text        NOT NULL,
    reason           text,
    detail           text,               -- never customer text
    from_status      text,
    to_status        text,
    policy_version   integer,
    ownership_version integer,
    detector_version integer,
    confidence       double precision,
    answer           text,
    emitted          text        NOT NULL,  -- types of the records that left, in index order
    PRIMARY KEY (conversation_id, log_offset)
);

-- The answer to every command, by who asked.
CREATE TABLE command_answer (
    organization_id uuid   NOT NULL,
    agent_id        text   NOT NULL,
    conversation_id uuid   NOT NULL,
    command_id      text   NOT NULL,
    body_hash       bytea  NOT NULL,
    answer          json   NOT NULL,
    partition       integer NOT NULL,
    log_offset      bigint NOT NULL,
    PRIMARY KEY (conversation_id, organization_id, agent_id, command_id)
);
