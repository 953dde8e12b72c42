package dev.prosa.conversation.relay;

import java.sql.SQLException;
import java.util.List;

/// Where republished rows go.
@FunctionalInterface
interface RowSink {

    /// Returns when Kafka has the rows.
    void send(List<OutboxRow> rows) throws SQLException, FencedException, InterruptedException;
}
