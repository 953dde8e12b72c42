package dev.prosa.conversation.relay;

import java.time.Duration;

/// Pauses that double with each failure, up to a limit.
final class Backoff {

    private final Duration first;
    private final Duration limit;
    private final StopSignal stop;
    private Duration next;

    Backoff(Duration first, Duration limit, StopSignal stop) {
        this.first = first;
        this.limit = limit;
        this.stop = stop;
        this.next = first;
    }

    void pause() throws InterruptedException {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(limit) < 0 ? doubled : limit;
        stop.pause(now);
    }

    void reset() {
        next = first;
    }
}
