package dev.prosa.conversation.store;

import dev.prosa.conversation.store.BatchStore.Asked;
import dev.prosa.conversation.store.BatchStore.Known;
import java.util.List;
import reactor.core.publisher.Mono;

/// Where batches are loaded from and stored: PostgreSQL, and in a simulation something that can
/// fail at every step.
public interface BatchStorage {

    /// Looks up what a batch needs to know.
    Mono<Known> load(Asked asked);

    /// Stores a batch and advances its partitions, or does neither.
    ///
    /// @param advances at least one, of different partitions
    /// @throws FencedOffException (as an error signal) if another consumer was in any of them
    Mono<Void> apply(List<Advance> advances, BatchWrites writes);
}
