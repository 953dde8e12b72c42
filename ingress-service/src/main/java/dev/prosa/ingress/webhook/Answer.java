package dev.prosa.ingress.webhook;

import dev.prosa.ingress.problem.Problem;

/// What a caller is told.
sealed interface Answer {

    /// Kafka has the webhook.
    record Acknowledged() implements Answer {}

    /// The webhook was not taken.
    record NotTaken(Problem problem) implements Answer {}
}
