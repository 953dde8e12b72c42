package dev.prosa.conversation.relay;

import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of the outbox: a record on its way to Kafka.
///
/// @param version the input that caused it, and which of its consequences it is
/// @param topic where it goes
/// @param key the conversation's ID; null for what has no conversation
/// @param type the CloudEvents type
/// @param time the log's time of the input
/// @param traceparent the trace it belongs to
/// @param value JSON; null is a tombstone
record OutboxRow(
        RecordVersion version,
        String topic,
        @Nullable String key,
        String type,
        Instant time,
        @Nullable String traceparent,
        @Nullable String value) {

    /// Without what customers wrote.
    @Override
    public String toString() {
        return "OutboxRow[%s, %s, %s]".formatted(version.id(), topic, type);
    }
}
