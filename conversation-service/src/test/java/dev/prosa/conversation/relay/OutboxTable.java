package dev.prosa.conversation.relay;

import dev.prosa.conversation.config.DirectConnections;
import dev.prosa.conversation.config.PostgresProperties;
import dev.prosa.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/// A migrated database whose outbox a test fills by SQL.
final class OutboxTable {

    static final String UPDATE = "dev.prosa.conversation-updated.v1";

    private final DirectConnections connections;

    OutboxTable(TestDatabase database) {
        this(new PostgresProperties(database.url(), database.user(), database.password()));
    }

    OutboxTable(PostgresProperties postgres) {
        connections = new DirectConnections(postgres);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), postgres.user(), postgres.password())
                .schemas(PostgresProperties.SCHEMA)
                .load()
                .migrate();
    }

    DirectConnections connections() {
        return connections;
    }

    /// One update of a conversation, as the first consequence of the input at that offset.
    void update(int partition, long offset, UUID conversation) {
        insert(partition, offset, 0, "conversation-updates", conversation.toString(), UPDATE, "{\"n\":" + offset + "}");
    }

    /// Many of them, one after the other, in one transaction.
    void updates(int partition, long first, int count, UUID conversation) {
        execute("""
                INSERT INTO outbox (partition, log_offset, index, topic, key, type, time, value)
                SELECT %d, n, 0, 'conversation-updates', '%s', '%s', now(), '{"n":' || n || '}'
                  FROM generate_series(%d, %d) AS n
                """.formatted(partition, conversation, UPDATE, first, first + count - 1));
    }

    void insert(int partition, long offset, int index, String topic, String key, String type, String value) {
        try (Connection connection = open();
                var insert = connection.prepareStatement("""
                        INSERT INTO outbox (partition, log_offset, index, topic, key, type, time, traceparent, value)
                        VALUES (?, ?, ?, ?, ?, ?, '2026-03-04T05:06:07.089Z',
                                '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', ?)
                        """)) {
            insert.setInt(1, partition);
            insert.setLong(2, offset);
            insert.setInt(3, index);
            insert.setString(4, topic);
            insert.setString(5, key);
            insert.setString(6, type);
            insert.setString(7, value);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// The first column of the first row; null where there is none.
    String query(String sql) {
        try (Connection connection = open();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            return found.next() ? found.getString(1) : null;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection open() throws SQLException {
        return connections.open("test", Duration.ofSeconds(30));
    }
}
