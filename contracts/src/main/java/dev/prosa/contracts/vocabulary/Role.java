package dev.prosa.contracts.vocabulary;

/// In which capacity a command was given.
public enum Role {
    AGENT,
    SUPERVISOR,
    ADMINISTRATOR,
    /// The AI assistant, which serves where the organisation turned it on.
    ASSISTANT,
    /// Whoever runs the installation.
    OPERATOR;

    /// Whether the role may act on sessions that somebody else serves.
    public boolean supervises() {
        return this == SUPERVISOR || this == ADMINISTRATOR || this == OPERATOR;
    }
}
