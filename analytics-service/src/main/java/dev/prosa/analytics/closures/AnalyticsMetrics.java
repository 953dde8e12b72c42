package dev.prosa.analytics.closures;

/// The names of all metrics of this service's own. How many records still wait is Kafka's own
/// `kafka.consumer.fetch.manager.records.lag`; how long reports take is `http.server.requests`.
public final class AnalyticsMetrics {

    /// Counter, tag [#RESULT]: records of `closed-conversations` taken in.
    public static final String RECORDS = "prosa.analytics.records";

    /// Of [#RECORDS]: `stored`, `duplicate` or `unreadable`.
    public static final String RESULT = "result";

    /// Counter: revisions stored that never became the outcome, since a higher one of their session
    /// was there.
    public static final String SUPERSEDED = "prosa.analytics.superseded";

    /// Distribution: records a batch held.
    public static final String BATCH_SIZE = "prosa.analytics.batch.size";

    /// Timer: from a batch's arrival until it was stored.
    public static final String BATCH_TIME = "prosa.analytics.batch.time";

    /// Counter: batches that failed and are tried again, as while the database is away.
    public static final String BATCH_FAILURES = "prosa.analytics.batch.failures";

    /// Timer: from a record's own time, given by Kafka or its producer, until it was stored.
    public static final String DELAY = "prosa.analytics.delay";

    private AnalyticsMetrics() {}
}
