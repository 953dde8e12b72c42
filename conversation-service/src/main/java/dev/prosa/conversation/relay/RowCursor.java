package dev.prosa.conversation.relay;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Sends what a query finds batch by batch, however much it is.
final class RowCursor {

    private static final int BATCH = 2_000;

    /// Makes an outbox row of the current row of a result.
    @FunctionalInterface
    interface Mapper {
        OutboxRow row(ResultSet current) throws SQLException;
    }

    private RowCursor() {}

    /// @param query with its parameters set, in a transaction: PostgreSQL keeps no cursor without
    ///     one
    /// @return how many rows were sent
    static long sendAll(PreparedStatement query, Mapper mapper, RowSink sink)
            throws SQLException, FencedException, InterruptedException {
        query.setFetchSize(BATCH);
        long sent = 0;
        List<OutboxRow> batch = new ArrayList<>(BATCH);
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                batch.add(mapper.row(found));
                if (batch.size() == BATCH) {
                    sink.send(batch);
                    sent += batch.size();
                    batch = new ArrayList<>(BATCH);
                }
            }
        }
        if (!batch.isEmpty()) {
            sink.send(batch);
        }
        return sent + batch.size();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
