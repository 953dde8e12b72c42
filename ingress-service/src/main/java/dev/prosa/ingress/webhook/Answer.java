package dev.prosa.ingress.webhook;

import org.jspecify.annotations.Nullable;

/// What a caller is told.
sealed interface Answer {

    /// Kafka has the webhook.
    record Acknowledged() implements Answer {}

    /// Something was wrong with the request, or with us.
    ///
    /// @param status as a rule the type's
    /// @param detail what it is and what to do about it
    /// @param reason why a webhook was quarantined
    /// @param parameter which one is malformed
    record Problem(
            ProblemType type,
            int status,
            String detail,
            @Nullable String reason,
            @Nullable String parameter) implements Answer {

        Problem(ProblemType type, String detail) {
            this(type, detail, null, null);
        }

        Problem(ProblemType type, String detail, @Nullable String reason, @Nullable String parameter) {
            this(type, type.status().value(), detail, reason, parameter);
        }
    }
}
