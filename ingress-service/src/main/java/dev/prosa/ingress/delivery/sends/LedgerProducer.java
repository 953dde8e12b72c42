package dev.prosa.ingress.delivery.sends;

import dev.prosa.contracts.output.OutboundSend;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// A transactional producer that is made anew after an error: whether its last transaction was committed is
/// settled thereby, and writing the same again does no harm. For one thread.
final class LedgerProducer implements AutoCloseable {

    private static final String SOURCE = "/prosa/ingress-service";

    private final Map<String, Object> settings;
    private @Nullable Producer<String, byte[]> producer;

    LedgerProducer(Map<String, Object> configured) {
        settings = new HashMap<>(configured);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "prosa-delivery-" + UUID.randomUUID());
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000);
    }

    /// On the partition of the message itself, so that whoever reads one reads the other.
    static ProducerRecord<String, byte[]> record(int partition, OutboundSend send, @Nullable String traceparent) {
        Envelope envelope = new Envelope(
                send.version() + "-" + send.state(),
                SOURCE,
                send.at(),
                send.conversationId().toString(),
                traceparent);
        ProducerRecord<String, byte[]> record = CloudEventRecords.of(envelope, send);
        return new ProducerRecord<>(record.topic(), partition, null, record.key(), record.value(), record.headers());
    }

    /// @throws KafkaException if it was not committed, or it is not known whether it was
    void commit(List<ProducerRecord<String, byte[]>> records, Map<Held, Long> watermarks, ConsumerGroupMetadata group) {
        Producer<String, byte[]> connected = connected();
        try {
            connected.beginTransaction();
            records.forEach(connected::send);
            connected.sendOffsetsToTransaction(offsets(watermarks), group);
            connected.commitTransaction();
        } catch (KafkaException e) {
            close();
            throw e;
        }
    }

    private Producer<String, byte[]> connected() {
        if (producer == null) {
            Producer<String, byte[]> fresh =
                    new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            try {
                fresh.initTransactions();
            } catch (KafkaException e) {
                fresh.close(Duration.ZERO);
                throw e;
            }
            producer = fresh;
        }
        return producer;
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Map<Held, Long> watermarks) {
        return watermarks.entrySet().stream()
                .collect(Collectors.toMap(
                        it -> new TopicPartition(
                                Topic.OUTBOUND_MESSAGES.topicName(), it.getKey().partition()),
                        it -> new OffsetAndMetadata(it.getValue())));
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
