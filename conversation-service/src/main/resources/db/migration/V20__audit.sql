-- What an audit needs beside the truth itself.

-- Inputs that were put aside, and why. A replay tells by it what was parked from what was lost.
CREATE TABLE parked_input (
    partition  integer     NOT NULL,
    log_offset bigint      NOT NULL,
    at         timestamptz NOT NULL,  -- the log's time
    reason     text        NOT NULL,
    detail     text        NOT NULL,  -- never customer text
    PRIMARY KEY (partition, log_offset)
);

-- Where an audit may start once the log no longer reaches back: the fold of everything below an offset.
CREATE TABLE audit_checkpoint (
    partition   integer     NOT NULL,
    next_offset bigint      NOT NULL,
    topic_id    text        NOT NULL,
    verified    boolean     NOT NULL,  -- false: taken from the tables as they were, on an operator's word
    taken_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (partition, next_offset)
);

-- The conversations of a checkpoint, as rows of the table at that offset.
CREATE TABLE audit_checkpoint_conversation (
    partition       integer NOT NULL,
    next_offset     bigint  NOT NULL,
    conversation_id uuid    NOT NULL,
    content         json    NOT NULL,
    PRIMARY KEY (partition, next_offset, conversation_id),
    FOREIGN KEY (partition, next_offset) REFERENCES audit_checkpoint ON DELETE CASCADE
);
