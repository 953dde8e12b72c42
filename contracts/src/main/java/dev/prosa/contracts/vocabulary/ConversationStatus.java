package dev.prosa.contracts.vocabulary;

/// Where a session stands. Every status but [#CLOSED] has a deadline at which it leaves by itself.
public enum ConversationStatus {
    /// The customer wrote and nobody serves yet.
    PENDING,
    /// Somebody serves.
    PROGRESS,
    /// The customer owes the answer for long and was warned.
    IDLE,
    /// The customer seems to say goodbye and was asked "may I close?".
    AWAITING_CONFIRMATION,
    /// The customer said goodbye; a short grace runs.
    WAITING_CLOSE,
    /// The session is sealed.
    CLOSED;

    public boolean isOpen() {
        return this != CLOSED;
    }
}
