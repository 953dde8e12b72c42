package dev.prosa.conversation.intake;

/// Names of what the intake measures.
final class IntakeMetrics {

    /// Gauge: partitions of `conversation-events` this instance applies.
    static final String ASSIGNED = "prosa.intake.partitions.assigned";

    /// Gauge: partitions that are assigned and stopped. Alert at 1.
    static final String STOPPED = "prosa.intake.partitions.stopped";

    private IntakeMetrics() {}
}
