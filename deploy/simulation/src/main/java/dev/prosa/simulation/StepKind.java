package dev.prosa.simulation;

/// What kind of thing happens next.
enum StepKind {
    INPUT,
    TIME,
    CONSUMER,
    RELAY,
    HOST,
    SWEEP,
    DIRECTORY,
    FAULT;

    static final StepKind[] ALL = values();
}
