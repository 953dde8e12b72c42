package dev.prosa.conversation.commands;

import dev.prosa.contracts.output.CommandAnswered;

/// How a request to do something ends.
public sealed interface Reply {

    /// The machine has decided.
    record Decided(CommandAnswered answered) implements Reply {}

    /// The key was used for something else. Nothing was done.
    record KeyReused() implements Reply {}

    /// The command is on the log, and nothing is decided yet.
    record Undecided() implements Reply {}
}
