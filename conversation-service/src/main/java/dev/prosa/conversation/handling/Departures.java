package dev.prosa.conversation.handling;

import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.conversation.store.OutboxRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The records that leave because of one input, numbered as they come.
final class Departures {

    private final Working conversation;
    private final Incoming.Readable incoming;
    private final Rows rows;
    private final ValueWriter values;
    private final List<String> types = new ArrayList<>();

    Departures(Working conversation, Incoming.Readable incoming, Rows rows, ValueWriter values) {
        this.conversation = conversation;
        this.incoming = incoming;
        this.rows = rows;
        this.values = values;
    }

    /// Has a record leave and returns its value as JSON.
    String emit(Instant at, Object value) {
        String json = values.write(value);
        leave(at, EventType.of(value), json);
        return json;
    }

    /// Says that the conversation has no timer any more.
    void tombstone(Instant at) {
        leave(at, EventType.ARMED_TIMER, null);
    }

    /// Types of what left, in index order, separated by commas.
    String types() {
        return String.join(",", types);
    }

    private void leave(Instant at, EventType type, @Nullable String json) {
        RecordVersion version = new RecordVersion(
                incoming.evidence().partition(), incoming.evidence().offset(), types.size());
        rows.outbox.add(new OutboxRow(version, type, conversation.id().toString(), at, incoming.traceparent(), json));
        types.add(type.fileName());
    }
}
