-- Nearly every message moves a conversation's deadline and its last change. With both in indexes, each update wrote a
-- new entry into every index of the table. Indexed by the coarser columns below, an update within the same bin stays on
-- its page and touches no index (a heap-only tuple).
ALTER TABLE conversation
    ADD COLUMN updated_bin timestamptz NOT NULL
        GENERATED ALWAYS AS (date_bin('1 minute', updated_at, timestamptz '2000-01-01 00:00:00+00')) STORED,
    -- At or before the deadline, so a search for what is overdue begins here and then looks at the deadline itself.
    ADD COLUMN deadline_bin timestamptz
        GENERATED ALWAYS AS (date_bin('10 minutes', deadline, timestamptz '2000-01-01 00:00:00+00')) STORED;

DROP INDEX conversation_overdue;
CREATE INDEX conversation_overdue ON conversation (deadline_bin) WHERE deadline_bin IS NOT NULL;

DROP INDEX conversation_recent;
CREATE INDEX conversation_recent ON conversation (organization_id, updated_bin DESC);
