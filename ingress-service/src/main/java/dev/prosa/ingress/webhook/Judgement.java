package dev.prosa.ingress.webhook;

import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.ingress.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;

/// What a webhook turns out to be. Nothing expected is thrown.
sealed interface Judgement {

    /// Twilio's, and whole.
    ///
    /// @param eventId the same for every delivery of the same event
    record Accepted(LoggedInput input, String eventId) implements Judgement {}

    /// Not provably Twilio's, or Twilio's and of no use.
    ///
    /// @param detail what exactly, without customer text
    /// @param parameter which one is at fault, if it is one
    record Refused(
            QuarantineReason reason,
            String detail,
            @Nullable String parameter) implements Judgement {}
}
