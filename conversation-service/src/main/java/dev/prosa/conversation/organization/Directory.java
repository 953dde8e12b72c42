package dev.prosa.conversation.organization;

import reactor.core.publisher.Mono;

/// Who owns which channel address and how each organisation's conversations run, as of a few
/// seconds ago at most.
public interface Directory {

    /// The last state read from PostgreSQL. Never blocks once there is one; before, it waits for
    /// `prosa.directory.patience`. Take one snapshot for all that shall be decided alike.
    ///
    /// @throws DirectoryUnavailableException if PostgreSQL has not answered since the start
    DirectorySnapshot current();

    /// The state as of a version, or a later one: what is decided by it heeds every change that was
    /// made before.
    ///
    /// @param version that a batch read together with its conversations
    default Mono<DirectorySnapshot> asOf(long version) {
        return Mono.fromSupplier(this::current);
    }
}
