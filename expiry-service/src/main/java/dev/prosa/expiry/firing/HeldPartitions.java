package dev.prosa.expiry.firing;

import dev.prosa.expiry.timers.PartitionTimers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The partitions that the consumer group gave to this instance. Each starts empty and is read
/// from its beginning;
/// one that goes takes its timers along.
final class HeldPartitions implements ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(HeldPartitions.class);
    private static final Duration ENDS_TIMEOUT = Duration.ofSeconds(1);

    private final Consumer<?, ?> consumer;
    private final ExpiryProperties properties;
    private final ExpiryMeters meters;
    private final NavigableMap<Integer, Held> held = new TreeMap<>();
    private boolean joined;

    private record Held(TopicPartition topicPartition, PartitionTimers timers, long assignedNanos) {}

    HeldPartitions(Consumer<?, ?> consumer, ExpiryProperties properties, ExpiryMeters meters) {
        this.consumer = consumer;
        this.properties = properties;
        this.meters = meters;
    }

    boolean joined() {
        return joined;
    }

    @Nullable
    PartitionTimers get(int partition) {
        Held found = held.get(partition);
        return found == null ? null : found.timers();
    }

    List<PartitionTimers> all() {
        return held.values().stream().map(Held::timers).toList();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        // Without this check, seeking an empty collection would mean seeking every partition held.
        if (partitions.isEmpty()) {
            return;
        }
        for (TopicPartition assigned : partitions) {
            PartitionTimers timers =
                    new PartitionTimers(assigned.partition(), properties.rememberedVersions(), properties.inFlight());
            held.put(assigned.partition(), new Held(assigned, timers, System.nanoTime()));
        }
        consumer.seekToBeginning(partitions);
        log.atInfo().addKeyValue("partitions", numbers(partitions)).log("partitions assigned, rebuilding");
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        drop(partitions);
        log.atInfo().addKeyValue("partitions", numbers(partitions)).log("partitions revoked");
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        drop(partitions);
        joined = false;
        log.atWarn().addKeyValue("partitions", numbers(partitions)).log("partitions lost");
    }

    /// Asks where the log ends, and notes which partitions have been read up to there.
    void watchRebuilds() {
        List<Held> rebuilding =
                held.values().stream().filter(one -> !one.timers().isRebuilt()).toList();
        askForEnds(rebuilding.stream()
                .filter(one -> !one.timers().knowsItsEnd())
                .map(Held::topicPartition)
                .toList());
        rebuilding.stream().filter(one -> one.timers().knowsItsEnd()).forEach(this::watch);
    }

    private void askForEnds(List<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        try {
            consumer.endOffsets(partitions, ENDS_TIMEOUT).forEach((partition, end) -> {
                Held asked = held.get(partition.partition());
                if (asked != null) {
                    asked.timers().rebuildUpTo(end);
                }
            });
        } catch (TimeoutException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("end of log unknown yet");
        }
    }

    private void watch(Held rebuilding) {
        if (rebuilding.timers().reached(position(rebuilding.topicPartition()))) {
            Duration took = Duration.ofNanos(System.nanoTime() - rebuilding.assignedNanos());
            meters.rebuilt(took);
            log.atInfo()
                    .addKeyValue("partition", rebuilding.timers().partition())
                    .addKeyValue("pending", rebuilding.timers().summary().pending())
                    .addKeyValue("millis", took.toMillis())
                    .log("partition rebuilt");
        }
    }

    /// -1 while the consumer has not found the log's beginning yet.
    private long position(TopicPartition partition) {
        try {
            return consumer.position(partition, Duration.ZERO);
        } catch (TimeoutException e) {
            return -1;
        }
    }

    private void drop(Collection<TopicPartition> partitions) {
        partitions.forEach(gone -> held.remove(gone.partition()));
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).sorted().toList();
    }
}
