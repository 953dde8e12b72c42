package dev.prosa.conversation.audit;

import dev.prosa.conversation.tool.DatabaseSession;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Where an audit may start when the log no longer reaches back: the conversations of a partition
/// as they stood at one offset.
final class Checkpoints {

    /// Often enough for a log that keeps a month, seldom enough to cost little.
    private static final Duration EVERY = Duration.ofDays(7);

    private static final String USABLE = """
            SELECT next_offset, verified FROM conversation.audit_checkpoint
             WHERE partition = $1 AND topic_id = $2 AND next_offset BETWEEN $3 AND $4
             ORDER BY next_offset
             LIMIT 1
            """;

    /// All but those that PostgreSQL computes from them.
    private static final String COLUMNS = """
            conversation_id, version, organization_id, channel_address, customer_address, session, revision, status,
            served_by_kind, served_by, served_since, opened_at, deadline, leads_to, close_reason, closed_by_kind,
            closed_by, closed_at, last_position, state, partition, last_offset, updated_at""";

    private static final String RESTORE = """
            INSERT INTO pg_temp.conversation (%1$s)
            SELECT %1$s
              FROM (SELECT (json_populate_record(NULL::conversation.conversation, content)).*
                      FROM conversation.audit_checkpoint_conversation
                     WHERE partition = $1 AND next_offset = $2) AS kept
            """.formatted(COLUMNS);

    private static final String ANYTHING_BEFORE = """
            SELECT count(*) FROM (
                SELECT FROM conversation.conversation WHERE partition = $1 AND last_offset < $2
                UNION ALL
                SELECT FROM conversation.transition WHERE partition = $1 AND log_offset < $2
                LIMIT 1) AS before
            """;

    private static final String DUE = """
            SELECT count(*) FROM conversation.audit_checkpoint
             WHERE partition = $1 AND topic_id = $2 AND (next_offset = $3 OR taken_at > now() - $4::interval)
            """;

    private static final String ADD = """
            INSERT INTO conversation.audit_checkpoint (partition, next_offset, topic_id, verified)
            VALUES ($1, $2, $3, $4)
            """;

    private static final String FILL = """
            INSERT INTO conversation.audit_checkpoint_conversation (partition, next_offset, conversation_id, content)
            SELECT $1, $2, conversation_id, to_json(c) FROM %s.conversation AS c WHERE partition = $1
            """;

    /// The log does not reach those any more.
    private static final String DROP_OLD = """
            DELETE FROM conversation.audit_checkpoint WHERE partition = $1 AND (next_offset < $2 OR topic_id <> $3)
            """;

    private final DatabaseSession session;

    Checkpoints(DatabaseSession session) {
        this.session = session;
    }

    /// Where a replay of a partition begins.
    ///
    /// @param verified whether everything before is known to equal the fold of the log
    record Start(long offset, boolean verified) {}

    /// Fills the shadow's conversations with the state at the start: none at the log's first
    /// record,
    /// else the oldest checkpoint that the log still reaches.
    Optional<Start> begin(EventLog log, int partition, long next) {
        long logStart = log.start(partition);
        if (logStart == 0 || !isAnythingBefore(partition, logStart)) {
            return Optional.of(new Start(logStart, true));
        }
        List<Start> usable = session.query(
                USABLE,
                row -> new Start(
                        Objects.requireNonNull(row.get(0, Long.class)),
                        Objects.requireNonNull(row.get(1, Boolean.class))),
                partition,
                log.topicId(),
                logStart,
                next);
        usable.forEach(start -> session.execute(RESTORE, partition, start.offset()));
        return usable.stream().findFirst();
    }

    /// Keeps the replay's own result, if the last one is a week old; drops what is of no use.
    ///
    /// @return whether it was due
    boolean keepFold(EventLog log, int partition, long next) {
        session.execute(DROP_OLD, partition, log.start(partition), log.topicId());
        Long recent = session.query(
                        DUE,
                        row -> Objects.requireNonNull(row.get(0, Long.class)),
                        partition,
                        log.topicId(),
                        next,
                        EVERY.toDays() + " days")
                .getFirst();
        return recent == 0 && add(log, partition, next, true, "pg_temp");
    }

    /// Takes the conversations as PostgreSQL holds them, on an operator's word.
    void trust(EventLog log, int partition, long next) {
        add(log, partition, next, false, "conversation");
    }

    private boolean add(EventLog log, int partition, long next, boolean verified, String schema) {
        boolean known = !session.query(
                        "SELECT 1 FROM conversation.audit_checkpoint WHERE partition = $1 AND next_offset = $2",
                        row -> Objects.requireNonNull(row.get(0, Integer.class)),
                        partition,
                        next)
                .isEmpty();
        if (known) {
            return false;
        }
        session.execute(ADD, partition, next, log.topicId(), verified);
        session.execute(FILL.formatted(schema), partition, next);
        return true;
    }

    private boolean isAnythingBefore(int partition, long offset) {
        return session.query(ANYTHING_BEFORE, row -> Objects.requireNonNull(row.get(0, Long.class)), partition, offset)
                        .getFirst()
                > 0;
    }
}
