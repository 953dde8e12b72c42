package dev.prosa.ingress.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Lets one log line through in ten seconds and counts what it stands for: a flood of requests
/// must not become a
/// flood of lines. Thread-safe.
public final class LogPause {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier nanoTime;
    private final AtomicLong unlogged = new AtomicLong();
    private final AtomicLong loggedAt;

    public LogPause(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.loggedAt = new AtomicLong(nanoTime.getAsLong() - PAUSE);
    }

    /// How many occurrences a line would stand for now, this one included; 0 if nothing shall be
    /// logged yet.
    public long occurred() {
        unlogged.incrementAndGet();
        long now = nanoTime.getAsLong();
        long last = loggedAt.get();
        return now - last >= PAUSE && loggedAt.compareAndSet(last, now) ? unlogged.getAndSet(0) : 0;
    }
}
