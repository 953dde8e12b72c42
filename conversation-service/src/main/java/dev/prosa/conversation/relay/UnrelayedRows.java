package dev.prosa.conversation.relay;

import dev.prosa.contracts.wire.RecordVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The outbox's rows after the watermarks, read from the table.
final class UnrelayedRows {

    /// No transaction of the listener lasts an hour, so what is older than that before the last
    /// row relayed is out.
    private static final String SELECT = """
            SELECT o.*
              FROM outbox AS o
              LEFT JOIN relay_watermark AS w USING (partition)
             WHERE (w.partition IS NULL OR (o.log_offset, o.index) > (w.log_offset, w.index))
               AND o.created_at >= coalesce(
                       (SELECT relayed_until - interval '1 hour' FROM relay_slot WHERE slot_name = ?), '-infinity')
             ORDER BY o.partition, o.log_offset, o.index
            """;

    private UnrelayedRows() {}

    /// @param connection in auto-commit; used for one transaction
    /// @return how many were sent
    static long sendAll(Connection connection, String slot, RowSink sink)
            throws SQLException, FencedException, InterruptedException {
        connection.setAutoCommit(false);
        try (PreparedStatement query = connection.prepareStatement(SELECT)) {
            query.setString(1, slot);
            return RowCursor.sendAll(query, UnrelayedRows::row, sink);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                new RecordVersion(row.getInt("partition"), row.getLong("log_offset"), row.getInt("index")),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                RowCursor.instant(row, "time"),
                row.getString("traceparent"),
                row.getString("value"));
    }
}
