package dev.prosa.standalone.torture;

import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.CommandAnswered.Truth;
import dev.prosa.contracts.vocabulary.Evidence;
import org.jspecify.annotations.Nullable;

/// What whoever gave a command was told, whichever way.
///
/// @param reason why it was not applied, null where it was
public record Told(
        CommandAnswered.Kind decision,
        @Nullable String reason,
        @Nullable Truth truth,
        Evidence evidence) {

    public static Told of(CommandAnswered answered) {
        return new Told(answered.decision(), answered.reason(), answered.truth(), answered.evidence());
    }
}
