package dev.prosa.ingress.publishing;

/// How it stands with Kafka.
enum KafkaState {
    /// The topics are not known to exist: every webhook is answered 503.
    NOT_REACHED_YET,
    IN_REACH,
    /// The last look found nobody. Webhooks are still tried.
    OUT_OF_REACH
}
