package dev.prosa.conversation.intake;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.conversation.handling.PassingErrors;
import dev.prosa.conversation.store.BatchStore;
import dev.prosa.conversation.store.PartitionProgress.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.retry.Retry;

/// Puts every assigned partition where PostgreSQL says it stands. One that cannot stand there is
/// stopped, loudly:
/// going on would skip inputs in silence.
final class Assignment {

    private static final Logger log = LoggerFactory.getLogger(Assignment.class);
    private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Retry UNTIL_THE_DATABASE_ANSWERS = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(5))
            .filter(PassingErrors::isPassing)
            .doBeforeRetry(retry -> log.atWarn()
                    .addKeyValue("error", retry.failure().getClass().getSimpleName())
                    .log("the database does not say where the partitions stand, asking again"));

    private final Admin admin;
    private final BatchStore store;
    private final Duration longest;
    private final Map<Integer, Uuid> assigned = new ConcurrentHashMap<>();
    private final Map<Integer, String> stopped = new ConcurrentHashMap<>();

    /// @param longest how long the database may stay away before the consumer is handed back to
    ///     Kafka
    Assignment(Admin admin, BatchStore store, Duration longest) {
        this.admin = admin;
        this.store = store;
        this.longest = longest;
    }

    /// Seeks the partitions to PostgreSQL's offsets, and goes on trying while Kafka or PostgreSQL do
    /// not answer: a partition that the group believes to be here and that was never placed would stand
    /// still until the next rebalance. If it takes longer than Kafka allows, another consumer gets them.
    ///
    /// @throws KafkaException if the consumer was asked to stop
    void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        while (!partitions.isEmpty()) {
            try {
                place(consumer, partitions);
                return;
            } catch (WakeupException | InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                // Whatever it is: to give up would leave the partitions standing, and nobody would know.
                log.atWarn()
                        .addKeyValue("partitions", partitions.size())
                        .addKeyValue("error", e.getClass().getSimpleName())
                        .log("partitions cannot be placed yet, trying again");
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void place(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        TopicDescription topic = describe();
        int count = topic.partitions().size();
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions, BROKER_TIMEOUT);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, BROKER_TIMEOUT);
        for (TopicPartition partition : partitions) {
            long start = starts.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, start);
            Position position = store.position(topic.topicId(), partition.partition(), count, start)
                    .retryWhen(UNTIL_THE_DATABASE_ANSWERS)
                    .block(longest);
            place(consumer, partition, topic.topicId(), count, start, end, Objects.requireNonNull(position));
        }
    }

    private void place(
            Consumer<?, ?> consumer,
            TopicPartition partition,
            Uuid topicId,
            int count,
            long start,
            long end,
            Position position) {
        String wrong = wrong(topicId, count, start, end, position);
        if (wrong == null) {
            assigned.put(partition.partition(), topicId);
            stopped.remove(partition.partition());
            consumer.seek(partition, position.nextOffset());
            return;
        }
        assigned.remove(partition.partition());
        stopped.put(partition.partition(), wrong);
        consumer.seek(partition, end);
        consumer.pause(List.of(partition));
        log.atError()
                .addKeyValue("partition", partition.partition())
                .addKeyValue("reason", wrong)
                .log("partition stopped: nothing of it is applied until this is mended");
    }

    private static @Nullable String wrong(Uuid topicId, int count, long start, long end, Position position) {
        String name = Topic.CONVERSATION_EVENTS.topicName();
        if (!position.topicId().equals(topicId)) {
            return name + " was created anew: PostgreSQL knows topic " + position.topicId() + ", the broker has "
                    + topicId + ". Restore the topic, or delete the rows of conversation.partition_progress"
                    + " to go on from the new log's start.";
        }
        if (position.partitionCount() != count) {
            return name + " has " + count + " partitions, PostgreSQL knows " + position.partitionCount()
                    + ". A conversation's ID would lead elsewhere than its history: restore the count.";
        }
        if (position.nextOffset() < start || position.nextOffset() > end) {
            return "PostgreSQL stands at offset " + position.nextOffset() + ", the log reaches from " + start
                    + " to " + end + ": inputs are lost or PostgreSQL is ahead. Restore the older of the two, or set"
                    + " next_offset in conversation.partition_progress to accept the gap.";
        }
        return null;
    }

    /// @throws IllegalStateException if the partition is not assigned
    Uuid topicId(int partition) {
        Uuid topicId = assigned.get(partition);
        if (topicId == null) {
            throw new IllegalStateException("partition " + partition + " is not assigned");
        }
        return topicId;
    }

    boolean holds(int partition) {
        return assigned.containsKey(partition);
    }

    void drop(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            assigned.remove(partition.partition());
            stopped.remove(partition.partition());
        }
    }

    int held() {
        return assigned.size();
    }

    /// Why partitions are stopped, by partition.
    Map<Integer, String> stopped() {
        return Map.copyOf(stopped);
    }

    private TopicDescription describe() {
        String name = Topic.CONVERSATION_EVENTS.topicName();
        try {
            return Objects.requireNonNull(admin.describeTopics(List.of(name))
                            .topicNameValues()
                            .get(name))
                    .get(BROKER_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("cannot describe " + name, e);
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while describing " + name, e);
        }
    }
}
