package dev.prosa.conversation.sweep;

/// Every metric of the sweeper. Prometheus writes them with underscores: `prosa_sweep_swept_total`.
final class SweepMetricNames {

    /// Counter: timeouts claimed. Alert when it rises: expiry-service, Kafka or a deploy is broken.
    static final String SWEPT = "prosa.sweep.swept";

    /// Counter by `outcome` (`swept`, `not_our_turn`, `failed`): rounds of this instance. Alert
    /// when `swept` over all
    /// instances stands still: nobody looks.
    static final String ROUNDS = "prosa.sweep.rounds";

    /// Gauge: partitions that the last round skipped because they lag.
    static final String SKIPPED = "prosa.sweep.partitions.skipped";

    private SweepMetricNames() {}
}
