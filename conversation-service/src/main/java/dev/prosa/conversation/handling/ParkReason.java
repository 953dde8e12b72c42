package dev.prosa.conversation.handling;

/// Why a record was parked rather than applied.
public enum ParkReason {
    /// No CloudEvent, of no known type, or its value does not fit its type.
    UNREADABLE,
    /// Its key is not the conversation's: it lies on the wrong partition.
    WRONG_KEY,
    /// Nobody owns the channel address; replay it once somebody does.
    NOBODY_OWNS_ADDRESS,
    /// Deciding or storing it fails, alone too.
    UNAPPLICABLE
}
