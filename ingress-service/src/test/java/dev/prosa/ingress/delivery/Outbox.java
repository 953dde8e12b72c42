package dev.prosa.ingress.delivery;

import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.output.OutboundMessage;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.ingress.webhook.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// conversation-service's side: writes what shall be sent and reads what became of it.
final class Outbox implements AutoCloseable {

    static final int PARTITIONS = 2;
    static final String CHANNEL = "whatsapp:+14155238886";

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicLong offsets = new AtomicLong();

    Outbox(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", bootstrapServers, "default.api.timeout.ms", 120_000))) {
            new TopicCreator(admin, PARTITIONS, Duration.ofMinutes(2)).ensure(List.of(Topic.OUTBOUND_MESSAGES));
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    OutboundMessage message(String to, String body, @Nullable Instant windowClosesAt) {
        return message(to, body, windowClosesAt, Instant.now());
    }

    OutboundMessage message(String to, String body, @Nullable Instant windowClosesAt, Instant decidedAt) {
        Address channel = new Address(CHANNEL);
        Address customer = new Address(to);
        return new OutboundMessage(
                new MessageId(UUID.randomUUID()),
                ConversationId.between(channel, customer),
                new OrganizationId(UUID.randomUUID()),
                1,
                1,
                TextKind.AGENT_REPLY,
                channel,
                customer,
                body,
                "ana",
                decidedAt,
                windowClosesAt);
    }

    OutboundMessage put(String to, String body) {
        OutboundMessage message = message(to, body, Instant.now().plusSeconds(3600));
        put(message);
        return message;
    }

    long put(OutboundMessage message) {
        long offset = offsets.incrementAndGet();
        put(message, offset);
        return offset;
    }

    /// @param offset of the input that caused it: the same again is the same message again
    void put(OutboundMessage message, long offset) {
        Envelope envelope = new Envelope(
                new RecordVersion(0, offset, 0).id(),
                "/prosa/conversation-service",
                message.decidedAt(),
                message.conversationId().toString(),
                null);
        producer.send(CloudEventRecords.of(envelope, message));
        producer.flush();
    }

    DeliveryReported awaitReport(OutboundMessage message) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> reports(message), it -> !it.isEmpty())
                .getFirst();
    }

    List<DeliveryReported> reports(OutboundMessage message) {
        return new TopicReader(bootstrapServers)
                        .all(
                                Topic.CONVERSATION_EVENTS,
                                it -> message.conversationId().toString().equals(it.key()))
                        .stream()
                        .map(record -> {
                            try {
                                return (DeliveryReported) CloudEventRecords.read(record.headers(), record.value());
                            } catch (UnreadableRecordException e) {
                                throw new AssertionError(e);
                            }
                        })
                        .filter(it -> message.messageId().equals(it.messageId()))
                        .toList();
    }

    @Override
    public void close() {
        producer.close();
    }
}
