package dev.prosa.contracts.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What surrounds a value on Kafka.
///
/// @param id unique per source: the same ID again is the same event
/// @param source who wrote it, such as `/prosa/ingress-service`
/// @param time when it happened, as the writer believes
/// @param subject the conversation's ID and the record's key; null for what has no conversation
/// @param traceparent the W3C trace it belongs to
public record Envelope(
        String id,
        String source,
        Instant time,
        @Nullable String subject,
        @Nullable String traceparent) {}
