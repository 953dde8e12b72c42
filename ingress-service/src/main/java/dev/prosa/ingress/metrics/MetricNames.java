package dev.prosa.ingress.metrics;

/// Every meter of this service. Prometheus writes them with `_` for `.` and adds `_total` or
/// `_seconds`.
public final class MetricNames {

    /// Counts answers. Tags: [#KIND], [#RESULT].
    public static final String WEBHOOKS = "prosa.ingress.webhooks";

    /// Counts webhooks that were not Twilio's. Tag: [#REASON], a `SignatureFailure`.
    public static final String SIGNATURE_FAILURES = "prosa.ingress.signature.failures";

    /// Counts webhooks kept in the quarantine. Tag: [#REASON], a `QuarantineReason`.
    public static final String QUARANTINED = "prosa.ingress.quarantined";

    /// Counts refused webhooks that the quarantine had no room for. Tag: [#LIMIT], an `Overflow`.
    public static final String QUARANTINE_OVERFLOW = "prosa.ingress.quarantine.overflow";

    /// Times Kafka, from sending to acknowledgement or to giving up, as a histogram. Tag:
    /// [#ACKNOWLEDGED].
    public static final String ACKNOWLEDGEMENT = "prosa.ingress.acknowledgement";

    /// How many webhooks are on their way now.
    public static final String IN_FLIGHT = "prosa.ingress.in.flight";

    /// Counts webhooks answered 503 at once because too many were on their way.
    public static final String SHED = "prosa.ingress.shed";

    /// `message` or `status`.
    public static final String KIND = "kind";

    /// `ACKNOWLEDGED`, or the `ProblemType` of the answer.
    public static final String RESULT = "result";

    /// An enum's name.
    public static final String REASON = "reason";

    /// An enum's name.
    public static final String LIMIT = "limit";

    /// `true` or `false`.
    public static final String ACKNOWLEDGED = "acknowledged";

    private MetricNames() {}
}
