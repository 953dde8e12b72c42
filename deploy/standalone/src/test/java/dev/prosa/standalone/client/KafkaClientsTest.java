package dev.prosa.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.embedded.EmbeddedKafka;
import dev.prosa.embedded.KafkaSettings;
import dev.prosa.standalone.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands, answers and topics through a real broker; the test plays conversation-service.
class KafkaClientsTest {

    private static final OrganizationId DEMO = OrganizationId.named("demo");
    private static final Sender ANA = Sender.agent("ana", DEMO);

    @TempDir
    static Path data;

    private static EmbeddedKafka kafka;
    private static Endpoints endpoints;
    private static Producer<String, byte[]> producer;

    private final ConversationId conversation = new ConversationId(UUID.randomUUID());

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(KafkaSettings.in(data));
        endpoints = TestEndpoints.onKafka(kafka.bootstrapServers());
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            new TopicCreator(admin, 3, Duration.ofSeconds(10))
                    .ensure(List.of(Topic.CONVERSATION_EVENTS, Topic.CONVERSATION_UPDATES, Topic.CONVERSATION_TIMERS));
        }
        producer = KafkaAccess.producer(kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        producer.close();
        kafka.close();
    }

    @Test
    void aCommandGoesToTheLogAndItsAnswerComesBack() throws Exception {
        var command = accept();
        try (var commands = CommandClient.about(conversation, endpoints);
                var log = TopicReader.open(
                        endpoints, Topic.CONVERSATION_EVENTS, conversation.toString(), new StartingPoint.End())) {
            var answer = commands.send(command);

            var logged = awaitRecords(log, 1).getFirst();
            assertThat(logged.type()).isEqualTo("dev.prosa.accept-requested.v1");
            assertThat(String.valueOf(logged.value()))
                    .contains(command.command().commandId().value());
            answer(accept(), logged); // somebody else's
            answer(command, logged);
            assertThat(answer.get(5, TimeUnit.SECONDS).commandId())
                    .isEqualTo(command.command().commandId());
        }
    }

    @Test
    void oneClientHearsTheAnswersAboutEveryConversation() throws Exception {
        try (var commands = CommandClient.aboutAll(endpoints)) {
            for (int i = 0; i < 10; i++) {
                var command = new AcceptRequested(new ConversationId(UUID.randomUUID()), ANA.aimedAt(null, null));
                var answer = commands.send(command);
                answer(command, new TopicRecord(0, i, Instant.now(), null, null, null, null, null));

                assertThat(answer.get(5, TimeUnit.SECONDS).conversationId()).isEqualTo(command.conversationId());
            }
        }
    }

    @Test
    void withAKeyOnlyItsRecordsAreReadAndTombstonesAreSeen() {
        for (var key : List.of("other", conversation.toString(), "third")) {
            send(new ProducerRecord<>(Topic.CONVERSATION_TIMERS.topicName(), key, "{\"session\":1}".getBytes()));
        }
        send(new ProducerRecord<>(Topic.CONVERSATION_TIMERS.topicName(), conversation.toString(), null));

        try (var reader = TopicReader.open(
                endpoints, Topic.CONVERSATION_TIMERS, conversation.toString(), new StartingPoint.Beginning())) {
            var records = awaitRecords(reader, 2);

            assertThat(records).extracting(TopicRecord::key).containsOnly(conversation.toString());
            assertThat(records.getFirst().value()).hasToString("{\"session\":1}");
            assertThat(records.getLast().value()).isNull();
            assertThat(reader.hasReachedTheEnd()).isTrue();
        }
    }

    @Test
    void readingStartsAtATimeOrAnOffset() throws Exception {
        var before = send(update("before"));
        var noon = Instant.ofEpochMilli(before + 1);
        send(new ProducerRecord<>(
                Topic.CONVERSATION_UPDATES.topicName(),
                null,
                before + 10,
                conversation.toString(),
                "\"after\"".getBytes()));

        try (var reader = TopicReader.open(
                endpoints, Topic.CONVERSATION_UPDATES, conversation.toString(), new StartingPoint.Time(noon))) {
            assertThat(awaitRecords(reader, 1))
                    .extracting(record -> String.valueOf(record.value()))
                    .containsExactly("\"after\"");
        }
        try (var reader = TopicReader.open(
                endpoints, Topic.CONVERSATION_UPDATES, conversation.toString(), new StartingPoint.Offset(0))) {
            assertThat(awaitRecords(reader, 2))
                    .extracting(record -> String.valueOf(record.value()))
                    .containsExactly("\"before\"", "\"after\"");
        }
    }

    @Test
    void whereNothingListensTheLineSaysWhatToDo() {
        assertThatThrownBy(() -> CommandClient.aboutAll(TestEndpoints.onKafka("localhost:1")))
                .isInstanceOf(Failure.class)
                .hasMessage("Kafka does not answer on localhost:1: start Prosa with ./prosa up");
    }

    @Test
    void aTopicThatIsNotThereNamesItsOwner() {
        assertThatThrownBy(() ->
                        TopicReader.open(endpoints, Topic.QUARANTINED_WEBHOOKS, null, new StartingPoint.Beginning()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("quarantined-webhooks")
                .hasMessageContaining("ingress-service");
    }

    private AcceptRequested accept() {
        return new AcceptRequested(conversation, ANA.aimedAt(1, 1L));
    }

    private ProducerRecord<String, byte[]> update(String text) {
        return new ProducerRecord<>(
                Topic.CONVERSATION_UPDATES.topicName(), conversation.toString(), ("\"" + text + "\"").getBytes());
    }

    private static void answer(AcceptRequested command, TopicRecord logged) {
        var answered = new CommandAnswered(
                command.command().commandId(),
                command.conversationId(),
                DEMO,
                command.command().agentId(),
                "AcceptRequested",
                CommandAnswered.Kind.APPLIED,
                null,
                null,
                logged.timestamp(),
                new Evidence(logged.partition(), logged.offset()));
        var envelope = new Envelope(
                "0-0-0", "/test", Instant.now(), command.conversationId().toString(), null);
        send(CloudEventRecords.of(envelope, answered));
    }

    private static long send(ProducerRecord<String, byte[]> record) {
        try {
            return producer.send(record).get(5, TimeUnit.SECONDS).timestamp();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<TopicRecord> awaitRecords(TopicReader reader, int count) {
        var records = new ArrayList<TopicRecord>();
        Awaitility.await().until(() -> {
            records.addAll(reader.poll(Duration.ofMillis(100)));
            return records.size() >= count;
        });
        return records;
    }
}
