package dev.prosa.conversation.store;

import dev.prosa.conversation.store.BatchStore.Asked;
import dev.prosa.conversation.store.BatchStore.Known;
import java.time.Instant;
import org.apache.kafka.common.Uuid;
import reactor.core.publisher.Mono;

/// Where batches are loaded from and stored: PostgreSQL, and in a simulation something that can
/// fail at every step.
public interface BatchStorage {

    /// Looks up what a batch needs to know.
    Mono<Known> load(Asked asked);

    /// Stores a batch and advances its partition, or does neither.
    ///
    /// @param first the first record's offset, where the partition must stand
    /// @param next one past the last record's offset
    /// @throws FencedOffException (as an error signal) if another consumer was there
    Mono<Void> apply(Uuid topicId, int partition, long first, long next, Instant lastRecordAt, BatchWrites writes);
}
