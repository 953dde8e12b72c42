package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.conversation.config.PostgresProperties;
import dev.prosa.embedded.EmbeddedPostgres;
import dev.prosa.embedded.PostgresSettings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that keeps little of its write-ahead log, on which the relay was away for too long.
class InvalidatedSlotTest extends RelayFixture {

    @TempDir
    Path directory;

    @Test
    void rowsThatAnInvalidatedSlotKeptBackArePublishedFromTheTable() throws Exception {
        var settings = PostgresSettings.in(directory, "secret")
                .with("max_slot_wal_keep_size", "1MB")
                .with("max_wal_size", "32MB")
                .with("fsync", "off");
        try (var postgres = EmbeddedPostgres.start(settings)) {
            outbox = new OutboxTable(new PostgresProperties(postgres.url(), "prosa", "secret"));
            startRelay();
            outbox.updates(1, 0, 100, anna);
            awaitVersions(anna, 1, 0, 100);
            stopRelays();

            outbox.updates(1, 100, 50, anna);
            outgrowTheSlot(postgres);
            startRelay();
            outbox.updates(1, 150, 50, anna);

            awaitVersions(anna, 1, 0, 200);
            assertThat(observed.faults).containsExactly(SlotFault.INVALIDATED);
            stopRelays();
        }
    }

    private void outgrowTheSlot(EmbeddedPostgres postgres) throws Exception {
        var admin = postgres.admin();
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), admin.user(), admin.password());
                var statement = connection.createStatement()) {
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                statement.execute("SELECT pg_logical_emit_message(false, 'test', repeat('x', 1000000))"
                        + " FROM generate_series(1, 20)");
                statement.execute("SELECT pg_switch_wal()");
                statement.execute("CHECKPOINT");
                var state = outbox.query("SELECT wal_status FROM pg_replication_slots");
                return "lost".equals(state);
            });
        }
    }
}
