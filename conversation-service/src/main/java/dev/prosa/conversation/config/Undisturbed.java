package dev.prosa.conversation.config;

import reactor.core.publisher.Mono;

/// Work that comes to its end though whoever asked has gone.
///
/// A browser that turns to another page ends its request, and with it whatever is under way for it.
/// A transaction that is ended so may give its connection back before the database has heard of it,
/// still open, and the next to use the connection finds itself in it.
public final class Undisturbed {

    private Undisturbed() {}

    /// @param work bounded in time, as nobody can call it off
    public static <T> Mono<T> by(Mono<T> work) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true));
    }
}
