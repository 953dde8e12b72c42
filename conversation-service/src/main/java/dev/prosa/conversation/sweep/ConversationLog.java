package dev.prosa.conversation.sweep;

import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.contracts.wire.TraceParent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// `conversation-events` as the sweeper needs it: where it ends, and a place to claim timeouts.
final class ConversationLog {

    private static final String SOURCE = "/prosa/conversation-service/sweeper";

    private final Map<String, Object> kafka;
    private final Duration patience;

    /// @param kafka where Kafka is and how to sign in
    /// @param patience how long Kafka may take to answer
    ConversationLog(Map<String, Object> kafka, Duration patience) {
        this.kafka = kafka;
        this.patience = patience;
    }

    /// The offset after the last record of each partition.
    ///
    /// @throws KafkaException if Kafka does not say so in time
    Map<Integer, Long> endOffsets(Collection<Integer> partitions) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = partitions.stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(Topic.CONVERSATION_EVENTS.topicName(), partition),
                        _ -> OffsetSpec.latest()));
        try (Admin admin = Admin.create(withPatience(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG))) {
            var ends = get(admin.listOffsets(wanted).all());
            return ends.entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> entry.getKey().partition(),
                            entry -> entry.getValue().offset()));
        }
    }

    /// Returns when all are acknowledged.
    ///
    /// @throws KafkaException if one is not, in time; others may be
    void append(List<TimeoutElapsed> claims) throws InterruptedException {
        if (claims.isEmpty()) {
            return;
        }
        try (Producer<String, byte[]> producer = producer()) {
            List<Future<RecordMetadata>> sends = claims.stream()
                    .map(claim -> producer.send(CloudEventRecords.of(envelope(claim), claim)))
                    .toList();
            for (Future<RecordMetadata> send : sends) {
                get(send);
            }
        }
    }

    private static Envelope envelope(TimeoutElapsed claim) {
        return new Envelope(
                UUID.randomUUID().toString(),
                SOURCE,
                claim.firedAt(),
                claim.conversationId().toString(),
                TraceParent.continuing(null).value());
    }

    /// Seldom needed, so none is kept.
    private Producer<String, byte[]> producer() {
        Map<String, Object> settings = withPatience(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) patience.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /// @param timeout the property that bounds a whole call; one request gets half of it
    private Map<String, Object> withPatience(String timeout) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(timeout, (int) patience.toMillis());
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis() / 2);
        return settings;
    }

    private <T> T get(Future<T> future) throws InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka did not answer the sweeper", e);
        }
    }
}
