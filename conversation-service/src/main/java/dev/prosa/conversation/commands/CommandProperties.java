package dev.prosa.conversation.commands;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The limits of commands (`prosa.commands`).
///
/// @param patience how long a request waits for its answer before it is told where to ask again,
///     500 ms to 30 s; 5 s by default
/// @param waiting requests that may wait at once in one instance, 1 to 100,000; 2,000 by default.
///     Those above are refused
@ConfigurationProperties("prosa.commands")
record CommandProperties(
        @DefaultValue("5s") Duration patience,
        @DefaultValue("2000") int waiting) {

    CommandProperties {
        require(patience.toMillis() >= 500 && patience.toMillis() <= 30_000, "patience must be 500ms to 30s", patience);
        require(waiting >= 1 && waiting <= 100_000, "waiting must be 1 to 100000", waiting);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("prosa.commands.%s but is %s".formatted(rule, value));
        }
    }
}
