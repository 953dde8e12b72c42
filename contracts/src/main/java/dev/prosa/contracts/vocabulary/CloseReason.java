package dev.prosa.contracts.vocabulary;

/// Why a session closed, strongest first. A stronger reason revises a weaker one, never the other
/// way.
public enum CloseReason {
    /// The customer or the channel is unreachable for good, or an operator gave it up.
    FAILED,
    /// The customer said goodbye.
    USER_CLOSED,
    /// A supervisor closed.
    SUPPORT_CLOSED,
    /// The agent who served closed.
    AGENT_CLOSED,
    /// Nobody served, or nobody said a word, for too long.
    EXPIRED,
    /// The customer owed the answer and was warned, or nobody confirmed.
    IDLE_TIMEOUT;

    public boolean isStrongerThan(CloseReason other) {
        return ordinal() < other.ordinal();
    }
}
