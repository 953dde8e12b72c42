package dev.prosa.standalone.client;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One input and what was decided about it, as the read API shows it.
///
/// @param input the input's type, such as `MessageReceived`
/// @param session 0 where there was none
/// @param decision accepted, ignored or rejected
/// @param reason why it was ignored or rejected
/// @param from the status before, null if there was no session
/// @param to the status after
/// @param confidence how sure the closure detector was that a message says goodbye, 0 to 1
/// @param answer how it reads as the answer to "may I close?"
/// @param evidence the record that carried the input
/// @param emitted the records that followed from it
public record TransitionView(
        Instant at,
        int session,
        String input,
        @Nullable Actor by,
        String decision,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer policyVersion,
        @Nullable Integer ownershipVersion,
        @Nullable Integer detectorVersion,
        @Nullable Double confidence,
        @Nullable String answer,
        Evidence evidence,
        @Nullable List<Emitted> emitted) {

    /// @param topic null for a type the service does not know
    /// @param index among the input's records, from 0
    public record Emitted(@Nullable String topic, String type, int index) {}
}
