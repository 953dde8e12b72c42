package dev.prosa.ingress.delivery;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.ingress.delivery.sends.SendLedger;
import dev.prosa.ingress.delivery.sends.StandingsReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// One membership of the consumer group: takes messages from `outbound-messages` and hands them to their
/// partitions' lanes, no more of a partition than may wait in memory. For one thread but for [#wakeup].
final class Dispatch implements AutoCloseable {

    private static final String GROUP = "ingress-delivery";
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final SendLedger ledger;
    private final DeliveryMetrics metrics;
    private final Holdings holdings;
    private final int maxWaiting;

    /// @param configured what `spring.kafka` says of a consumer
    /// @param maxWaiting messages in memory per partition
    /// @param patience how long what is under way may take when a partition is taken away
    Dispatch(
            Map<String, Object> configured,
            StandingsReader reader,
            SendLedger ledger,
            Courier courier,
            DeliveryMetrics metrics,
            int maxWaiting,
            Duration patience) {
        this.consumer =
                new KafkaConsumer<>(settings(configured), new StringDeserializer(), new ByteArrayDeserializer());
        this.ledger = ledger;
        this.metrics = metrics;
        this.maxWaiting = maxWaiting;
        this.holdings = new Holdings(consumer, reader, ledger, courier, patience);
    }

    private static Map<String, Object> settings(Map<String, Object> configured) {
        Map<String, Object> settings = new HashMap<>(configured);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        // For so long the messages of an instance that died wait for another.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        // conversation-service creates the topic, perhaps after us.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        return settings;
    }

    int waiting() {
        return holdings.all().stream().mapToInt(Holding::waiting).sum();
    }

    int partitions() {
        return holdings.all().size();
    }

    /// Until it goes on no longer, or Kafka fails.
    void run(BooleanSupplier goesOn) {
        consumer.subscribe(List.of(Topic.OUTBOUND_MESSAGES.topicName()), holdings);
        while (goesOn.getAsBoolean()) {
            try {
                consumer.poll(POLL).forEach(this::take);
                ledger.member(consumer.groupMetadata());
                holdings.byPartition().forEach(this::throttle);
            } catch (WakeupException _) {
                // to look again whether it goes on
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Holding holding = holdings.of(new TopicPartition(record.topic(), record.partition()));
        if (holding == null) {
            return;
        }
        try {
            holding.take(Outgoing.of(record));
        } catch (UnreadableRecordException e) {
            metrics.unreadable(record.partition(), record.offset(), String.valueOf(e.getMessage()));
            holding.skip(record.offset());
        }
    }

    private void throttle(TopicPartition partition, Holding holding) {
        int waiting = holding.waiting();
        if (waiting >= maxWaiting) {
            consumer.pause(List.of(partition));
        } else if (waiting <= maxWaiting / 2) {
            consumer.resume(List.of(partition));
        }
    }

    /// From any thread.
    void wakeup() {
        consumer.wakeup();
    }

    /// Leaves the group, after what is under way.
    @Override
    public void close() {
        consumer.close();
        holdings.loseAll();
    }
}
