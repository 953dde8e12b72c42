package dev.prosa.conversation.sweep;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.conversation.config.AdvisoryLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What the sweeper reads and claims, within one transaction. Statements per round: 5, whatever is
/// overdue.
final class SweepStore {

    private static final String TAKE_LOCK = "SELECT pg_try_advisory_xact_lock(?, ?)";

    /// A clock that was set back must not silence the sweeper, so a last round in the future
    /// counts for nothing.
    private static final String BEGIN_ROUND = """
            UPDATE sweep_round SET last_at = ? WHERE NOT last_at BETWEEN ? AND ?
            """;

    private static final String POSITIONS = "SELECT partition, next_offset, last_record_at FROM partition_progress";

    private static final String CLAIM = """
            INSERT INTO sweep (conversation_id, session, deadline, swept_at)
            SELECT c.conversation_id, c.session, c.deadline, ?
              FROM conversation AS c
             WHERE c.deadline_bin <= ? AND c.deadline < ?
               AND c.partition = ANY (?)
               AND NOT EXISTS (
                   SELECT FROM sweep AS s
                    WHERE s.conversation_id = c.conversation_id AND s.session = c.session AND s.deadline = c.deadline
                      AND s.swept_at > ?)
             ORDER BY c.deadline
             LIMIT ?
            ON CONFLICT (conversation_id, session, deadline) DO UPDATE SET swept_at = excluded.swept_at
            RETURNING conversation_id, session, deadline
            """;

    private static final String FORGET = "DELETE FROM sweep WHERE swept_at <= ?";

    private final Connection connection;
    private final SweepProperties properties;

    /// @param connection in a transaction, which the caller ends
    SweepStore(Connection connection, SweepProperties properties) {
        this.connection = connection;
        this.properties = properties;
    }

    /// Is it this instance's turn? The lock then holds until the transaction ends.
    boolean beginRound(Instant now) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(TAKE_LOCK)) {
            lock.setInt(1, AdvisoryLock.CLASS);
            lock.setInt(2, AdvisoryLock.SWEEPER.id());
            try (ResultSet taken = lock.executeQuery()) {
                if (!taken.next() || !taken.getBoolean(1)) {
                    return false;
                }
            }
        }
        try (PreparedStatement round = connection.prepareStatement(BEGIN_ROUND)) {
            // A tenth early is early enough: schedules of several instances drift.
            set(round, 1, now);
            set(round, 2, now.minus(properties.every().multipliedBy(9).dividedBy(10)));
            set(round, 3, now);
            return round.executeUpdate() == 1;
        }
    }

    List<PartitionPosition> positions() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(POSITIONS);
                ResultSet found = query.executeQuery()) {
            List<PartitionPosition> positions = new ArrayList<>();
            while (found.next()) {
                positions.add(new PartitionPosition(
                        found.getInt("partition"), found.getLong("next_offset"), instant(found, "last_record_at")));
            }
            return positions;
        }
    }

    /// Claims what is overdue on those partitions and was not claimed lately, the longest overdue
    /// first.
    List<TimeoutElapsed> claim(Collection<Integer> partitions, Instant now) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            set(claim, 1, now);
            set(claim, 2, now.minus(properties.overdue()));
            set(claim, 3, now.minus(properties.overdue()));
            claim.setArray(4, connection.createArrayOf("int4", partitions.toArray()));
            set(claim, 5, now.minus(properties.again()));
            claim.setInt(6, properties.limit());
            try (ResultSet claimed = claim.executeQuery()) {
                List<TimeoutElapsed> claims = new ArrayList<>();
                while (claimed.next()) {
                    claims.add(new TimeoutElapsed(
                            new ConversationId(claimed.getObject("conversation_id", UUID.class)),
                            claimed.getInt("session"),
                            instant(claimed, "deadline"),
                            now,
                            TimeoutElapsed.Source.SWEEPER));
                }
                return claims;
            }
        }
    }

    /// What may be claimed again need not be remembered.
    void forgetOld(Instant now) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            set(forget, 1, now.minus(properties.again()));
            forget.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
