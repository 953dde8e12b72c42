package dev.prosa.standalone.torture;

import dev.prosa.contracts.input.Command;
import java.util.concurrent.CompletableFuture;

/// A way by which agents give commands. One without an answer is given again under its ID until it has
/// one, and the [Ledger] keeps what was told.
interface Messenger extends AutoCloseable {

    CompletableFuture<Told> give(Command command);

    /// How many commands wait for their answer.
    int waiting();

    /// How often a command was given again.
    long repeated();

    /// Gives nothing again from now on.
    @Override
    void close();
}
