package dev.prosa.conversation.handling;

import dev.prosa.contracts.output.ParkedInput;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.Json;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.conversation.handling.Incoming.Raw;
import dev.prosa.conversation.handling.Incoming.Unreadable;
import dev.prosa.conversation.store.OutboxRow;
import org.jspecify.annotations.Nullable;

/// Puts aside what cannot be applied, whole, so that nothing is dropped in silence.
final class Parking {

    private Parking() {}

    // The checker does not read from class files that an array may be null.
    @SuppressWarnings("NullAway")
    static OutboxRow park(Unreadable record) {
        Raw raw = record.raw();
        ParkedInput parked = new ParkedInput(
                record.reason().name(),
                record.detail(),
                record.at(),
                record.evidence(),
                raw.key(),
                raw.value(),
                raw.headers());
        return new OutboxRow(
                new RecordVersion(
                        record.evidence().partition(), record.evidence().offset(), 0),
                EventType.PARKED_INPUT,
                storable(raw.key()),
                record.at(),
                record.traceparent(),
                Json.writeText(parked));
    }

    /// PostgreSQL has no U+0000; the value keeps the key verbatim, escaped.
    private static @Nullable String storable(@Nullable String key) {
        return key == null || key.indexOf('\0') >= 0 ? null : key;
    }
}
