package dev.prosa.conversation.handling;

import dev.prosa.conversation.store.FencedOffException;
import reactor.core.publisher.Mono;

/// Applies batches, exactly once each.
public interface BatchHandler {

    /// Applies a batch: all of it is stored, or the error says why not and nothing is.
    ///
    /// @throws FencedOffException (as an error signal) if another consumer was there: seek to
    ///     PostgreSQL's offset
    Mono<BatchResult> handle(PartitionBatch batch);

    /// Drops what is remembered of a partition: it went away, came back, or another consumer was
    /// there.
    void forget(int partition);
}
