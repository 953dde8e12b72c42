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

    /// Counts requests for files that customers sent. Tag: [#RESULT], a `MediaOutcome`.
    public static final String MEDIA = "prosa.ingress.media";

    /// Counts attempts to send. Tag: [#RESULT], `ACCEPTED`, `REFUSED`, or why Twilio did not take it.
    public static final String SENDS = "prosa.delivery.sends";

    /// Counts look-ups of messages of unknown fate. Tag: [#RESULT], `FOUND`, `MISSING` or `FAILED`.
    public static final String LOOK_UPS = "prosa.delivery.look.ups";

    /// Counts messages with which nothing is to be done any more. Tag: [#RESULT], an `Ending`.
    public static final String SETTLED = "prosa.delivery.settled";

    /// Times messages, from the decision to send them until they are settled, as a histogram.
    public static final String DELIVERY_AGE = "prosa.delivery.age";

    /// How many messages wait in memory for their turn or their answer.
    public static final String WAITING = "prosa.delivery.waiting";

    /// How many partitions of `outbound-messages` this instance sends.
    public static final String DELIVERY_PARTITIONS = "prosa.delivery.partitions";

    /// Counts records on `outbound-messages` that nobody can read: anything above 0 needs a person.
    public static final String UNREADABLE = "prosa.delivery.unreadable";

    /// Counts transactions on `outbound-sends` that were tried again.
    public static final String LEDGER_RETRIES = "prosa.delivery.ledger.retries";

    /// `message` or `status`.
    public static final String KIND = "kind";

    /// What came of it, in the words that stand with the meter; of a webhook `ACKNOWLEDGED`, or the answer's
    /// `ProblemType`.
    public static final String RESULT = "result";

    /// An enum's name.
    public static final String REASON = "reason";

    /// An enum's name.
    public static final String LIMIT = "limit";

    /// `true` or `false`.
    public static final String ACKNOWLEDGED = "acknowledged";

    private MetricNames() {}
}
