package dev.prosa.conversation.updates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Reads `conversation-updates` once for everybody in this instance who waits for something. It
/// joins no group: every instance reads all partitions, from the end as it was at the start.
///
/// While Kafka is away it goes on trying, and then goes on where it was.
public final class UpdatesFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UpdatesFeed.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final UpdatesConsumers consumers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private final Set<UpdateReader> readers = new LinkedHashSet<>();
    private @Nullable Positions positions;
    private @Nullable Thread thread;
    private volatile boolean running;

    UpdatesFeed(UpdatesConsumers consumers) {
        this.consumers = consumers;
    }

    /// From now on the reader is told of every update.
    ///
    /// @return false if the feed itself has not begun, because Kafka has not answered yet; the
    ///     reader will then be told of everything from where it begins
    public boolean follow(UpdateReader reader) {
        lock.lock();
        try {
            readers.add(reader);
            if (positions == null) {
                return false;
            }
            reader.begin(positions);
            return true;
        } finally {
            lock.unlock();
        }
    }

    public void leave(UpdateReader reader) {
        lock.lock();
        try {
            readers.remove(reader);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("conversation-updates").start(this::run);
    }

    private void run() {
        while (running) {
            try (Consumer<String, byte[]> consumer = consumers.open()) {
                begin(consumer);
                while (running) {
                    take(consumer);
                }
            } catch (InvalidOffsetException e) {
                log.atError().addKeyValue("reason", e.toString()).log("updates are gone before they were read");
                forget();
            } catch (KafkaException e) {
                log.atWarn().addKeyValue("reason", e.toString()).log("updates cannot be read");
                rest();
            }
        }
    }

    private void begin(Consumer<String, byte[]> consumer) {
        List<TopicPartition> all = consumers.assignAll(consumer);
        Positions known = positions;
        if (known != null) {
            all.forEach(partition -> consumer.seek(partition, known.next(partition.partition())));
            return;
        }
        consumer.seekToEnd(all);
        Positions end = UpdatesConsumers.positions(consumer, all);
        lock.lock();
        try {
            positions = end;
        } finally {
            lock.unlock();
        }
        log.atInfo().addKeyValue("partitions", all.size()).log("updates are read from here on");
    }

    private void take(Consumer<String, byte[]> consumer) {
        Iterable<ConsumerRecord<String, byte[]>> records = consumer.poll(POLL);
        Positions reached = UpdatesConsumers.positions(consumer, UpdatesConsumers.inOrder(consumer.assignment()));
        lock.lock();
        try {
            Positions at = positions;
            for (ConsumerRecord<String, byte[]> record : records) {
                at = (at == null ? reached : at).with(record.partition(), record.offset() + 1);
                positions = at;
                Update update = new Update(record, at);
                tellAll(reader -> reader.read(update));
            }
            positions = reached;
            tellAll(reader -> reader.pause(reached));
        } finally {
            lock.unlock();
        }
    }

    /// One that fails must not keep the others from what they wait for.
    private void tellAll(java.util.function.Consumer<UpdateReader> what) {
        for (UpdateReader reader : List.copyOf(readers)) {
            try {
                what.accept(reader);
            } catch (RuntimeException e) {
                log.atError().addKeyValue("exception", e.getClass().getName()).log("a reader of updates failed");
                readers.remove(reader);
                reader.end();
            }
        }
    }

    /// Whoever follows has missed something and must begin anew.
    private void forget() {
        List<UpdateReader> ended;
        lock.lock();
        try {
            positions = null;
            ended = new ArrayList<>(readers);
        } finally {
            lock.unlock();
        }
        ended.forEach(UpdateReader::end);
    }

    private void rest() {
        lock.lock();
        try {
            if (running) {
                stopping.awaitNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        } catch (InterruptedException e) {
            running = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        running = false;
        List<UpdateReader> ended;
        lock.lock();
        try {
            stopping.signalAll();
            ended = new ArrayList<>(readers);
        } finally {
            lock.unlock();
        }
        ended.forEach(UpdateReader::end);
        Thread reading = thread;
        if (reading != null) {
            try {
                reading.join(POLL.multipliedBy(4));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Stops before the web server waits for its requests to end: streams never do by themselves.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
