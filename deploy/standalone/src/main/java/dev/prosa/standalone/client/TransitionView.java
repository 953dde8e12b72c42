package dev.prosa.standalone.client;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One input and what was decided about it, as the read API shows it.
///
/// @param input the input's type, such as `MessageReceived`
/// @param decision accepted, ignored or rejected
/// @param reason why it was ignored or rejected
/// @param from the status before, null if there was no session
/// @param to the status after
/// @param answer what the sender of a command was told
/// @param evidence the record that carried the input
/// @param emitted the records that followed from it
public record TransitionView(
        Instant at,
        @Nullable Integer session,
        String input,
        @Nullable Actor by,
        String decision,
        @Nullable String reason,
        @Nullable String from,
        @Nullable String to,
        @Nullable String policyVersion,
        @Nullable String detectorVersion,
        @Nullable Double confidence,
        @Nullable String answer,
        Evidence evidence,
        @Nullable List<Emitted> emitted) {

    /// @param index among the input's records, from 0
    public record Emitted(String topic, String type, int index) {}
}
