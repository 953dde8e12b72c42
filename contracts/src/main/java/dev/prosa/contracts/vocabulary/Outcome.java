package dev.prosa.contracts.vocabulary;

/// What a revision of a session says: it is closed, or it was opened again.
public enum Outcome {
    CLOSED,
    REOPENED
}
