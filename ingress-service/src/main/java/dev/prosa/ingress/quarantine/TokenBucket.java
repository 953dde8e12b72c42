package dev.prosa.ingress.quarantine;

/// Lets through `capacity` at once and `capacity` per period in the long run. Not thread-safe.
final class TokenBucket {

    private final double capacity;
    private final double perNano;
    private double tokens;
    private long filledAt;

    /// @param capacity what a full bucket holds; also what an empty one is filled with to begin
    ///     with
    /// @param nanos how long an empty bucket takes to fill
    TokenBucket(double capacity, long nanos, long now) {
        this.capacity = capacity;
        this.perNano = capacity / nanos;
        this.tokens = capacity;
        this.filledAt = now;
    }

    boolean holds(double wanted, long now) {
        tokens = Math.min(capacity, tokens + (now - filledAt) * perNano);
        filledAt = now;
        return tokens >= wanted;
    }

    /// What the bucket holds, as asked before.
    void take(double taken) {
        tokens -= taken;
    }
}
