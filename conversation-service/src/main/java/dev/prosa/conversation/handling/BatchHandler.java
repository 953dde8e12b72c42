package dev.prosa.conversation.handling;

import dev.prosa.conversation.store.FencedOffException;
import java.util.List;
import reactor.core.publisher.Mono;

/// Applies batches, exactly once each.
public interface BatchHandler {

    /// Applies what one poll brought: all of it is stored, in one transaction where nothing is wrong
    /// with it; or the error says why not, and of each partition its batch or nothing is stored.
    ///
    /// @param batches at least one, of different partitions
    /// @throws FencedOffException (as an error signal) if another consumer was there: seek to
    ///     PostgreSQL's offsets
    Mono<BatchResult> handle(List<PartitionBatch> batches);

    /// Applies one partition's batch.
    default Mono<BatchResult> handle(PartitionBatch batch) {
        return handle(List.of(batch));
    }

    /// Drops what is remembered of a partition: it went away, came back, or another consumer was
    /// there.
    void forget(int partition);
}
