package dev.prosa.contracts.output;

import dev.prosa.contracts.vocabulary.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record of `conversation-events` that could not be applied, kept whole so that it can be
/// replayed.
///
/// @param reason one of the codes in the reference, such as `UNREADABLE`
/// @param detail what exactly, without customer text
/// @param key the record's key, verbatim; null where it had none
/// @param value the record's value, verbatim (Base64 in JSON)
public record ParkedInput(
        String reason,
        String detail,
        Instant parkedAt,
        Evidence evidence,
        @Nullable String key,
        byte @Nullable [] value,
        List<Header> headers) {

    public ParkedInput {
        headers = List.copyOf(headers);
    }

    /// Without key, value and headers: nobody knows what they hold, and it must not reach a log.
    @Override
    public String toString() {
        return "ParkedInput[reason=" + reason + ", evidence=" + evidence + "]";
    }

    /// One header of the parked record, verbatim (Base64 in JSON).
    public record Header(String name, byte @Nullable [] value) {}
}
