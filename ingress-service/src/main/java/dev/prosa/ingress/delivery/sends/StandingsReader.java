package dev.prosa.ingress.delivery.sends;

import dev.prosa.contracts.output.OutboundSend;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.UnreadableRecordException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads what earlier owners of a partition left on `outbound-sends`.
///
/// It reads up to the end as it is without regard to transactions, so it also waits for those that an
/// earlier owner has not ended yet.
public final class StandingsReader {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Map<String, Object> consumerSettings;
    private final Map<String, Object> adminSettings;

    /// @param consumerSettings what `spring.kafka` says
    /// @param adminSettings what `spring.kafka` says
    public StandingsReader(Map<String, Object> consumerSettings, Map<String, Object> adminSettings) {
        this.consumerSettings = new HashMap<>(consumerSettings);
        this.consumerSettings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumerSettings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.consumerSettings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumerSettings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.adminSettings = adminSettings;
    }

    /// @throws KafkaException if the end is not reached in time
    /// @throws IllegalStateException if a record cannot be read: what it says must not be guessed
    public Standings read(int number) throws InterruptedException {
        TopicPartition partition = new TopicPartition(Topic.OUTBOUND_SENDS.topicName(), number);
        Standings standings = new Standings();
        long giveUpAt = System.nanoTime() + TIMEOUT.toNanos();
        long end = endOf(partition);
        try (var consumer =
                new KafkaConsumer<>(consumerSettings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = List.of(partition);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (consumer.position(partition, TIMEOUT) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> put(record, standings));
                if (System.nanoTime() > giveUpAt) {
                    throw new KafkaException("could not read " + partition + " to its end within " + TIMEOUT);
                }
            }
        }
        return standings;
    }

    private long endOf(TopicPartition partition) throws InterruptedException {
        try (Admin admin = Admin.create(adminSettings)) {
            return admin.listOffsets(
                            Map.of(partition, OffsetSpec.latest()),
                            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .partitionResult(partition)
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .offset();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("could not ask for the end of " + partition, e);
        }
    }

    private static void put(ConsumerRecord<String, byte[]> record, Standings standings) {
        try {
            if (CloudEventRecords.read(record.headers(), record.value()) instanceof OutboundSend send) {
                standings.put(send);
            }
        } catch (UnreadableRecordException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "outbound-sends, partition %d, offset %d cannot be read: %s"
                            .formatted(record.partition(), record.offset(), e.getMessage()),
                    e);
        }
    }
}
