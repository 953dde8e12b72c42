package dev.prosa.conversation.store;

import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record that must leave.
///
/// @param key the conversation's ID; null for what has none
/// @param value JSON; null is a tombstone
public record OutboxRow(
        RecordVersion version,
        EventType type,
        @Nullable String key,
        Instant time,
        @Nullable String traceparent,
        @Nullable String value) {}
