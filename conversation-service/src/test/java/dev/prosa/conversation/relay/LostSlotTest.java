package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Json;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each test relays rows 0 to 99, loses the slot while rows 100 to 149 are written, and then
/// expects all of them.
class LostSlotTest extends RelayFixture {

    @BeforeEach
    void relaySome() {
        startRelay();
        outbox.updates(1, 0, 100, anna);
        awaitVersions(anna, 1, 0, 100);
        stopRelays();
    }

    private void assertNothingIsLost(SlotFault fault) {
        outbox.updates(1, 150, 50, anna);
        awaitVersions(anna, 1, 0, 200);
        assertThat(observed.faults).containsExactly(fault);
        assertThat(versions(UPDATES, anna).stream().distinct())
                .as("first copies are in order")
                .isEqualTo(expected(1, 0, 200));
    }

    private void dropSlot() {
        outbox.execute("SELECT pg_drop_replication_slot('" + slot() + "')");
    }

    @Test
    void rowsWrittenWhileTheSlotWasGoneArePublishedFromTheTable() {
        dropSlot();
        outbox.updates(1, 100, 50, anna);

        startRelay();

        assertNothingIsLost(SlotFault.MISSING);
    }

    @Test
    void aNewSlotOfTheSameNameIsNotTrusted() {
        dropSlot();
        outbox.updates(1, 100, 50, anna);
        outbox.execute("SELECT pg_create_logical_replication_slot('" + slot() + "', 'pgoutput')");

        startRelay();

        assertNothingIsLost(SlotFault.NEWER);
    }

    @Test
    void aSlotThatIsDroppedUnderARunningRelayIsNoticed() {
        startRelay();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(outbox.query(
                                "SELECT active FROM pg_replication_slots WHERE slot_name = '" + slot() + "'"))
                        .isEqualTo("t"));

        // One statement drops it the moment its user is gone, so that nobody can come in between.
        outbox.execute("""
                DO $$ BEGIN
                    PERFORM pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots WHERE slot_name = '%1$s';
                    PERFORM pg_drop_replication_slot('%1$s');
                END $$
                """.formatted(slot()));
        outbox.updates(1, 100, 50, anna);

        await().atMost(SOON).untilAsserted(() -> assertThat(observed.faults).hasSize(1));
        outbox.updates(1, 150, 50, anna);
        awaitVersions(anna, 1, 0, 200);
        assertThat(versions(UPDATES, anna).stream().distinct()).isEqualTo(expected(1, 0, 200));
    }

    @Test
    void rowsThatAMissingPublicationKeptFromTheStreamArePublishedFromTheTable() {
        outbox.execute("DROP PUBLICATION " + Publication.NAME);
        outbox.updates(1, 100, 50, anna);

        startRelay();

        assertNothingIsLost(SlotFault.PUBLICATION_REPLACED);
    }

    @Test
    void aPublicationThatSomebodyChangedIsMadeAnew() {
        outbox.execute("ALTER PUBLICATION " + Publication.NAME + " SET (publish = 'update')");
        outbox.updates(1, 100, 50, anna);

        startRelay();

        assertNothingIsLost(SlotFault.PUBLICATION_REPLACED);
    }

    @Test
    void anotherClusterWithTheSameTablesIsNoticed() {
        outbox.updates(1, 100, 50, anna);
        outbox.execute("UPDATE relay_slot SET system_identifier = 42");

        startRelay();

        assertNothingIsLost(SlotFault.OTHER_CLUSTER);
    }

    @Test
    void aCrashBeforeTheNewSlotIsRecordedMakesItBeginAnew() {
        dropSlot();
        outbox.updates(1, 100, 50, anna);
        outbox.execute("SELECT pg_create_logical_replication_slot('" + slot() + "', 'pgoutput')");
        outbox.execute("UPDATE relay_slot SET relayed_until = '-infinity'");
        outbox.execute("DELETE FROM relay_watermark");

        startRelay();

        assertNothingIsLost(SlotFault.NEWER);
    }

    @Test
    void theTimersOfOpenConversationsComeAgainFromTheConversations() {
        dropSlot();
        outbox.execute("""
                INSERT INTO partition_progress (topic_id, partition, partition_count, next_offset, last_record_at)
                VALUES ('t', 1, 3, 150, now())
                """);
        UUID armed =
                conversation(3, "'2026-01-01T10:15:00Z'", "{\"session\":{\"armed\":\"2026-01-01T10:00:00.000Z\"}}");
        UUID bare = conversation(4, "'2026-01-01T11:00:00Z'", "{\"session\":{}}");
        UUID closed = conversation(5, "NULL", "{}");

        startRelay();

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(versions("conversation-timers", bare)).isNotEmpty());
        assertThat(versions("conversation-timers", armed)).containsExactly("1-140-2147483647");
        assertThat(timer(armed)).isEqualTo(new ArmedTimer(3, Instant.parse("2026-01-01T10:00:00Z")));
        assertThat(timer(bare)).isEqualTo(new ArmedTimer(4, Instant.parse("2026-01-01T11:00:00Z")));
        assertThat(versions("conversation-timers", closed)).isEmpty();
    }

    private UUID conversation(int session, String deadline, String state) {
        UUID id = UUID.randomUUID();
        outbox.execute("""
                INSERT INTO conversation (conversation_id, version, organization_id, channel_address, customer_address,
                       session, revision, status, opened_at, deadline, last_position, state, partition, last_offset, updated_at)
                VALUES ('%s', 1, gen_random_uuid(), 'a', 'b', %d, 0, 'PENDING', now(), %s, 1, '%s', 1, 140, now())
                """.formatted(id, session, deadline, state));
        return id;
    }

    private ArmedTimer timer(UUID conversation) {
        ConsumerRecord<String, byte[]> record = topics.committed("conversation-timers").stream()
                .filter(candidate -> candidate.key().equals(conversation.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(CloudEventRecords.header(record.headers(), "ce_type")).isEqualTo("dev.prosa.armed-timer.v1");
        return Json.read(record.value(), ArmedTimer.class);
    }
}
