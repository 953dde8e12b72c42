package dev.prosa.expiry.firing;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.Json;
import dev.prosa.contracts.wire.RecordVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Writes `conversation-timers` as the relay does: keyed, versioned, in transactions.
public final class TimersTopic implements AutoCloseable {

    public static final int PARTITIONS = TopicCreator.DEFAULT_PARTITIONS;

    private final KafkaProducer<String, byte[]> producer;

    public TimersTopic(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "relay", "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    public static void create(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            new TopicCreator(admin, PARTITIONS, Duration.ofSeconds(20))
                    .ensure(List.of(Topic.CONVERSATION_EVENTS, Topic.CONVERSATION_TIMERS));
        }
    }

    public static int partitionOf(ConversationId conversation) {
        return BuiltInPartitioner.partitionForKey(conversation.toString().getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }

    /// Conversations nobody else has, all on the same partition.
    public static List<ConversationId> conversationsOn(int partition, int count) {
        return Stream.generate(() -> new ConversationId(UUID.randomUUID()))
                .filter(conversation -> partitionOf(conversation) == partition)
                .limit(count)
                .toList();
    }

    public static List<ConversationId> conversations(int count) {
        return Stream.generate(() -> new ConversationId(UUID.randomUUID()))
                .limit(count)
                .toList();
    }

    public void arm(ConversationId conversation, long offset, int session, Instant fireAt) {
        transaction(() -> send(conversation, offset, Json.write(new ArmedTimer(session, fireAt))));
    }

    public void armAll(List<ConversationId> conversations, long offset, Instant fireAt) {
        transaction(() -> conversations.forEach(
                conversation -> send(conversation, offset, Json.write(new ArmedTimer(1, fireAt)))));
    }

    public void disarm(ConversationId conversation, long offset) {
        disarmAll(List.of(conversation), offset);
    }

    public void disarmAll(List<ConversationId> conversations, long offset) {
        transaction(() -> conversations.forEach(conversation -> send(conversation, offset, null)));
    }

    public void armAndAbort(ConversationId conversation, long offset, Instant fireAt) {
        producer.beginTransaction();
        send(conversation, offset, Json.write(new ArmedTimer(1, fireAt)));
        producer.flush();
        producer.abortTransaction();
    }

    public void write(ProducerRecord<String, byte[]> record) {
        transaction(() -> producer.send(record));
    }

    private void send(ConversationId conversation, long offset, byte @Nullable [] json) {
        Envelope envelope = new Envelope(
                new RecordVersion(partitionOf(conversation), offset, 0).id(),
                "/prosa/conversation-service",
                TestClock.NOON,
                conversation.toString(),
                null);
        producer.send(
                CloudEventRecords.of(Topic.CONVERSATION_TIMERS.topicName(), envelope, EventType.ARMED_TIMER, json));
    }

    private void transaction(Runnable writing) {
        producer.beginTransaction();
        writing.run();
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
