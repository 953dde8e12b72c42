package dev.prosa.conversation.handling;

/// Names of what the handling of batches measures. Decisions, reasons and outcomes are tags by
/// their enums' names.
public final class HandlingMetrics {

    /// Counter, tags `input`, `decision` (ACCEPTED, IGNORED, REJECTED, PARKED) and `reason`: every
    /// input, once.
    public static final String DECISIONS = "prosa.decisions";

    /// Counter, tags `outcome` (CLOSED, REVISED, REOPENED) and `reason`: revisions of sessions.
    public static final String OUTCOMES = "prosa.outcomes";

    /// Summary: records per batch.
    public static final String BATCH_SIZE = "prosa.batch.size";

    /// Timer: from taking a batch to its commit.
    public static final String BATCH_TIME = "prosa.batch.time";

    /// Counter, tag `error` (FENCED, PASSING, OTHER): batches that were not stored and are taken
    /// again.
    public static final String BATCH_FAILURES = "prosa.batch.failures";

    private HandlingMetrics() {}
}
