package dev.prosa.standalone.bench;

import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.standalone.client.KafkaAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Takes down every claim that reaches `conversation-events` from now on: by the broker's clock, so
/// what is measured is when a claim was there, not when it was read.
final class ClaimWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final Set<String> conversations = new HashSet<>();
    private final List<Long> latenessMillis = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private long last;
    private long copies;

    ClaimWatch(String kafka) {
        consumer = KafkaAccess.consumer(kafka);
        var partitions = KafkaAccess.partitions(consumer, Topic.CONVERSATION_EVENTS);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// Waits until so many timers have fired, or it has taken too long.
    void await(long count, Duration patience) {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (conversations.size() < count && System.nanoTime() < giveUpAt) {
            consumer.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            if (CloudEventRecords.read(record.headers(), record.value()) instanceof TimeoutElapsed claim) {
                if (!conversations.add(record.key())) {
                    copies++;
                    return;
                }
                first = Math.min(first, record.timestamp());
                last = Math.max(last, record.timestamp());
                latenessMillis.add(record.timestamp() - claim.fireAt().toEpochMilli());
            }
        } catch (UnreadableRecordException e) {
            copies++; // nobody else writes here
        }
    }

    int fired() {
        return conversations.size();
    }

    long copies() {
        return copies;
    }

    double firedPerSecond() {
        return conversations.size() * 1_000.0 / Math.max(1, last - first);
    }

    long[] latenessNanos() {
        return latenessMillis.stream().mapToLong(millis -> millis * 1_000_000).toArray();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
