package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.prosa.contracts.wire.CloudEventRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RelayTest extends RelayFixture {

    @Test
    void rowsArriveInTheirOrder() {
        startStreaming();

        outbox.update(1, 10, anna);
        outbox.update(2, 3, bruno);
        outbox.update(1, 11, anna);
        outbox.updates(1, 12, 500, anna);

        awaitVersions(anna, 1, 10, 502);
        assertThat(versions(UPDATES, anna)).isEqualTo(expected(1, 10, 502));
        assertThat(versions(UPDATES, bruno)).containsExactly("2-3-0");
    }

    @Test
    void aRecordIsACloudEventInBinaryModeThatCarriesItsTrace() {
        startStreaming();

        outbox.update(2, 3, anna);

        awaitVersions(anna, 2, 3, 1);
        var record = only(UPDATES, anna);
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{\"n\":3}");
        assertThat(header(record, "ce_id")).isEqualTo("2-3-0");
        assertThat(header(record, "ce_type")).isEqualTo(OutboxTable.UPDATE);
        assertThat(header(record, "ce_source")).isEqualTo("/prosa/conversation-service");
        assertThat(header(record, "ce_subject")).isEqualTo(anna.toString());
        assertThat(header(record, "ce_time")).isEqualTo("2026-03-04T05:06:07.089Z");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(header(record, "traceparent")).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Test
    void aRowWithoutAValueIsATombstoneWithItsVersion() {
        startStreaming();

        outbox.insert(1, 7, 2, "conversation-timers", anna.toString(), "dev.prosa.armed-timer.v1", null);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(versions("conversation-timers", anna)).containsExactly("1-7-2"));
        assertThat(only("conversation-timers", anna).value()).isNull();
    }

    @Test
    void aRowWithoutAKeyHasNoSubject() {
        startStreaming();

        outbox.insert(1, 8, 0, "conversation-events-parked", null, "dev.prosa.parked-input.v1", "{}");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(topics.committed("conversation-events-parked"))
                        .singleElement()
                        .satisfies(record -> {
                            assertThat(record.key()).isNull();
                            assertThat(header(record, "ce_id")).isEqualTo("1-8-0");
                            assertThat(header(record, "ce_subject")).isNull();
                        }));
    }

    @Test
    void aTypeThatThisVersionDoesNotKnowIsCarriedAllTheSame() {
        startStreaming();

        outbox.insert(1, 9, 0, UPDATES, anna.toString(), "dev.prosa.of-tomorrow.v7", "{}");

        awaitVersions(anna, 1, 9, 1);
        assertThat(header(only(UPDATES, anna), "ce_type")).isEqualTo("dev.prosa.of-tomorrow.v7");
    }

    @Test
    void rowsOfARolledBackTransactionNeverLeave() {
        startStreaming();

        outbox.execute("BEGIN; INSERT INTO outbox (partition, log_offset, index, topic, key, type, time, value)"
                + " VALUES (1, 1, 0, '" + UPDATES + "', '" + anna + "', 't', now(), '{}'); ROLLBACK");
        outbox.update(1, 2, anna);

        awaitVersions(anna, 1, 2, 1);
        assertThat(versions(UPDATES, anna)).containsExactly("1-2-0");
    }

    /// Of what was relayed last one transaction, here the first 300 rows, may come twice.
    @Test
    void aRestartInGoodOrderLosesNothingAndDoublesOneTransactionAtMost() {
        startRelay();
        outbox.updates(1, 0, 300, anna);
        awaitVersions(anna, 1, 0, 300);

        startRelay().close(); // a standby leaves; nothing happens
        stopRelays();
        outbox.updates(1, 300, 300, anna);
        startRelay();
        outbox.updates(1, 600, 300, anna);

        awaitVersions(anna, 1, 0, 900);
        List<String> relayed = versions(UPDATES, anna);
        assertThat(relayed.stream().distinct()).containsExactlyElementsOf(expected(1, 0, 900));
        assertThat(relayed)
                .endsWith(expected(1, 300, 600).toArray(String[]::new))
                .hasSizeLessThanOrEqualTo(1_200);
        assertThat(observed.faults).isEmpty();
    }

    /// A row's event tells where the transaction before it ended, so of what was relayed last one
    /// transaction comes twice at most.
    @Test
    void howeverSoonItStopsNothingButTheLastTransactionIsSentAgain() {
        for (int start = 0; start < 5; start++) {
            observed.streams.set(0);
            startStreaming();
            outbox.update(1, 2 * start, anna);
            outbox.update(1, 2 * start + 1, anna);
            awaitVersions(anna, 1, 2 * start, 2);
            stopRelays();
        }

        startStreaming();
        outbox.update(1, 10, anna);

        awaitVersions(anna, 1, 10, 1);
        assertThat(versions(UPDATES, anna))
                .containsAll(expected(1, 0, 11))
                .containsOnlyOnce("1-0-0", "1-2-0", "1-4-0", "1-6-0", "1-8-0");
        assertThat(observed.faults).isEmpty();
    }

    @Test
    void itGoesOnTryingWhileKafkaIsAway() {
        var attempts = new AtomicInteger();
        var producers = new RelayProducers(topics.settings(), "prosa-relay");
        startRelay(
                () -> {
                    if (attempts.incrementAndGet() <= 4) {
                        throw new TimeoutException("no broker");
                    }
                    return producers.get();
                },
                observed);

        await().atMost(SOON).untilAtomic(observed.streams, is(1));

        outbox.updates(1, 0, 10, anna);

        awaitVersions(anna, 1, 0, 10);
        assertThat(observed.retries).hasValue(4);
        assertThat(observed.streams).as("the engine went on").hasValue(1);
    }

    @Test
    void aRowThatKafkaNeverTakesIsSetAsideAndTheLineGoesOn() {
        startStreaming();
        outbox.updates(1, 0, 5, anna);
        outbox.execute("""
                BEGIN;
                INSERT INTO outbox (partition, log_offset, index, topic, key, type, time, value)
                SELECT 1, 5 + n, 0, '%1$s', '%2$s', 't', now(), '{}' FROM generate_series(0, 3) AS n;
                INSERT INTO outbox (partition, log_offset, index, topic, key, type, time, value)
                VALUES (1, 9, 0, '%1$s', '%2$s', 't', now(), repeat('x', 3000000)),
                       (1, 9, 1, 'conversation-timers', NULL, 't', now(), 'a compacted topic wants a key');
                INSERT INTO outbox (partition, log_offset, index, topic, key, type, time, value)
                SELECT 1, 10 + n, 0, '%1$s', '%2$s', 't', now(), '{}' FROM generate_series(0, 3) AS n;
                COMMIT
                """.formatted(UPDATES, anna));

        awaitVersions(anna, 1, 10, 4);
        assertThat(versions(UPDATES, anna)).doesNotContain("1-9-0").containsAll(expected(1, 0, 9));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(observed.refusals)
                        .extracting(refusal -> refusal.row().version().id(), Refusal::reason)
                        .containsExactlyInAnyOrder(tuple("1-9-0", "RecordTooLarge"), tuple("1-9-1", "InvalidRecord")));
        assertThat(outbox.query("SELECT count(*) FROM relay_refused")).isEqualTo("2");
        assertThat(outbox.query("SELECT length(value) FROM relay_refused WHERE index = 0"))
                .isEqualTo("3000000");
    }

    private ConsumerRecord<String, byte[]> only(String topic, UUID conversation) {
        return topics.committed(topic).stream()
                .filter(record -> conversation.toString().equals(record.key()))
                .reduce((one, another) -> {
                    throw new AssertionError("more than one record");
                })
                .orElseThrow();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return CloudEventRecords.header(record.headers(), name);
    }
}
