package dev.prosa.ingress.webhook;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts webhooks on their way and lets no more in than memory was reckoned for.
final class InFlight {

    private final int limit;
    private final AtomicInteger count = new AtomicInteger();

    InFlight(int limit) {
        this.limit = limit;
    }

    /// Whether there was room; then [#leave] must follow, once.
    boolean enter() {
        if (count.incrementAndGet() <= limit) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }

    void leave() {
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }
}
