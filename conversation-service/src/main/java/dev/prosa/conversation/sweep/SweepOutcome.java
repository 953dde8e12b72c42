package dev.prosa.conversation.sweep;

/// What became of one round.
sealed interface SweepOutcome {

    /// @param count how many timeouts were claimed
    /// @param skipped how many partitions lag too far behind to say what is overdue
    record Swept(int count, int skipped) implements SweepOutcome {}

    /// Another instance is at it, or was a moment ago.
    record NotOurTurn() implements SweepOutcome {}
}
