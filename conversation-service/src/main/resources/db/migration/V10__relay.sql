-- Where the relay stands. Written through the connection that holds the relay's lock, so never by two at once.

-- The slot the relay streams from, and what tells it from another of the same name: the slot never confirms a position
-- that was not written here before.
CREATE TABLE relay_slot (
    slot_name         text        PRIMARY KEY,
    system_identifier bigint      NOT NULL,
    publication_oid   oid         NOT NULL,
    confirmed         pg_lsn      NOT NULL,
    relayed_until     timestamptz,           -- all that was committed before is relayed
    created_at        timestamptz NOT NULL DEFAULT now(),
    saved_at          timestamptz NOT NULL DEFAULT now()
);

-- The last outbox row relayed, by partition of conversation-events: all before it are in Kafka. Saved about once a
-- second, so it may lie a little behind.
CREATE TABLE relay_watermark (
    partition  integer PRIMARY KEY,
    log_offset bigint  NOT NULL,
    index      integer NOT NULL
);

-- Rows that Kafka will never take as they are, too large for their topic say. Kept until somebody has dealt with them.
CREATE TABLE relay_refused (
    partition   integer     NOT NULL,
    log_offset  bigint      NOT NULL,
    index       integer     NOT NULL,
    topic       text        NOT NULL,
    key         text,
    type        text        NOT NULL,
    time        timestamptz NOT NULL,
    traceparent text,
    value       text,
    reason      text        NOT NULL,
    refused_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (partition, log_offset, index)
);

-- The first days of the outbox; the relay makes the following ones ahead of time.
DO $$
DECLARE
    today date := (now() AT TIME ZONE 'UTC')::date;
BEGIN
    FOR day IN 0..2 LOOP
        EXECUTE format(
            'CREATE TABLE outbox_%s PARTITION OF outbox FOR VALUES FROM (%L) TO (%L)',
            to_char(today + day, 'YYYYMMDD'), (today + day) || ' 00:00+00', (today + day + 1) || ' 00:00+00');
    END LOOP;
END $$;
