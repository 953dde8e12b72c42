package dev.prosa.conversation.relay;

import io.debezium.connector.base.QueueProvider;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Debezium's queue in memory, but patient: it makes an idle engine rest.
///
/// The engine gathers events for `poll.interval.ms` and spins through the last millisecond of each
/// interval, which at 2 ms
/// costs half a core for nothing. It asks for the queue's size on every turn, so an empty queue
/// lets it rest there. It holds
/// the engine's lock meanwhile: an event that comes in waits for as long as that at most.
///
/// @param <T> Debezium's events
public final class PatientQueue<T> implements QueueProvider<T> {

    static final String NAME = "patient";

    private static final long REST_NANOS = 300_000;

    private final Queue<T> queue = new ArrayDeque<>();
    private volatile @Nullable Thread taker;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void configure(Map<String, ?> properties) {
        // grows as far as the engine lets it
    }

    @Override
    public void enqueue(T event) {
        queue.add(event);
    }

    @Override
    public @Nullable T poll() {
        taker = Thread.currentThread();
        return queue.poll();
    }

    /// Asked by the thread that takes, the one that adds, and by metrics; only the first has time.
    @Override
    public int size() {
        int size = queue.size();
        if (size == 0 && Thread.currentThread() == taker) {
            LockSupport.parkNanos(REST_NANOS);
        }
        return size;
    }
}
