package dev.prosa.conversation.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets rows aside that Kafka refuses, so that the line goes on and nothing is dropped in silence.
///
/// One bad row would otherwise hold up every conversation. It stays in `relay_refused`, whole,
/// until somebody has dealt
/// with it; the log and `prosa.relay.refused` cry.
final class RefusedRows {

    private static final Logger log = LoggerFactory.getLogger(RefusedRows.class);

    private static final String KEEP = """
            INSERT INTO relay_refused
                   (partition, log_offset, index, topic, key, type, time, traceparent, value, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private RefusedRows() {}

    static void keep(Connection connection, List<Refusal> refusals, RelayObserver observer) throws SQLException {
        for (Refusal refusal : refusals) {
            keep(connection, refusal);
            observer.refused(refusal);
            OutboxRow row = refusal.row();
            log.atError()
                    .addKeyValue("topic", row.topic())
                    .addKeyValue("type", row.type())
                    .addKeyValue("partition", row.version().partition())
                    .addKeyValue("offset", row.version().offset())
                    .addKeyValue("index", row.version().index())
                    .addKeyValue("reason", refusal.reason())
                    .addKeyValue("detail", refusal.detail())
                    .log("outbox row refused by Kafka and set aside in relay_refused");
        }
    }

    private static void keep(Connection connection, Refusal refusal) throws SQLException {
        OutboxRow row = refusal.row();
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setInt(1, row.version().partition());
            statement.setLong(2, row.version().offset());
            statement.setInt(3, row.version().index());
            statement.setString(4, row.topic());
            statement.setString(5, row.key());
            statement.setString(6, row.type());
            statement.setObject(7, row.time().atOffset(ZoneOffset.UTC));
            statement.setString(8, row.traceparent());
            statement.setString(9, row.value());
            statement.setString(10, refusal.reason() + ": " + refusal.detail());
            statement.executeUpdate();
        }
    }
}
