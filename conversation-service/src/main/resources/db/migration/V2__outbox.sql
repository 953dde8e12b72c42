-- What must leave, written in the transaction that decided it and read from the WAL by the relay. Append-only: no
-- index, no update; whole days are dropped once relayed and older than a week.
CREATE TABLE outbox (
    created_at  timestamptz NOT NULL DEFAULT now(),
    partition   integer     NOT NULL,  -- of conversation-events
    log_offset  bigint      NOT NULL,  -- of the input that caused it
    index       integer     NOT NULL,  -- among the input's records
    topic       text        NOT NULL,
    key         text,                  -- null for what has no conversation
    type        text        NOT NULL,  -- CloudEvents type
    time        timestamptz NOT NULL,  -- CloudEvents time: the log's time of the input
    traceparent text,
    value       text                   -- JSON; null is a tombstone
) PARTITION BY RANGE (created_at);
CREATE TABLE outbox_default PARTITION OF outbox DEFAULT;
