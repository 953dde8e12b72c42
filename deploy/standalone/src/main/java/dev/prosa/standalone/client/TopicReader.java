package dev.prosa.standalone.client;

import dev.prosa.contracts.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/// Reads a topic, or one key of it, from a starting point on: committed records only, outside any
/// consumer group. Used by one thread; only [#interrupt] may come from another.
public final class TopicReader implements AutoCloseable {

    private final Consumer<String, byte[]> consumer;
    private final @Nullable String key;
    private final Map<TopicPartition, Long> ends;

    private TopicReader(Consumer<String, byte[]> consumer, @Nullable String key, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.key = key;
        this.ends = ends;
    }

    /// @param key null reads all partitions, a key only its own partition and records
    /// @throws dev.prosa.standalone.Failure if Kafka does not answer or the topic is not there
    public static TopicReader open(Endpoints endpoints, Topic topic, @Nullable String key, StartingPoint start) {
        KafkaAccess.check(endpoints.kafka());
        var consumer = KafkaAccess.consumer(endpoints.kafka());
        try {
            var all = KafkaAccess.partitions(consumer, topic);
            var wanted = key == null
                    ? all
                    : List.of(new TopicPartition(topic.topicName(), KafkaAccess.partitionOf(key, all.size())));
            consumer.assign(wanted);
            var ends = consumer.endOffsets(wanted);
            seek(consumer, wanted, ends, start);
            return new TopicReader(consumer, key, ends);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /// The next records, none if nothing came within the timeout or another thread interrupted.
    public List<TopicRecord> poll(Duration timeout) {
        try {
            var records = new ArrayList<TopicRecord>();
            for (var record : consumer.poll(timeout)) {
                if (key == null || key.equals(record.key())) {
                    records.add(TopicRecord.of(record));
                }
            }
            return records;
        } catch (WakeupException e) {
            return List.of();
        }
    }

    /// Whether everything has been read that was there when the reader opened.
    public boolean hasReachedTheEnd() {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), KafkaAccess.PATIENCE) >= end.getValue());
    }

    /// Ends a [#poll] early.
    public void interrupt() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static void seek(
            Consumer<?, ?> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            StartingPoint start) {
        switch (start) {
            case StartingPoint.Beginning() -> consumer.seekToBeginning(partitions);
            case StartingPoint.End() -> ends.forEach(consumer::seek);
            case StartingPoint.Time(var instant) -> seek(consumer, ends, instant);
            case StartingPoint.Offset(var offset) ->
                consumer.beginningOffsets(partitions).forEach((partition, first) -> {
                    long end = ends.getOrDefault(partition, first);
                    consumer.seek(partition, Math.clamp(offset, first, end));
                });
        }
    }

    private static void seek(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends, Instant instant) {
        var wanted = new HashMap<TopicPartition, Long>();
        ends.keySet().forEach(partition -> wanted.put(partition, instant.toEpochMilli()));
        var found = consumer.offsetsForTimes(wanted);
        ends.forEach((partition, end) -> {
            var first = found.get(partition);
            consumer.seek(partition, first == null ? end : first.offset());
        });
    }
}
