package dev.prosa.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.contracts.output.ParkedInput;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.contracts.wire.Replay;
import dev.prosa.embedded.EmbeddedKafka;
import dev.prosa.embedded.KafkaSettings;
import dev.prosa.standalone.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parked inputs on a real broker; the test plays conversation-service.
class ParkedInputsTest {

    private static final String CONVERSATION = UUID.randomUUID().toString();

    @TempDir
    static Path data;

    private static EmbeddedKafka kafka;
    private static Endpoints endpoints;

    @BeforeAll
    static void park() {
        kafka = EmbeddedKafka.start(KafkaSettings.in(data));
        endpoints = TestEndpoints.onKafka(kafka.bootstrapServers());
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            new TopicCreator(admin, 3, Duration.ofSeconds(10))
                    .ensure(List.of(Topic.CONVERSATION_EVENTS, Topic.CONVERSATION_EVENTS_PARKED));
        }
        try (var producer = KafkaAccess.producer(kafka.bootstrapServers())) {
            for (long offset : new long[] {7, 12, 12, 30}) { // one came twice
                var parked = new ParkedInput(
                        "NOBODY_OWNS_ADDRESS",
                        "register",
                        Instant.parse("2026-03-02T09:00:00Z"),
                        new Evidence(2, offset),
                        CONVERSATION,
                        ("value " + offset).getBytes(StandardCharsets.UTF_8),
                        List.of(new ParkedInput.Header(
                                "ce_type", "dev.prosa.message-received.v1".getBytes(StandardCharsets.UTF_8))));
                producer.send(CloudEventRecords.of(
                        new Envelope("2-" + offset + "-0", "/test", Instant.now(), CONVERSATION, null), parked));
            }
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void whatIsParkedIsListedOnceShownWholeAndReplayedOnceInItsOrder() {
        try (var parked = ParkedInputs.open(endpoints)) {
            assertThat(parked.list()).extracting(ParkedInputs.Entry::id).containsExactly("2-7", "2-12", "2-30");
            assertThat(parked.list()).allSatisfy(entry -> {
                assertThat(entry.conversation()).isEqualTo(CONVERSATION);
                assertThat(entry.type()).isEqualTo("dev.prosa.message-received.v1");
                assertThat(entry.replayedAs()).isNull();
            });
            assertThat(new String(parked.show("2-12").value(), StandardCharsets.UTF_8))
                    .isEqualTo("value 12");

            parked.list().forEach(parked::replay);
        }

        try (var parked = ParkedInputs.open(endpoints)) {
            assertThat(parked.list()).extracting(ParkedInputs.Entry::replayedAs).doesNotContainNull();
        }
        var log = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var events = KeptRecords.open(endpoints, Topic.CONVERSATION_EVENTS)) {
            events.forEach(log::add);
        }
        assertThat(log)
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactly("value 7", "value 12", "value 30");
        assertThat(log)
                .extracting(record -> CloudEventRecords.header(record.headers(), Replay.OF))
                .containsExactly("2-7", "2-12", "2-30");
        assertThat(log).allSatisfy(record -> assertThat(record.key()).isEqualTo(CONVERSATION));
    }

    @Test
    void whatIsNotThereSaysWhereToLook() {
        try (var parked = ParkedInputs.open(endpoints)) {
            assertThatThrownBy(() -> parked.show("9-9"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("./prosa parked list");
        }
    }
}
