package dev.prosa.conversation.audit;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.conversation.handling.Incoming;
import dev.prosa.conversation.intake.RecordReader;
import dev.prosa.conversation.tool.ToolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads `conversation-events` again, outside of any consumer group.
public final class EventLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String NAME = Topic.CONVERSATION_EVENTS.topicName();

    private final KafkaConsumer<String, byte[]> consumer;
    private final String topicId;
    private final int partitions;

    private EventLog(KafkaConsumer<String, byte[]> consumer, String topicId, int partitions) {
        this.consumer = consumer;
        this.topicId = topicId;
        this.partitions = partitions;
    }

    /// @throws ToolException if Kafka does not answer or the topic is not there
    public static EventLog open(String bootstrapServers) {
        TopicDescription topic = describe(bootstrapServers);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "none",
                "max.poll.records",
                1_000,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis());
        return new EventLog(
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                topic.topicId().toString(),
                topic.partitions().size());
    }

    public String topicId() {
        return topicId;
    }

    public int partitions() {
        return partitions;
    }

    /// The first offset still there.
    public long start(int partition) {
        TopicPartition asked = new TopicPartition(NAME, partition);
        return Objects.requireNonNull(
                consumer.beginningOffsets(List.of(asked), PATIENCE).get(asked));
    }

    /// Hands on the records from `first` (inclusive) to `next` (exclusive), some at a time.
    ///
    /// @throws ToolException if the log ends before
    public void read(int partition, long first, long next, Consumer<List<Incoming>> batches) {
        TopicPartition asked = new TopicPartition(NAME, partition);
        consumer.assign(List.of(asked));
        consumer.seek(asked, first);
        long last = System.nanoTime();
        while (consumer.position(asked, PATIENCE) < next) {
            List<Incoming> batch = new ArrayList<>();
            for (var record : consumer.poll(POLL)) {
                if (record.offset() < next) {
                    batch.add(RecordReader.read(record));
                }
            }
            if (!batch.isEmpty()) {
                batches.accept(batch);
                last = System.nanoTime();
            } else if (System.nanoTime() - last > PATIENCE.toNanos()) {
                throw new ToolException("partition %d of %s ends at %d, PostgreSQL is at %d: the log lost records"
                        .formatted(partition, NAME, consumer.position(asked, PATIENCE), next));
            }
        }
    }

    private static TopicDescription describe(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis(),
                "request.timeout.ms",
                (int) PATIENCE.toMillis() / 2);
        try (Admin admin = Admin.create(settings)) {
            return Objects.requireNonNull(admin.describeTopics(List.of(NAME))
                            .topicNameValues()
                            .get(NAME))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new ToolException("Kafka on " + bootstrapServers + " does not tell about " + NAME
                    + ": start it, or set KAFKA_BOOTSTRAP_SERVERS");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted");
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
