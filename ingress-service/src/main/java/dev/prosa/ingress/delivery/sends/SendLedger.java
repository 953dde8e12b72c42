package dev.prosa.ingress.delivery.sends;

import dev.prosa.contracts.output.OutboundSend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes claims and settlements to `outbound-sends`, those that wait together in one transaction.
///
/// Each transaction also commits the partitions' offsets in the name of the consumer group as this member
/// knows it. The broker refuses that once the group has moved on, and with it the claims: whoever lost a
/// partition without noticing cannot claim, so it cannot send.
public final class SendLedger implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SendLedger.class);
    private static final int MOST_TOGETHER = 500;
    private static final long IDLE_MILLIS = 500;
    private static final long PAUSE_MILLIS = 100;

    private final LedgerProducer producer;
    private final Runnable retried;
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final ReentrantLock round = new ReentrantLock();
    private final Set<Held> held = new HashSet<>();
    private final Map<Held, Long> committed = new HashMap<>();
    private volatile @Nullable ConsumerGroupMetadata member;
    private volatile boolean closed;
    private final Thread thread;

    private record Entry(
            Held held, OutboundSend send, @Nullable String traceparent, CompletableFuture<OutboundSend> written) {}

    /// @param settings what `spring.kafka` says of a producer
    /// @param retried told of every transaction that is tried again
    public SendLedger(Map<String, Object> settings, Runnable retried) {
        this.producer = new LedgerProducer(settings);
        this.retried = retried;
        this.thread = Thread.ofPlatform().name("delivery-ledger").start(this::run);
    }

    /// The consumer group as this member knows it now. To be told after every poll.
    public void member(ConsumerGroupMetadata metadata) {
        member = metadata;
    }

    /// From now on there may be claims for the partition.
    public void take(Held partition) {
        round.lock();
        try {
            held.add(partition);
        } finally {
            round.unlock();
        }
    }

    /// Waits for the transaction under way. Afterwards every claim for the partition fails with
    /// [PartitionLostException], also those that wait.
    public void release(Held partition) {
        round.lock();
        try {
            held.remove(partition);
            committed.remove(partition);
        } finally {
            round.unlock();
        }
    }

    /// Completes with the record when Kafka has it for good; fails with [PartitionLostException] if the partition
    /// is not held any more.
    public CompletableFuture<OutboundSend> write(Held partition, OutboundSend send, @Nullable String traceparent) {
        CompletableFuture<OutboundSend> written = new CompletableFuture<>();
        entries.add(new Entry(partition, send, traceparent, written));
        return written;
    }

    private void run() {
        List<Entry> batch = new ArrayList<>();
        while (!closed || !batch.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    gather(batch);
                }
                if (round(batch)) {
                    batch.clear();
                } else {
                    retried.run();
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException _) {
                break;
            }
        }
        entries.drainTo(batch);
        batch.forEach(SendLedger::lose);
    }

    private void gather(List<Entry> batch) throws InterruptedException {
        Entry first = entries.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            entries.drainTo(batch, MOST_TOGETHER - 1);
        }
    }

    /// Whether the batch needs no further try.
    private boolean round(List<Entry> batch) {
        round.lock();
        try {
            batch.stream().filter(it -> !held.contains(it.held())).forEach(SendLedger::lose);
            batch.removeIf(it -> !held.contains(it.held()));
            Map<Held, Long> watermarks = watermarks(batch);
            ConsumerGroupMetadata group = member;
            if (watermarks.isEmpty() || group == null) {
                return batch.isEmpty();
            }
            producer.commit(
                    batch.stream()
                            .map(it -> LedgerProducer.record(it.held().partition(), it.send(), it.traceparent()))
                            .toList(),
                    watermarks,
                    group);
            committed.putAll(watermarks);
            batch.forEach(it -> it.written().complete(it.send()));
            return true;
        } catch (KafkaException e) {
            log.atWarn()
                    .addKeyValue("reason", e.toString())
                    .addKeyValue("sends", batch.size())
                    .log("sends not written yet");
            return false;
        } finally {
            round.unlock();
        }
    }

    /// Those that moved, and those of the batch: without an offset nothing would be refused.
    private Map<Held, Long> watermarks(List<Entry> batch) {
        Map<Held, Long> watermarks = new HashMap<>();
        for (Held partition : held) {
            long watermark = partition.watermark();
            if (watermark >= 0 && !Long.valueOf(watermark).equals(committed.get(partition))) {
                watermarks.put(partition, watermark);
            }
        }
        batch.forEach(it -> watermarks.put(it.held(), it.held().watermark()));
        return watermarks;
    }

    private static void lose(Entry entry) {
        entry.written()
                .completeExceptionally(new PartitionLostException(entry.held().partition()));
    }

    /// Ends after the transaction under way.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
