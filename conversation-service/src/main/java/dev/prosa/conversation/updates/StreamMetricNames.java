package dev.prosa.conversation.updates;

/// Every metric of the event streams. Prometheus writes them with underscores:
/// `prosa_streams_begun_total`.
final class StreamMetricNames {

    /// Gauge: streams that are open in this instance.
    static final String OPEN = "prosa.streams.open";

    /// Counter by `how` (`FRESH`, `RESUMED`, `RESET`): streams that began.
    static final String BEGUN = "prosa.streams.begun";

    /// Counter: clients that were disconnected because they did not keep up.
    static final String SLOW = "prosa.streams.slow";

    private StreamMetricNames() {}
}
