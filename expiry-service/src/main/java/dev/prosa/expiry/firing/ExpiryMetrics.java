package dev.prosa.expiry.firing;

/// The names of everything expiry-service measures, as Micrometer has them; Prometheus writes `_`
/// for `.`.
public final class ExpiryMetrics {

    /// Gauge: timers that wait for their time or their turn.
    public static final String PENDING = "prosa.timers.pending";

    /// Gauge: timers whose claim waits for its acknowledgement.
    public static final String IN_FLIGHT = "prosa.timers.in.flight";

    /// Gauge: assigned partitions; tag `state` is `rebuilt` or `rebuilding`.
    public static final String PARTITIONS = "prosa.timers.partitions";

    /// Gauge, seconds: how long ago the oldest timer that has not fired should have; 0 if none is
    /// late. Alert on it.
    public static final String MOST_LATE = "prosa.timers.most.late";

    /// Timer: from a partition's assignment until its timers may fire.
    public static final String REBUILD = "prosa.timers.rebuild";

    /// Counter: records read; tag `outcome` is `armed`, `rearmed`, `disarmed`, `stale` or
    /// `unreadable`.
    public static final String RECORDS = "prosa.timers.records";

    /// Timer with histogram: for each claim acknowledged, how long after its timer's time it was
    /// sent. Its count is the
    /// number of timers fired.
    public static final String LATENESS = "prosa.timers.lateness";

    /// Counter: claims acknowledged.
    public static final String FIRED = "prosa.timers.fired";

    /// Counter: claims that were not acknowledged and are tried again.
    public static final String LOST = "prosa.timers.claims.lost";

    private ExpiryMetrics() {}
}
