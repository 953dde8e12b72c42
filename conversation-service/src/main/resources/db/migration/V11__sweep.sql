-- What the sweeper claimed lately, so that it claims nothing twice within ten minutes.
CREATE TABLE sweep (
    conversation_id uuid        NOT NULL,
    session         integer     NOT NULL,
    deadline        timestamptz NOT NULL,
    swept_at        timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, session, deadline)
);

-- When the last round was, whichever instance ran it.
CREATE TABLE sweep_round (
    only_row boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    last_at  timestamptz NOT NULL
);
INSERT INTO sweep_round (last_at) VALUES ('-infinity');
