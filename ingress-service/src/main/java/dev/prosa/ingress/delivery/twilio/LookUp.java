package dev.prosa.ingress.delivery.twilio;

import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/// What Twilio's list says about a message of unknown fate.
public sealed interface LookUp {

    /// It was accepted.
    ///
    /// @param errorCode null where nothing failed
    record Found(
            MessageSid sid, DeliveryStatus status, @Nullable Integer errorCode) implements LookUp {}

    /// It is not on the list.
    record Missing() implements LookUp {}

    /// The list could not be read.
    record Failed() implements LookUp {}
}
