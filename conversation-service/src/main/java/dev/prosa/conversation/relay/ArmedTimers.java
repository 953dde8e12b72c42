package dev.prosa.conversation.relay;

import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.Json;
import dev.prosa.contracts.wire.RecordVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The timers of all open conversations, re-derived from the conversations themselves.
final class ArmedTimers {

    private static final String PARTITIONS = "SELECT partition FROM partition_progress ORDER BY partition";

    /// While it is held the listener applies nothing of that partition.
    private static final String LOCK = "SELECT FROM partition_progress WHERE partition = ? FOR UPDATE";

    private static final String SELECT = """
            SELECT partition, conversation_id, session, last_offset, updated_at,
                   coalesce((state #>> '{session,armed}')::timestamptz, deadline) AS fire_at
              FROM conversation
             WHERE partition = ? AND deadline_bin IS NOT NULL
            """;

    /// Above every record of the input that changed the conversation last, below those of the next.
    private static final int AFTER_ALL = Integer.MAX_VALUE;

    private ArmedTimers() {}

    /// @param connection in auto-commit; used for one transaction per partition
    /// @return how many were sent
    static long sendAll(Connection connection, RowSink sink)
            throws SQLException, FencedException, InterruptedException {
        long sent = 0;
        for (int partition : partitions(connection)) {
            sent += sendAll(connection, partition, sink);
        }
        return sent;
    }

    private static List<Integer> partitions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(PARTITIONS)) {
            List<Integer> partitions = new ArrayList<>();
            while (found.next()) {
                partitions.add(found.getInt(1));
            }
            return partitions;
        }
    }

    private static long sendAll(Connection connection, int partition, RowSink sink)
            throws SQLException, FencedException, InterruptedException {
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement query = connection.prepareStatement(SELECT)) {
            lock.setInt(1, partition);
            lock.execute();
            query.setInt(1, partition);
            return RowCursor.sendAll(query, ArmedTimers::row, sink);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static OutboxRow row(ResultSet found) throws SQLException {
        ArmedTimer timer = new ArmedTimer(found.getInt("session"), RowCursor.instant(found, "fire_at"));
        return new OutboxRow(
                new RecordVersion(found.getInt("partition"), found.getLong("last_offset"), AFTER_ALL),
                Topic.CONVERSATION_TIMERS.topicName(),
                found.getString("conversation_id"),
                EventType.ARMED_TIMER.type(),
                RowCursor.instant(found, "updated_at"),
                null,
                Json.writeText(timer));
    }
}
