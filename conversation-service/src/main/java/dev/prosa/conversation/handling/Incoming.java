package dev.prosa.conversation.handling;

import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.output.ParkedInput;
import dev.prosa.contracts.vocabulary.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One record of `conversation-events`.
public sealed interface Incoming {

    Evidence evidence();

    /// The record's own time, stamped by the broker.
    Instant at();

    @Nullable
    String traceparent();

    /// The record as it lay on the log, so that it can be parked whole.
    Raw raw();

    record Readable(Evidence evidence, Instant at, @Nullable String traceparent, Raw raw, LoggedInput input)
            implements Incoming {}

    /// @param detail what is wrong with it, without customer text
    record Unreadable(
            Evidence evidence, Instant at, @Nullable String traceparent, Raw raw, ParkReason reason, String detail)
            implements Incoming {}

    record Raw(@Nullable String key, byte @Nullable [] value, List<ParkedInput.Header> headers) {}

    /// The same record, given up.
    default Unreadable parked(ParkReason reason, String detail) {
        return new Unreadable(evidence(), at(), traceparent(), raw(), reason, detail);
    }
}
