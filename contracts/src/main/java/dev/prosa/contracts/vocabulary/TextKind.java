package dev.prosa.contracts.vocabulary;

/// What an outbound message is for.
public enum TextKind {
    AGENT_REPLY,
    ASSISTANT_REPLY,
    ASSISTANT_FALLBACK,
    GREETING,
    IDLE_WARNING,
    CONFIRMATION_QUESTION,
    FAREWELL,
    SURVEY;

    /// Whether a refusal by the channel only marks the message: the machine said it on its own
    /// account, and a conversation does not fail for a courtesy.
    public boolean isCourtesy() {
        return switch (this) {
            case IDLE_WARNING, FAREWELL, SURVEY -> true;
            case AGENT_REPLY, ASSISTANT_REPLY, ASSISTANT_FALLBACK, GREETING, CONFIRMATION_QUESTION -> false;
        };
    }
}
