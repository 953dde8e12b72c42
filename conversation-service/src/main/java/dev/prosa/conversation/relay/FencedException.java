package dev.prosa.conversation.relay;

import org.jspecify.annotations.Nullable;

/// Another relay has begun to write to Kafka: this one must stop.
final class FencedException extends Exception {

    FencedException(Throwable cause) {
        super("another relay writes to Kafka under this one's transactional.id", cause);
    }

    /// The one among the causes, if any: the engine wraps what its handler throws.
    static @Nullable FencedException in(@Nullable Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof FencedException fenced) {
                return fenced;
            }
        }
        return null;
    }
}
