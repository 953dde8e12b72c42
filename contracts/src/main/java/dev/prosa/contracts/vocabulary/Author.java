package dev.prosa.contracts.vocabulary;

/// Whose words a message holds.
public enum Author {
    CUSTOMER,
    AGENT,
    ASSISTANT,
    /// A text the machine sends by itself.
    SYSTEM,
    /// An agent's note: never leaves us.
    NOTE
}
